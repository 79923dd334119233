"""The induction: one's own, of a team and of a place."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import Allowed, at, both, either, only
from tests.attacks.region import THING, Region
from tests.attacks.visits import Arguments, Finds, Visit

PLAIN = [
    "training:my-induction",
    "training:team-induction",
]
AT_A_PLACE: Arguments = {
    "training:place-induction": {},
    "training:induction-sheet": {},
    "training:induction-people": {},
    "training:induction-parts": {},
}
AT_A_PLACE_PERHAPS: Arguments = {
    "training:induction-chart": {"slug": "by"},
}


PERIOD = (
    "SELECT e.id FROM training_period e JOIN organisations_organisation o ON o.id = e.organisation_id"
    " WHERE o.code = %s AND e.until_on IS NULL ORDER BY e.id LIMIT 1"
)


def _inductions(name: str, region: Region) -> Iterator[Visit]:
    """Their own; where people are seen or the induction is kept; and of the line manager, and theirs."""
    for code in ("XXT01", "XXC01", "XXP01"):
        number = region.one(PERIOD, code)
        person = region.one("SELECT m.person_id FROM training_period e JOIN training_enrolment m"
                            " ON m.id = e.enrolment_id WHERE e.id = %s", number)  # fmt: skip
        yield Visit(reverse(name, args=[number]), _opens_induction(name, region, code, person))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _opens_induction(name: str, region: Region, code: str, person: int) -> Allowed:
    records = region.records(person)
    posts = region.all(
        "SELECT t.post_id FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id"
        " JOIN organisations_organisation o ON o.id = p.organisation_id"
        " WHERE t.person_id = ANY(%s) AND t.until_on IS NULL AND o.code = %s", records, code,
    )  # fmt: skip
    above = region.all("SELECT to_post_id FROM organisations_reportingline"
                       " WHERE post_id = ANY(%s) AND until_on IS NULL", posts)  # fmt: skip
    managers = only(region.managers_of(posts) | region.managers_of(above))
    keeps = at(region, code, Permission.KEEP_INDUCTION)
    if name == "training:induction-exempt":
        return keeps
    if name == "training:induction-track":
        return both(either(managers, keeps), lambda by: by.person_id not in records)
    return either(only(set(records)), managers, at(region, code, Permission.SEE_PEOPLE))


def _local_parts(name: str, region: Region) -> Iterator[Visit]:
    for code in ("XXT01", "XXC01", "XXP01"):
        number = region.one(THING.format(table="training_part"), code)
        yield Visit(reverse(name, args=[number]), at(region, code, Permission.KEEP_INDUCTION))
    national = region.one("SELECT min(id) FROM training_part WHERE organisation_id IS NULL")
    for number in (national, 999_999_999):
        yield Visit(reverse(name, args=[number]), lambda by: False)


ABOUT_ONE: dict[str, Finds] = {
    "training:induction": _inductions,
    "training:induction-exempt": _inductions,
    "training:induction-track": _inductions,
    "training:induction-end-part": _local_parts,
}
