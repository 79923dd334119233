"""Every read of organisations."""

from leadwell.organisations.queries.listing import InFull, Wanted, in_full, page_of_organisations
from leadwell.organisations.queries.places import (
    beneath,
    by_code,
    by_codes,
    children,
    codes_above,
    counts_beneath,
    ids_by_code,
    known_codes,
    members,
    memberships,
    organisations,
    regions,
)
from leadwell.organisations.queries.searching import Found, SearchPage, search
from leadwell.organisations.queries.then import (
    Picture,
    Step,
    as_at,
    name_on,
    parent_on,
    predecessors,
    successors,
)
from leadwell.organisations.queries.words import kinds_to_find, read, sectors_to_find, words

__all__ = [
    "Found",
    "InFull",
    "Picture",
    "SearchPage",
    "Step",
    "Wanted",
    "as_at",
    "beneath",
    "by_code",
    "by_codes",
    "children",
    "codes_above",
    "counts_beneath",
    "ids_by_code",
    "in_full",
    "kinds_to_find",
    "known_codes",
    "members",
    "memberships",
    "name_on",
    "organisations",
    "page_of_organisations",
    "parent_on",
    "predecessors",
    "read",
    "regions",
    "search",
    "sectors_to_find",
    "successors",
    "words",
]
