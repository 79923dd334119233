"""What similar organisations and England look like, worked out in the database: one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from leadwell.measures.models import Figure
from leadwell.measures.queries.shown import COLUMNS, Shown, show_all
from leadwell.measures.rules.a_total_does_not_betray_a_part import a_total_does_not_betray_a_part
from leadwell.measures.rules.facts import Measure, Unit
from leadwell.stats.disclosure import PROFILES

# With more of a group held back than this, its middle would be the middle of the others only.
MOST_HELD_BACK = 0.1
FEWEST_PEERS = 3


@dataclass(frozen=True, slots=True)
class Peers:
    """The organisations like one, in one period: how many there are, how many are held back, their
    quartiles, and all of them and everybody pooled. In the measure's unit; None where unknown."""

    group: str
    count: int
    held_back: int
    lower: float | None
    middle: float | None
    upper: float | None
    pooled: float | None
    everybody: float | None

    @property
    def speaks(self) -> bool:
        """Whether the middle of the group says something about the group."""
        return self.middle is not None


def peers_of(figures: Sequence[Shown]) -> Mapping[str, Peers]:
    """For each of these figures (one a measure): its peers in the same period, by measure."""
    asked = [f for f in figures if f.measure.unit not in (Unit.RATING, Unit.COUNT)]
    if not asked:
        return {}
    rows = ((f.measure.slug, f.ended_on, f.peer_group, _hidden(f)) for f in asked)
    with connection.cursor() as cursor:
        cursor.execute(_PEERS, [list(column) for column in zip(*rows, strict=True)])
        found = {row[0]: row[1:] for row in cursor.fetchall()}
    return {
        f.measure.slug: _peers(f, found[f.measure.slug]) for f in asked if f.measure.slug in found
    }


def peer_figures(measure: Measure, *, group: str, ended_on: date) -> list[Shown]:
    """Every organisation of a group in one period, each as it may be shown."""
    rows = Figure.objects.filter(
        current=True, measure=measure.slug, peer_group=group, ended_on=ended_on, breakdown=""
    )
    return show_all(rows.order_by("organisation__name").values(*COLUMNS), {measure.slug: measure})


def _hidden(figure: Shown) -> int:
    """Up to how many people a measure hides; 0 where it hides none."""
    profile = PROFILES[figure.measure.disclosure]
    return profile.hide_to if profile.hide_from <= profile.hide_to else 0


def _peers(figure: Shown, row: Sequence[Any]) -> Peers:
    count, held_back, lower, middle, upper, top, bottom, all_top, all_bottom, everyone, small = row
    times = 100.0 if figure.measure.unit in (Unit.PERCENT, Unit.PER_HUNDRED) else 1.0
    enough = count >= FEWEST_PEERS and held_back <= MOST_HELD_BACK * count
    return Peers(
        group=figure.peer_group,
        count=count,
        held_back=held_back,
        lower=lower if enough else None,
        middle=middle if enough else None,
        upper=upper if enough else None,
        pooled=_pooled(top, bottom, times, count, held_back),
        everybody=_pooled(all_top, all_bottom, times, everyone, small),
    )


def _pooled(top: Any, bottom: Any, times: float, counted: int, held_back: int) -> float | None:
    if not bottom or a_total_does_not_betray_a_part(counted, held_back=held_back):
        return None
    return times * float(top / bottom)


# `hidden`: figures that rest on 1 to that many people are left out of the quartiles, though not of
# the pooled rates, unless those could be taken apart again.
_PEERS = """
SELECT a.measure,
    count(*) FILTER (WHERE like_it),
    count(*) FILTER (WHERE like_it AND (f.suppressed OR small)),
    percentile_cont(0.25) WITHIN GROUP (ORDER BY f.value) FILTER (WHERE like_it AND NOT small),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY f.value) FILTER (WHERE like_it AND NOT small),
    percentile_cont(0.75) WITHIN GROUP (ORDER BY f.value) FILTER (WHERE like_it AND NOT small),
    sum(f.numerator) FILTER (WHERE like_it), sum(f.denominator) FILTER (WHERE like_it),
    sum(f.numerator), sum(f.denominator), count(*), count(*) FILTER (WHERE small)
FROM unnest(%s::text[], %s::date[], %s::text[], %s::int[])
    AS a (measure, ended_on, peer_group, hidden)
JOIN measures_figure f ON f.measure = a.measure AND f.ended_on = a.ended_on
    AND f.current AND f.breakdown = ''
CROSS JOIN LATERAL (
    SELECT f.peer_group = a.peer_group AS like_it,
        a.hidden > 0 AND (f.numerator > 0 AND f.numerator <= a.hidden
            OR f.denominator > 0 AND f.denominator <= a.hidden) IS TRUE AS small
) AS judged
GROUP BY a.measure
"""
