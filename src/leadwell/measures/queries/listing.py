"""Figures a page at a time, for the open interface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from leadwell.actor import Actor
from leadwell.measures.models import Figure
from leadwell.measures.permissions import visible_to
from leadwell.measures.queries.definitions import definitions
from leadwell.measures.queries.shown import COLUMNS, SOURCE_COLUMNS, Shown, show

ORDER = ("organisation__code", "measure", "breakdown", "ended_on", "pk")
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class WantedFigures:
    """Which figures somebody asks for; None is no limit, and an empty breakdown is everybody."""

    measure: str | None = None
    organisation: str | None = None
    breakdown: str | None = None
    since: date | None = None
    until: date | None = None

    def filters(self) -> dict[str, object]:
        """The same as column and value."""
        columns = {
            "measure": self.measure,
            "organisation__code": self.organisation and self.organisation.strip().upper(),
            "breakdown": self.breakdown,
            "ended_on__gte": self.since,
            "began_on__lte": self.until,
        }
        return {name: value for name, value in columns.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure as it may be shown, with its organisation's code and its licence."""

    figure: Shown
    organisation: str
    licence: str


def page_of_figures(
    wanted: WantedFigures, *, by: Actor, after: Sequence[Any] | None = None, limit: int
) -> tuple[list[Listed], Key | None]:
    """Current figures in order of organisation, measure, breakdown and period, and the key of the
    last one where more follow. One query."""
    rows = Figure.objects.filter(visible_to(by), current=True, measure__in=definitions())
    rows = rows.filter(**wanted.filters())
    if after is not None:
        rows = rows.filter(_beyond(after))
    names = (*COLUMNS, *SOURCE_COLUMNS, "organisation__code", "pk")
    found = list(rows.order_by(*ORDER).values(*names)[: limit + 1])
    listed = [_listed(row) for row in found[:limit]]
    return listed, _key(found[limit - 1]) if len(found) > limit else None


def key_of_figure(number: int, *, by: Actor) -> Key | None:
    """The key of one figure by its number, to go on after it; None when there is none."""
    row = Figure.objects.filter(visible_to(by), pk=number).values(*ORDER).first()
    return _key(row) if row else None


def _listed(row: dict[str, Any]) -> Listed:
    figure = show(row, definitions()[row["measure"]])
    return Listed(figure, row["organisation__code"], row["source__licence"])


def _beyond(key: Sequence[Any]) -> Q:
    """Everything after a key, column by column."""
    beyond, same = Q(pk__in=[]), Q()
    for name, value in zip(ORDER, key, strict=True):
        beyond |= same & Q(**{f"{name}__gt": value})
        same &= Q(**{name: value})
    return beyond


def _key(row: dict[str, Any]) -> Key:
    day = row["ended_on"].isoformat()
    return (row["organisation__code"], row["measure"], row["breakdown"], day, row["pk"])
