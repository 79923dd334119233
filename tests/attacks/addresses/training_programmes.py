"""Programmes, the desk of a provider and its runs."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import at, somewhere
from tests.attacks.region import Region
from tests.attacks.visits import Finds, Visit, public

PLAIN = [
    "training:catalogue",
    "training:coverage",
    "training:money",
    "training:reach",
    "training:desk",
    "training:programmes-kept",
    "training:add-programme",
    "training:accreditations",
]


def _at_desk(name: str, region: Region) -> Iterator[Visit]:
    """Where somebody offers training, and of that provider's own or of national programmes."""
    courses = (
        {} if name in ("training:keep-provider", "training:add-course") else {"code": "first-team"}
    )
    teaches = at(region, "XXE01", Permission.OFFER_TRAINING)
    yield Visit(reverse(name, kwargs={"place": "XXE01", **courses}), teaches)
    yield Visit(reverse(name, kwargs={"place": "ZZ999", **courses}), lambda by: False)
    if courses:
        yield Visit(reverse(name, kwargs={"place": "XXE02", **courses}), lambda by: False)
        yield Visit(reverse(name, kwargs={"place": "XXE01", "code": "mid-career"}), teaches)


def _of_a_run(name: str, region: Region) -> Iterator[Visit]:
    teaches = at(region, "XXE01", Permission.OFFER_TRAINING)
    yield Visit(reverse(name, args=["first-team-1"]), teaches)


def _of_a_programme(name: str, region: Region) -> Iterator[Visit]:
    teaches = at(region, "XXE01", Permission.OFFER_TRAINING)
    yield Visit(reverse(name, args=["first-team"]), teaches)
    yield Visit(reverse(name, args=["mid-career"]), somewhere(Permission.KEEP_PROGRAMMES))


def _accreditation(name: str, region: Region) -> Iterator[Visit]:
    number = region.one("SELECT min(id) FROM training_accreditation")
    yield Visit(reverse(name, args=[number]), somewhere(Permission.ACCREDIT_TRAINING))


ABOUT_ONE: dict[str, Finds] = {
    "training:programme": public(code="mid-career"),
    "training:run": public(code="first-team-1"),
    "training:keep-provider": _at_desk,
    "training:add-course": _at_desk,
    "training:ask-accreditation": _at_desk,
    "training:plan-run": _at_desk,
    "training:plan-session": _of_a_run,
    "training:run-sessions": _of_a_run,
    "training:cancel-run": _of_a_run,
    "training:change-programme": _of_a_programme,
    "training:hold-programme": _of_a_programme,
    "training:accreditation": _accreditation,
}
