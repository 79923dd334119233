"""The figures of one organisation, and of England beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from leadwell.actor import Actor
from leadwell.measures.models import Figure
from leadwell.measures.permissions import visible_to
from leadwell.measures.queries.definitions import definitions
from leadwell.measures.queries.shown import COLUMNS, SOURCE_COLUMNS, Shown, show_all
from leadwell.measures.rules.an_inspection_without_a_rating_displaces_nothing import (
    an_inspection_without_a_rating_displaces_nothing,
)
from leadwell.measures.rules.facts import WHOLE_AREA, Unit
from leadwell.organisations.models import Organisation

ENGLAND = "ENG"


def figures_of(
    organisation: Organisation, measures: Collection[str], *, by: Actor, on: date,
    everywhere: bool = False, breakdowns: bool = False, area: bool = False,
) -> Sequence[Shown]:  # fmt: skip
    """Its figures for periods that had ended by a day, oldest first. One query.

    `everywhere` adds England's own; `breakdowns` adds the parts of the whole; `area` adds the
    publisher's own figure of a whole area.
    """
    rows = Figure.objects.filter(
        visible_to(by), current=True, ended_on__lte=on, measure__in=measures
    )
    codes = [organisation.code, ENGLAND] if everywhere else [organisation.code]
    rows = rows.filter(organisation__code__in=codes)
    if not breakdowns:
        rows = rows.filter(breakdown__in=["", WHOLE_AREA] if area else [""])
    values = rows.order_by("measure", "ended_on", "breakdown").values(*COLUMNS, *SOURCE_COLUMNS)
    return show_all(values, definitions())


def earlier_editions(
    organisation: Organisation, measure: str, *, by: Actor, on: date
) -> Sequence[Shown]:
    """What earlier editions said and later ones restated. One query."""
    rows = Figure.objects.filter(
        visible_to(by), current=False, organisation=organisation, measure=measure,
        ended_on__lte=on, breakdown="",
    )  # fmt: skip
    values = rows.order_by("ended_on", "source__as_at").values(*COLUMNS, *SOURCE_COLUMNS)
    return show_all(values, definitions())


def in_force(series: Sequence[Shown]) -> Shown | None:
    """The figure that holds: the last one; of ratings the last that is one."""
    if not series:
        return None
    if series[-1].measure.unit is Unit.RATING:
        rated = [f for f in series if not an_inspection_without_a_rating_displaces_nothing(f.label)]
        return (rated or series)[-1]
    return series[-1]


def by_measure(figures: Iterable[Shown]) -> Mapping[str, tuple[Shown, ...]]:
    """The same figures by measure, in the same order."""
    found: dict[str, list[Shown]] = {}
    for figure in figures:
        found.setdefault(figure.measure.slug, []).append(figure)
    return {slug: tuple(series) for slug, series in found.items()}
