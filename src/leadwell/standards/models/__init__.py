"""The tables of the standards: frameworks, what stands in them, and how they came to be published."""

from leadwell.standards.models.drafting import Comment, Step, StepKind
from leadwell.standards.models.frameworks import Framework, Status, Version
from leadwell.standards.models.items import Definition, Item, ItemKind, Link, Mark, Scale
from leadwell.standards.models.requirements import Requirement

__all__ = [
    "Comment",
    "Definition",
    "Framework",
    "Item",
    "ItemKind",
    "Link",
    "Mark",
    "Requirement",
    "Scale",
    "Status",
    "Step",
    "StepKind",
    "Version",
]
