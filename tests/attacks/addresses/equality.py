"""What people say about themselves."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from tests.attacks.allowed import signed_in
from tests.attacks.region import Region
from tests.attacks.visits import Finds, Visit

PLAIN = [
    "equality:declarations",
    "equality:take-back",
]


def _question(name: str, region: Region) -> Iterator[Visit]:
    yield Visit(reverse(name, kwargs={"question": "ethnicity"}), signed_in)


ABOUT_ONE: dict[str, Finds] = {
    "equality:question": _question,
}
