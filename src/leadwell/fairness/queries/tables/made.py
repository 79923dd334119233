"""The tables that were asked for at a place, and one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from leadwell.actor import Actor
from leadwell.fairness.models import FreeTable
from leadwell.fairness.permissions import visible_to
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.queries.tables.dimensions import dimensions
from leadwell.fairness.rules.tables.facts import Asked, Dimension
from leadwell.reasons import Reason

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class MadeTable:
    """A table: what was asked, and its answer, or why there is none. Neither: it is still being counted."""

    place: Place
    number: int
    asked: Asked
    asked_on: date
    answer: Mapping[str, Any] | None
    refused: tuple[Reason, ...]
    dimensions: Mapping[str, Dimension]


@dataclass(frozen=True, slots=True)
class TablesAt:
    """The tables of a place, the newest first."""

    place: Place
    tables: Sequence[MadeTable]


def tables_at(code: str, *, by: Actor, today: date) -> TablesAt:
    """The tables of a place. Three queries. Raises `Organisation.DoesNotExist` or `NotPermitted`."""
    place = place_of(code, by=by)
    rows = FreeTable.objects.filter(visible_to(by), organisation=place.organisation)[:MOST_SHOWN]
    return TablesAt(place, [_made(place, one, today) for one in rows])


def table_at(code: str, number: int, *, by: Actor, today: date) -> MadeTable:
    """One table. Raises `FreeTable.DoesNotExist` too."""
    place = place_of(code, by=by)
    one = FreeTable.objects.get(visible_to(by), organisation=place.organisation, pk=number)
    return _made(place, one, today)


def asked_of(kept: Mapping[str, Any]) -> Asked:
    """What was asked, from how it is kept."""
    filters = tuple((name, value) for name, value in kept["filters"])
    return Asked(kept["rows"], kept["columns"], filters)


def _made(place: Place, one: FreeTable, today: date) -> MadeTable:
    return MadeTable(
        place=place,
        number=one.pk,
        asked=asked_of(one.asks),
        asked_on=one.asked_at.date(),
        answer=one.answer,
        refused=tuple(Reason(**why) for why in one.refused or ()),
        dimensions=dimensions(today),
    )
