"""What happened, and the proof of it."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from tests.attacks.allowed import only
from tests.attacks.region import Region
from tests.attacks.visits import Finds, Visit, public

PLAIN = [
    "history:checkpoints",
]


def _proofs(name: str, region: Region) -> Iterator[Visit]:
    """Whoever did something, or whom it was about; a mark from a timeline opens others."""
    event = region.one("SELECT event_id FROM history_particulars WHERE by_person_id IS NOT NULL"
                       " ORDER BY event_id LIMIT 1")  # fmt: skip
    doer = region.one("SELECT by_person_id FROM history_particulars WHERE event_id = %s", event)
    about = region.all("SELECT about_id FROM history_event WHERE id = %s"
                       " AND about_kind = 'people.Person'", event)  # fmt: skip
    people = {doer, *map(int, about)}
    yield Visit(reverse(name, args=[event]), only(people), there=name == "history:proof")


ABOUT_ONE: dict[str, Finds] = {
    "history:latest": public(),
    "history:since": public(size=1),
    "history:proof": _proofs,
    "history:proof-data": _proofs,
}
