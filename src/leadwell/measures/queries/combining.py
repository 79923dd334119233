"""One figure made of several, or the reasons why not. The only place where figures are put together."""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.measures.rules.a_mean_is_not_added_up import a_mean_is_not_added_up
from leadwell.measures.rules.a_rating_is_not_a_number import a_rating_is_not_a_number
from leadwell.measures.rules.a_suppressed_figure_is_not_nought import (
    a_suppressed_figure_is_not_nought,
)
from leadwell.measures.rules.a_theme_is_not_recomputed import a_theme_is_not_recomputed
from leadwell.measures.rules.a_total_stands_apart import a_total_stands_apart
from leadwell.measures.rules.an_indicator_is_not_made_of_two_questions import (
    an_indicator_is_not_made_of_two_questions,
)
from leadwell.measures.rules.facts import How, Measure, Part, Unit
from leadwell.measures.rules.rates_are_pooled import rates_are_pooled
from leadwell.reasons import Reason, insist_on
from leadwell.stats.pooling import Pooled, pooled_rate

PER_CENT_UNITS = (Unit.PERCENT, Unit.PER_HUNDRED)


def combine(measures: Sequence[Measure], parts: Sequence[Part], *, how: How) -> Pooled:
    """One figure of several. `measures`: those the parts are figures of, once each.

    The value is in the measure's unit. Raises `RuleBroken` with every reason against it.
    """
    insist_on(why_not_combine(measures, parts, how=how))
    if how is How.ADD:
        return Pooled(sum(part.value or 0.0 for part in parts), 0.0, 0.0)
    counts = [_counts(measures[0], part) for part in parts]
    pooled = pooled_rate([(top, bottom) for top, bottom, _ in counts])
    return Pooled(pooled.value * counts[0][2], pooled.numerator, pooled.denominator)


def why_not_combine(
    measures: Sequence[Measure], parts: Sequence[Part], *, how: How
) -> list[Reason]:
    """Everything that stands in the way of making one figure of these."""
    unit = measures[0].unit
    totals = {"", *(m.total for m in measures if m.total)}
    return [
        *a_rating_is_not_a_number(unit),
        *an_indicator_is_not_made_of_two_questions(
            [m.question_id for m in measures if m.question_id]
        ),
        *a_theme_is_not_recomputed(measures),
        *a_mean_is_not_added_up(unit, how),
        *rates_are_pooled(unit, how, parts),
        *(a_total_stands_apart([p.name for p in parts], totals=totals) if how is How.ADD else []),
        *a_suppressed_figure_is_not_nought(parts),
    ]


def _counts(measure: Measure, part: Part) -> tuple[float, float, float]:
    """Numerator, denominator and what to multiply by. A share of a survey is pooled over people."""
    if part.numerator is not None and part.denominator is not None:
        return part.numerator, part.denominator, 100.0 if measure.unit in PER_CENT_UNITS else 1.0
    if part.value is None or part.base is None:  # pragma: no cover - the rules saw to it
        raise ValueError("There is nothing to pool.")
    return part.value * part.base, part.base, 1.0
