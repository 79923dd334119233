"""A figure as it may be shown. Whatever leaves `queries` about one organisation has been through here:
counts of few people are hidden, and every figure carries its doubt and its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Any

from leadwell.measures.rules.facts import Measure, Unit
from leadwell.reasons import Reason
from leadwell.stats.disclosure import AS_PUBLISHED, PROFILES, Profile, may_show_ratio, show_count
from leadwell.stats.interval import Interval
from leadwell.stats.proportion import wilson
from leadwell.stats.score import widest_interval

COLUMNS = (
    "measure", "breakdown", "began_on", "ended_on", "value", "numerator", "denominator", "base",
    "label", "peer_group", "suppressed", "restated", "organisation_id",
)  # fmt: skip
OPEN_GOVERNMENT = "Open Government Licence v3.0"
Ends = tuple[float | None, float | None]
SOURCE_COLUMNS = ("source__edition", "source__publisher", "source__as_at", "source__licence")


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure, fit to be seen. `suppressed`: the publisher held it back. `withheld`: we do, and why.

    `value`, `low` and `high` are in the measure's unit; counts are as they may be shown (rounded
    where the measure's profile says so; None where hidden).
    """

    measure: Measure
    organisation_id: int
    breakdown: str
    began_on: date
    ended_on: date
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    base: int | None = None
    label: str = ""
    peer_group: str = ""
    low: float | None = None
    high: float | None = None
    suppressed: bool = False
    restated: bool = False
    withheld: tuple[Reason, ...] = ()
    edition: str = ""
    publisher: str = ""
    source_as_at: date | None = None
    licence: str = ""

    @property
    def hidden(self) -> bool:
        """Whether somebody held it back; then it is not nought, and not missing either."""
        return self.suppressed or bool(self.withheld)


def show(row: Mapping[str, Any], measure: Measure) -> Shown:
    """A row of the table as it may be shown. `row` has `COLUMNS` and may have `SOURCE_COLUMNS`."""
    return show_all([row], {measure.slug: measure})[0]


def show_all(rows: Iterable[Mapping[str, Any]], known: Mapping[str, Measure]) -> list[Shown]:
    """Every row whose measure is defined, as it may be shown."""
    mine = [(row, known[row["measure"]]) for row in rows if row["measure"] in known]
    intervals = _intervals(mine)
    return [
        _shown(row, measure, ends) for (row, measure), ends in zip(mine, intervals, strict=True)
    ]


def _shown(row: Mapping[str, Any], measure: Measure, ends: Ends) -> Shown:
    profile = PROFILES[measure.disclosure]
    withheld = _why_withheld(row, measure, profile)
    value = None if withheld else _value(row["value"], measure, profile)
    low, high = ends if value is not None else (None, None)
    return Shown(
        measure=measure,
        organisation_id=row["organisation_id"],
        breakdown=row["breakdown"],
        began_on=row["began_on"],
        ended_on=row["ended_on"],
        value=value,
        numerator=None if withheld else _count(row["numerator"], profile),
        denominator=_count(row["denominator"], profile),
        base=row["base"],
        label=row["label"],
        peer_group=row["peer_group"],
        low=low,
        high=high,
        suppressed=row["suppressed"],
        restated=row["restated"],
        withheld=tuple(withheld),
        edition=row.get("source__edition", ""),
        publisher=row.get("source__publisher", ""),
        source_as_at=row.get("source__as_at"),
        licence=row.get("source__licence", ""),
    )


def held_back_from(figure: Shown, reasons: Sequence[Reason]) -> Shown:
    """The same figure, with its value and its counts held back if there are reasons to."""
    if not reasons:
        return figure
    return replace(
        figure, value=None, numerator=None, low=None, high=None,
        withheld=(*figure.withheld, *reasons),
    )  # fmt: skip


def _why_withheld(row: Mapping[str, Any], measure: Measure, profile: Profile) -> list[Reason]:
    if profile is AS_PUBLISHED or row["value"] is None:
        return []
    if measure.unit is Unit.COUNT:
        if show_count(ceil(row["value"]), profile) is not None:
            return []
        limits = {"low": profile.hide_from, "high": profile.hide_to}
        return [
            Reason("STA-02", "From {low} to {high} people were counted: too few to show.", limits)
        ]
    if row["numerator"] is None or row["denominator"] is None:
        return []
    return may_show_ratio(ceil(row["numerator"]), int(row["denominator"]), profile)


def _value(value: float | None, measure: Measure, profile: Profile) -> float | None:
    if value is None or measure.unit is not Unit.COUNT or profile is AS_PUBLISHED:
        return value
    shown = show_count(ceil(value), profile)
    return None if shown is None else float(shown)


def _count(count: Any, profile: Profile) -> float | None:
    if count is None:
        return None
    if profile is AS_PUBLISHED:
        return float(count)
    shown = show_count(ceil(count), profile)
    return None if shown is None else float(shown)


def _intervals(rows: Sequence[tuple[Mapping[str, Any], Measure]]) -> list[Ends]:
    """95 % intervals in each measure's unit, all at once; None where there is none to work out."""
    ends: list[Ends] = [(None, None)] * len(rows)
    scores, shares = [], []
    for place, (row, measure) in enumerate(rows):
        if measure.interval == "widest" and row["base"] and row["value"] is not None:
            scores.append((place, row["value"], row["base"]))
        elif measure.interval == "wilson" and (counted := _part_and_whole(row)):
            shares.append((place, *counted))
    _fill(ends, scores, widest_interval, 1.0)
    _fill(ends, shares, wilson, 100.0)
    return ends


def _fill(
    ends: list[Ends], asked: Sequence[tuple[int, float, float]],
    work_out: Callable[..., Interval], times: float,
) -> None:  # fmt: skip
    if not asked:
        return
    places, first, second = zip(*asked, strict=True)
    interval = work_out(first, second)
    lows, highs = (interval.low * times).tolist(), (interval.high * times).tolist()
    for place, low, high in zip(places, lows, highs, strict=True):
        ends[place] = (low, high)


def _part_and_whole(row: Mapping[str, Any]) -> tuple[float, float] | None:
    """How many of how many, where that is known and makes a share."""
    part, whole = row["numerator"], row["denominator"]
    if part is None and row["base"] and row["value"] is not None:
        part, whole = min(1.0, row["value"] / 100) * row["base"], row["base"]
    if part is None or not whole or not 0 <= part <= whole:
        return None
    return float(part), float(whole)
