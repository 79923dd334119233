"""Roles and who holds them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import at
from tests.attacks.region import THING, Region
from tests.attacks.visits import Finds, Visit

PLAIN = [
    "access:roles",
    "access:grants",
    "access:give-role",
]


def _grants(name: str, region: Region) -> Iterator[Visit]:
    for code in ("XXT01", "XXC01", "XXR1"):
        grant = region.one(THING.format(table="access_rolegrant"), code)
        yield Visit(reverse(name, args=[grant]), at(region, code, Permission.MANAGE_GRANTS))


ABOUT_ONE: dict[str, Finds] = {
    "access:end-role": _grants,
}
ELSEWHERE = {
    "account_": "one's own account: access/tests and tests/attacks/test_signing_in.py",
    "mfa_": "one's own second step: access/tests and tests/attacks/test_signing_in.py",
}
