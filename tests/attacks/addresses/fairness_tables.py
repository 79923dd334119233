"""Tables that readers make themselves."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from tests.attacks.allowed import at, permission_of
from tests.attacks.region import PLACES, THING, Region
from tests.attacks.visits import Arguments, Finds, Visit

AT_A_PLACE: Arguments = {
    "fairness:tables": {},
    "fairness:ask-table": {},
}


def _tables(name: str, region: Region) -> Iterator[Visit]:
    """A table of a place, which is found at no other place; and one that is not there at all."""
    for code in PLACES:
        number = region.one(THING.format(table="fairness_freetable"), code)
        if number is not None:
            own = at(region, code, permission_of(name))
            yield Visit(reverse(name, args=[code, number]), own, there=False)
    yield Visit(reverse(name, args=["XXT01", 999_999_999]), lambda by: False)


ABOUT_ONE: dict[str, Finds] = {
    "fairness:table": _tables,
    "fairness:table-csv": _tables,
}
