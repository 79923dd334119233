"""Organisations, their people and their posts."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import at, either, only
from tests.attacks.region import TODAYS_POST, Region
from tests.attacks.visits import Arguments, Finds, Visit, sees_person

PLAIN = [
    "organisations:search",
    "organisations:my-team",
]
AT_A_PLACE: Arguments = {
    "organisations:people": {},
    "organisations:people-sheet": {},
    "organisations:staff": {},
    "organisations:add-staff": {},
}


def _people(name: str, region: Region) -> Iterator[Visit]:
    for code, called in (("XXT01", "Asha Okafor"), ("XXT01", "%"), ("XXC01", "%"), ("XXP01", "%")):
        person = region.one(TODAYS_POST.format(what="person_id"), code, called)
        yield Visit(reverse(name, args=[person]), sees_person(region, person))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _posts(name: str, region: Region) -> Iterator[Visit]:
    for code, called in (("XXT01", "Asha Okafor"), ("XXT13", "%"), ("XXC01", "%")):
        post = region.one(TODAYS_POST.format(what="post_id"), code, called)
        holders = region.all("SELECT person_id FROM organisations_tenure WHERE post_id = %s", post)
        own = {record for person in holders for record in region.records(person)}
        yield Visit(
            reverse(name, kwargs={"code": code, "post_id": post}),
            either(
                at(region, code, Permission.SEE_PEOPLE), only(own), only(region.managers_of([post]))
            ),
        )
        other = "XXP01" if code != "XXP01" else "XXC01"
        yield Visit(reverse(name, kwargs={"code": other, "post_id": post}), lambda by: False)


def _tenures(name: str, region: Region) -> Iterator[Visit]:
    """Changing a person's time in a post: where one keeps staff, and for nobody else."""
    there = name != "organisations:staff-back"  # only who was said to have left can be taken back
    for code in ("XXT13", "XXC01", "XXC02", "XXP01"):
        tenure = region.one(TODAYS_POST.format(what="id"), code, "%")
        yield Visit(
            reverse(name, kwargs={"code": code, "tenure_id": tenure}),
            at(region, code, Permission.KEEP_STAFF), there,
        )  # fmt: skip
        other = "XXP01" if code != "XXP01" else "XXC01"
        yield Visit(reverse(name, kwargs={"code": other, "tenure_id": tenure}), lambda by: False)


ABOUT_ONE: dict[str, Finds] = {
    "organisations:person": _people,
    "organisations:post": _posts,
    "organisations:change-staff": _tenures,
    "organisations:staff-leaves": _tenures,
    "organisations:staff-back": _tenures,
}
