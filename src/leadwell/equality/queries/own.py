"""What a person may read: everything that is held about themselves, and nothing about anybody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connections

from leadwell.actor import Actor
from leadwell.equality import permissions
from leadwell.equality.models import Declaration
from leadwell.equality.queries.definitions import characteristics
from leadwell.equality.rules.facts import Characteristic, Said
from leadwell.equality.rules.what_stands import what_stands

ROOM = "equality"


@dataclass(frozen=True, slots=True)
class Held:
    """One characteristic of the asker's: what every channel said, and what holds."""

    about: Characteristic
    said: tuple[Said, ...]
    stands: Said | None

    def __repr__(self) -> str:
        return f"Held({self.about.slug})"


def room_is_open() -> bool:
    """Whether this process was given the key of the room. An ordinary one may do without."""
    return ROOM in connections.settings


def own_declarations(*, by: Actor) -> Mapping[str, Held]:
    """What is held about the asker, by characteristic: all of their joined records together."""
    rows = list(Declaration.objects.filter(permissions.visible_to(by)).order_by("noted_at", "id"))
    latest = {(row.person_id, row.through): row for row in rows}
    return {slug: _held(one, list(latest.values())) for slug, one in characteristics().items()}


def _held(about: Characteristic, rows: list[Declaration]) -> Held:
    said = tuple(
        Said(getattr(row, about.slug), row.through, row.given_on, number=row.pk) for row in rows
    )
    answers = tuple(one for one in said if one.value)
    return Held(about, answers, what_stands(answers))
