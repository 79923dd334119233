"""Versions tried group by group: for those who see the gate and the figures there, and nobody by name."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Actor, Permission
from tests.attacks.allowed import Allowed, at, both
from tests.attacks.region import PLACES, Region
from tests.attacks.visits import Finds, Visit

VERSION = (
    "SELECT v.id FROM standards_version v JOIN standards_framework f ON f.id = v.framework_id"
    " WHERE v.status = 'published' AND v.id IN (SELECT version_id FROM standards_requirement)"
    " ORDER BY v.id LIMIT 1"
)


def _teams(region: Region, code: str) -> Allowed:
    path = region.paths[code]

    def nobody_by_name(by: Actor) -> bool:
        return not by.may(Permission.SEE_PEOPLE, path)

    sees = (at(region, code, one) for one in (Permission.SEE_FAIRNESS, Permission.SEE_GATE))
    return both(*sees, nobody_by_name)


def _every(name: str, region: Region) -> Iterator[Visit]:
    for code in PLACES:
        yield Visit(reverse(name, args=[code]), _teams(region, code))


def _one(name: str, region: Region) -> Iterator[Visit]:
    """A version that is in force; and one that is not there at all."""
    version = region.one(VERSION)
    for code in PLACES:
        yield Visit(reverse(name, args=[code, version]), _teams(region, code))
        yield Visit(reverse(name, args=[code, 999_999_999]), lambda by: False)


def _picture(name: str, region: Region) -> Iterator[Visit]:
    version = region.one(VERSION)
    for code in PLACES:
        address = reverse(name, args=[code, version, "together"])
        yield Visit(address, _teams(region, code), there=False)


ABOUT_ONE: dict[str, Finds] = {
    "fairness:what-ifs": _every,
    "fairness:what-if": _one,
    "fairness:count-what-if": _one,
    "fairness:what-if-chart": _picture,
}
