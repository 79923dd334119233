"""The figures of one organisation, and of England beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from leadwell.actor import Actor
from leadwell.measures.models import Figure
from leadwell.measures.permissions import may_read, visible_to
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
    everywhere: bool = False, breakdowns: bool = False, area: bool = False, parts: Collection[str] = (),
) -> Sequence[Shown]:  # fmt: skip
    """Its figures for periods that had ended by a day, oldest first. One query.

    `everywhere` adds England's own; `breakdowns` adds the parts of the whole, `parts` only those named;
    `area` adds the publisher's own figure of a whole area.
    """
    if not may_read(by):
        return []
    asked: dict[str, Any] = {
        "measures": list(measures),
        "on": on,
        "codes": [organisation.code, ENGLAND] if everywhere else [organisation.code],
        "every_part": breakdowns,
        "parts": ["", *([WHOLE_AREA] if area else []), *parts],
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES, asked)
        names = (*COLUMNS, *SOURCE_COLUMNS)
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return show_all(rows, definitions())


# Written out: the picture of an organisation asks this every time, and building the question from
# the model takes as long as answering it.
_FIGURES = """
SELECT f.measure, f.breakdown, f.began_on, f.ended_on, f.value, f.numerator, f.denominator, f.base,
    f.label, f.peer_group, f.suppressed, f.restated, f.organisation_id,
    s.edition, s.publisher, s.as_at, s.licence
FROM organisations_organisation o
JOIN measures_figure f ON f.organisation_id = o.id
JOIN measures_source s ON s.id = f.source_id
WHERE o.code = ANY(%(codes)s) AND f.measure = ANY(%(measures)s) AND f.current
    AND f.ended_on <= %(on)s AND (%(every_part)s OR f.breakdown = ANY(%(parts)s))
ORDER BY f.measure, f.ended_on, f.breakdown
"""


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
