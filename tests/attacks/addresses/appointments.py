"""The gate, and the way through it."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import at, both, either, permission_of, somewhere
from tests.attacks.region import TODAYS_POST, Region
from tests.attacks.visits import Arguments, Finds, Visit, numbers, sees_person

PLAIN = [
    "appointments:my-route",
    "appointments:waivers",
]
AT_A_PLACE: Arguments = {
    "appointments:organisation-gate": {},
    "appointments:what-if": {},
    "appointments:appoint": {},
}


def _at_gate(name: str, region: Region) -> Iterator[Visit]:
    """Whoever sees somebody and decides somewhere asks the gate about them; a waiver is given for a post
    of the address, and without one there is no page."""
    door = somewhere(permission_of(name))
    decides = either(somewhere(Permission.APPOINT), somewhere(Permission.WAIVE_GATE))
    for code, called in (("XXT01", "Asha Okafor"), ("XXC01", "%"), ("XXP01", "%")):
        person = region.one(TODAYS_POST.format(what="person_id"), code, called)
        address = reverse(name, args=[person])
        sees = both(door, decides, sees_person(region, person))
        yield Visit(address, sees, there=name == "appointments:gate")
        post = region.one(TODAYS_POST.format(what="post_id"), code, called)
        deciding = at(region, code, Permission.APPOINT, Permission.WAIVE_GATE)
        yield Visit(f"{address}?post={post}", both(sees, deciding))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _waivers(name: str, region: Region) -> Iterator[Visit]:
    yield from numbers(name, region, table="appointments_waiver", argument="waiver_id")


ABOUT_ONE: dict[str, Finds] = {
    "appointments:gate": _at_gate,
    "appointments:waive": _at_gate,
    "appointments:refuse-waiver": _at_gate,
    "appointments:end-waiver": _waivers,
}
