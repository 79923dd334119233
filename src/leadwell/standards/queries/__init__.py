"""Every read of the standards. What is published is everybody's; drafts start from `visible_to`."""

from leadwell.standards.queries.crosswalks import crosswalk, item_names, may_count
from leadwell.standards.queries.in_force import (
    CORE,
    VALUES,
    items_of,
    levels_on,
    requirements_on,
    values_on,
    version_in_force,
    versions_in_force,
)

__all__ = [
    "CORE",
    "VALUES",
    "crosswalk",
    "item_names",
    "items_of",
    "levels_on",
    "may_count",
    "requirements_on",
    "values_on",
    "version_in_force",
    "versions_in_force",
]
