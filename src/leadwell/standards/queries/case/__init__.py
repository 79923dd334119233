"""Frameworks as CASE 1.1 answers them: one function for each of the twelve addresses.

Each takes who asks and the address of the site, and answers what is sent, or None where there is nothing
the asker may see.
"""

from leadwell.standards.queries.case.finding import (
    SORTS,
    association,
    definitions,
    document,
    documents,
    item,
    item_associations,
    package,
    rubric,
)
from leadwell.standards.queries.case.moodle import moodle_csv

__all__ = [
    "SORTS",
    "association",
    "definitions",
    "document",
    "documents",
    "item",
    "item_associations",
    "moodle_csv",
    "package",
    "rubric",
]
