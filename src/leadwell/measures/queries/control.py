"""What is usual for a monthly series, and which months are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leadwell.measures.queries.shown import Shown
from leadwell.measures.rules.a_control_chart_needs_months import a_control_chart_needs_months
from leadwell.measures.rules.facts import Good
from leadwell.reasons import Reason
from leadwell.stats import xmr

WAYS = {Good.HIGHER: xmr.Good.HIGHER, Good.LOWER: xmr.Good.LOWER, Good.NONE: None}


@dataclass(frozen=True, slots=True)
class Usual:
    """A control chart's reading of the months, or the reasons why there is none."""

    months: tuple[Shown, ...]
    reading: xmr.Reading | None
    in_the_way: tuple[Reason, ...] = ()


def usual_of(series: Sequence[Shown]) -> Usual | None:
    """The reading of a series, oldest first; None where there is nothing at all."""
    known = tuple(figure for figure in series if figure.value is not None)
    if not known:
        return None
    measure = known[0].measure
    reasons = a_control_chart_needs_months(measure.frequency, [f.ended_on for f in known])
    if reasons:
        return Usual(known, None, tuple(reasons))
    values = [figure.value for figure in known if figure.value is not None]
    return Usual(known, xmr.read_series(values, good=WAYS[measure.good]))
