"""FAR-32: The statutory figures of one comparison: four gaps, two shares paid a bonus, four quarters.

Hourly gaps and quarters are of those on full pay; bonuses are of everybody. Quarters are cut over the two
groups that are compared, so their shares come to 100 per cent; people who said nothing are in neither, and
the line says how many they are. The value of a quarter is the second group's share of it.
Source: domain facts 3.6. That people outside both groups are left out of the quarters is to be verified.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from leadwell.fairness.rules.facts import Count, Indicator, Line, Reading
from leadwell.fairness.rules.pay.facts import (
    BONUS_SHARES,
    GAPS,
    QUARTERS,
    Body,
    Floats,
    PayTerms,
    Quarters,
)
from leadwell.fairness.rules.pay.gap_in_pay import gap_in_pay
from leadwell.fairness.rules.pay.interval_of_gap import interval_of_gap
from leadwell.fairness.rules.pay.pay_quarters import pay_quarters
from leadwell.reasons import Reason
from leadwell.stats.proportion import wilson
from leadwell.stats.relative_likelihood import koopman

NOBODY = Reason("FAR-32", "There is nobody to count, so there is no share.")


def figures_of_pay(
    first: Body,
    second: Body,
    *,
    unknown: Body,
    indicator: Indicator,
    organisation_id: int,
    terms: PayTerms,
) -> tuple[Line, ...]:
    """The ten lines of a comparison, in the order of `ROWS`. Exact: they never leave the worker."""
    quarters = pay_quarters(first.hourly, second.hourly, remainder=dict(terms.remainder))
    said = [
        *_gaps(first, second, unknown),
        *_bonus_shares(first, second, unknown),
        *_quarters(quarters, second, unknown),
    ]
    return tuple(
        Line(
            organisation_id, indicator.code, row, "", *counts, value=came.value, low=came.low,
            high=came.high, test="", p=None, reading=came.reading, why_not=came.why_not,
        )
        for row, counts, came in said
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Came:
    """What a row comes to."""

    value: float | None
    low: float | None
    high: float | None
    reading: Reading
    why_not: tuple[Reason, ...] = ()


_Counts = tuple[Count, Count, Count]
_Said = Iterator[tuple[str, _Counts, _Came]]


def _gaps(first: Body, second: Body, unknown: Body) -> _Said:
    for row in GAPS:
        of, _, what = row.partition("-")
        above, below, left_out = (
            body.hourly if what == "hourly" else body.bonuses for body in (first, second, unknown)
        )
        gap = gap_in_pay(above, below, of=of)
        low, high = interval_of_gap(above, below, of=of) or (None, None)
        reading = _reading(gap.value, low, high, against=0.0)
        came = _Came(gap.value, low, high, reading, gap.why_not)
        yield row, _all_of(above, below, left_out), came


def _all_of(first: Floats, second: Floats, unknown: Floats) -> _Counts:
    return Count(first.size, first.size), Count(second.size, second.size), Count(0, unknown.size)


def _bonus_shares(first: Body, second: Body, unknown: Body) -> _Said:
    counts = _paid(first), _paid(second), _paid(unknown)
    ratio = koopman(counts[0].part, counts[0].whole, counts[1].part, counts[1].whole)
    apart = _reading(float(ratio.ratio), float(ratio.low), float(ratio.high), against=1.0)
    for row, own in zip(BONUS_SHARES, counts, strict=False):
        yield row, counts, _share(own, apart)


def _paid(body: Body) -> Count:
    return Count(body.bonuses.size, body.bonus.size)


def _quarters(quarters: Quarters, second: Body, unknown: Body) -> _Said:
    whole = sum(quarters.sizes)
    usual = 100 * second.hourly.size / whole if whole else 0.0
    for row, a, b in zip(QUARTERS, quarters.first, quarters.second, strict=True):
        own = Count(b, a + b)
        came = _share(own, Reading.NOT_CALCULABLE)
        reading = _reading(came.value, came.low, came.high, against=usual)
        counts = Count(a, a + b), own, Count(0, unknown.hourly.size)
        yield row, counts, replace(came, reading=reading)


def _share(of: Count, reading: Reading) -> _Came:
    if not of.whole:
        return _Came(None, None, None, Reading.NOT_CALCULABLE, (NOBODY,))
    ends = wilson(of.part, of.whole)
    value = 100 * of.part / of.whole
    return _Came(value, 100 * float(ends.low), 100 * float(ends.high), reading)


def _reading(
    value: float | None, low: float | None, high: float | None, *, against: float
) -> Reading:
    """How a figure stands to parity; without an interval it says nothing about it."""
    if value is None or math.isnan(value):
        return Reading.NOT_CALCULABLE
    if low is None or high is None or low <= against <= high:
        return Reading.NO_DIFFERENCE
    return Reading.ABOVE if low > against else Reading.BELOW
