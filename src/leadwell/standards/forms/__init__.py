"""What is typed about the standards."""

from leadwell.standards.forms.drafting import (
    Answer,
    Comment,
    Describe,
    KeepItem,
    KeepRequirement,
    Nothing,
    Publish,
    Retire,
    SendBack,
    Start,
    described,
    in_boxes,
)
from leadwell.standards.forms.reading import Compare, asked_to_compare

__all__ = [
    "Answer",
    "Comment",
    "Compare",
    "Describe",
    "KeepItem",
    "KeepRequirement",
    "Nothing",
    "Publish",
    "Retire",
    "SendBack",
    "Start",
    "asked_to_compare",
    "described",
    "in_boxes",
]
