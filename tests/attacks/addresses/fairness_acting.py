"""What is done about a figure: plans, objectives of board members, packs of evidence, grades."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.allowed import Allowed, at, both, either, only, permission_of, somewhere
from tests.attacks.region import PLACES, THING, Region
from tests.attacks.visits import Arguments, Finds, Visit

PLAIN = [
    "fairness:my-objectives",
    "fairness:my-packs",
]
AT_A_PLACE: Arguments = {
    "fairness:plans": {},
    "fairness:add-plan": {},
    "fairness:set-objective": {},
    "fairness:open-evidence": {},
    "fairness:eds": {},
    "fairness:grade": {"outcome": "eds-1a"},
    "fairness:equality-duty": {},
    "fairness:six-actions": {},
}


def _plans(name: str, region: Region) -> Iterator[Visit]:
    """A plan of a place, which is found at no other place."""
    number = region.one(THING.format(table="fairness_plan"), "XXT01")
    for code in PLACES:
        address = reverse(name, kwargs={"code": code, "number": number})
        own = at(region, code, permission_of(name))
        yield Visit(address, own if code == "XXT01" else lambda by: False)


def _board(region: Region, code: str) -> Allowed:
    """Whoever sets the objectives of a board, and whoever sits on it, on whichever of their records."""
    seats = region.all(
        "SELECT t.person_id FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id"
        " JOIN organisations_organisation o ON o.id = p.organisation_id"
        " WHERE o.code = %s AND p.board AND t.until_on IS NULL", code,
    )  # fmt: skip
    sitting = {record for person in seats for record in region.records(person)}
    return either(at(region, code, Permission.KEEP_OBJECTIVES), only(sitting))


def _boards(name: str, region: Region) -> Iterator[Visit]:
    for code in PLACES:
        yield Visit(reverse(name, args=[code]), _board(region, code))


def _objectives(name: str, region: Region) -> Iterator[Visit]:
    number = region.one(THING.format(table="fairness_objective"), "XXT01")
    yield Visit(reverse(name, args=["XXT01", number]), _board(region, "XXT01"))
    yield Visit(reverse(name, args=["XXC01", number]), lambda by: False)
    yield Visit(reverse(name, args=["XXT01", 999_999_999]), lambda by: False)


def _mine(name: str, region: Region) -> Iterator[Visit]:
    number = region.one(THING.format(table="fairness_objective"), "XXT01")
    person = region.one("SELECT person_id FROM fairness_objective WHERE id = %s", number)
    yield Visit(reverse(name, args=[number]), only(set(region.records(person))))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _leads(region: Region, code: str) -> Allowed:
    """Given at this very place, not somewhere above it."""
    return lambda by: region.paths[code] in by.roots(Permission.KEEP_PLANS)


def _evidence(name: str, region: Region) -> Iterator[Visit]:
    for code in PLACES:
        asks = at(region, code, Permission.OPEN_EVIDENCE)
        yield Visit(reverse(name, args=[code]), either(_leads(region, code), asks))


def _packs(name: str, region: Region) -> Iterator[Visit]:
    """Whoever asked for it, and the leads of the organisation; to close it, only whoever asked."""
    number = region.one(THING.format(table="fairness_evidencepack"), "XXT01")
    asker = _asker(region, number)
    reads = either(asker, _leads(region, "XXT01"))
    allowed = asker if name == "fairness:close-pack" else reads
    yield Visit(reverse(name, args=[number]), both(somewhere(permission_of(name)), allowed))
    yield Visit(reverse(name, args=[number + 1]), lambda by: False)
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


def _asker(region: Region, pack: int) -> Allowed:
    """Whoever opened the pack of this number, and nobody of the organisation."""
    person = region.one("SELECT asked_by_id FROM fairness_evidencepack WHERE id = %s", pack)
    return both(only(set(region.records(person))), at(region, "XXT01", Permission.OPEN_EVIDENCE))


def _spoken(name: str, region: Region) -> Iterator[Visit]:
    """Staff somebody spoke to: whoever noted it, as they opened its pack."""
    note = region.one("SELECT max(id) FROM fairness_staffspokento")
    pack = region.one("SELECT pack_id FROM fairness_staffspokento WHERE id = %s", note)
    number = pack if name == "fairness:note-spoken-to" else note
    yield Visit(reverse(name, args=[number]), _asker(region, pack))
    yield Visit(reverse(name, args=[999_999_999]), lambda by: False)


ABOUT_ONE: dict[str, Finds] = {
    "fairness:plan": _plans,
    "fairness:change-plan": _plans,
    "fairness:note-plan": _plans,
    "fairness:finish-plan": _plans,
    "fairness:end-plan": _plans,
    "fairness:objectives": _boards,
    "fairness:objective": _objectives,
    "fairness:my-objective": _mine,
    "fairness:evidence": _evidence,
    "fairness:pack": _packs,
    "fairness:pack-paper": _packs,
    "fairness:close-pack": _packs,
    "fairness:note-spoken-to": _spoken,
    "fairness:correct-spoken-to": _spoken,
}
