"""Rounds, applications, places and releases."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import at, only
from tests.attacks.region import Region
from tests.attacks.visits import Finds, Visit, public, signed_in_at

PLAIN = [
    "training:rounds",
    "training:open-round",
    "training:rounds-of-mine",
    "training:releases",
    "training:appeals",
    "training:draw-script",
    "training:my-applications",
]


def _of_a_round(name: str, region: Region) -> Iterator[Visit]:
    for draw in ("mid-career-1", "mid-career-2"):
        yield Visit(reverse(name, args=[draw]), at(region, "XXR1", Permission.RUN_DRAWS))


def _applied(name: str, region: Region) -> Iterator[Visit]:
    """One's own application, and nobody else's, not even for whoever runs the draw."""
    asked = "SELECT {} FROM training_placeapplication a JOIN training_round r ON r.id = a.round_id"
    asked += " WHERE r.draw = 'mid-career-1' ORDER BY a.id LIMIT {}"
    if name == "training:withdraw-application":
        people = {one for person in region.all(asked.format("a.person_id", 500))
                  for one in region.records(person)}  # fmt: skip
        yield Visit(reverse(name, args=["mid-career-1"]), only(people))
        return
    for number in region.all(asked.format("a.id", 2)):
        person = region.one("SELECT person_id FROM training_placeapplication WHERE id = %s", number)
        yield Visit(reverse(name, args=[number]), only(set(region.records(person))))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _places(name: str, region: Region) -> Iterator[Visit]:
    for number in region.all("SELECT id FROM training_place ORDER BY id LIMIT 2"):
        person = region.one("SELECT person_id FROM training_place WHERE id = %s", number)
        yield Visit(reverse(name, args=[number]), only(set(region.records(person))))


def _releases(name: str, region: Region) -> Iterator[Visit]:
    """Whom the applicant reports to today, and nobody else: their employer's HR does not decide."""
    number = region.one("SELECT min(id) FROM training_release")
    person = region.one("SELECT a.person_id FROM training_release r JOIN training_placeapplication a"
                        " ON a.id = r.application_id WHERE r.id = %s", number)  # fmt: skip
    records = region.records(person)
    posts = region.all("SELECT post_id FROM organisations_tenure WHERE person_id = ANY(%s)"
                       " AND until_on IS NULL", records)  # fmt: skip
    yield Visit(reverse(name, args=[number]), only(region.managers_of(posts) - set(records)))


def _appeals(name: str, region: Region) -> Iterator[Visit]:
    """The demo has none: a request that nobody appealed is not found here by anybody."""
    number = region.one("SELECT min(id) FROM training_release WHERE appealed_at IS NULL")
    yield Visit(reverse(name, args=[number]), lambda by: False)


ABOUT_ONE: dict[str, Finds] = {
    "training:round": public(draw="mid-career-1"),
    "training:draw": public(draw="mid-career-1"),
    "training:draw-document": public(draw="mid-career-1"),
    "training:run-round": _of_a_round,
    "training:void-round": _of_a_round,
    "training:apply": signed_in_at(draw="mid-career-2"),
    "training:book-place": signed_in_at(code="first-team-1"),
    "training:withdraw-application": _applied,
    "training:my-application": _applied,
    "training:my-proof": _applied,
    "training:my-release": _applied,
    "training:answer-place": _places,
    "training:release": _releases,
    "training:appeal": _appeals,
}
