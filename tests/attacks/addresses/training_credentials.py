"""Credentials, and those who verify them."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import both, only, somewhere
from tests.attacks.region import Region
from tests.attacks.visits import Finds, Visit, public

PLAIN = [
    "training:my-credentials",
    "training:assure-credentials",
    "training:verify",
    "training:issuer",
]


def _credentials(name: str, region: Region) -> Iterator[Visit]:
    """One's own and nobody else's; an assurer decides about anybody's but their own."""
    first = "SELECT {} FROM training_credential WHERE signed_at IS NOT NULL ORDER BY id LIMIT 1"
    number = region.all(first.format("identifier"))
    if number:
        own = only(set(region.records(region.one(first.format("person_id")))))
        decides = both(somewhere(Permission.ASSURE_TRAINING), lambda by: not own(by))
        allowed = decides if name == "training:decide-credential" else own
        yield Visit(reverse(name, args=number), allowed)
    yield Visit(reverse(name, args=[UUID(int=7)]), lambda by: False)


ABOUT_ONE: dict[str, Finds] = {
    "training:my-credential": _credentials,
    "training:credential-json": _credentials,
    "training:credential-token": _credentials,
    "training:credential-paper": _credentials,
    "training:decide-credential": _credentials,
    "training:shared-credential": public(token="x" * 43),
    "training:shared-credential-json": public(token="x" * 43),
    "training:key": public(name="none"),
    "training:status-list": public(purpose="suspension", number=1),
    "training:achievement": public(item=UUID(int=7)),
    "training:achievement-by": public(item=UUID(int=7), code="none"),
}
ELSEWHERE = {
    "training:share-credential": "a button: training/tests/test_credential_pages.py",
    "training:stop-sharing-credential": "a button: training/tests/test_credential_pages.py",
}
