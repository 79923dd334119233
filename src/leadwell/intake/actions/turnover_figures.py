"""Joiners, leavers and staff in post as facts, and the rates that follow from them.

A row left out of the file means nobody, so nought is written where an organisation has the group of
staff at the start or at the end of the month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from leadwell.gateways.turnover import TurnoverRow
from leadwell.intake.actions.translated import Translated
from leadwell.measures.rules.facts import FigureFacts

EVERYBODY = "All staff groups"
MANAGERS = "Managers"
SENIOR = "Senior managers"
START = "Denominator at start of period"
END = "Denominator at end of period"
JOINERS = "Joiners"
LEAVERS = "Leavers"
HEADS = {
    START: "headcount-at-start",
    END: "headcount-at-end",
    JOINERS: "joiners",
    LEAVERS: "leavers",
}
POSTS = {START: "fte-at-start", END: "fte-at-end", JOINERS: "fte-joiners", LEAVERS: "fte-leavers"}
RATES = {
    "managers-turnover": MANAGERS,
    "senior-managers-turnover": SENIOR,
    "staff-turnover": EVERYBODY,
}
UNKNOWN_TYPE = "Write one of the four types as they were published, such as Leavers."


class _Counted(NamedTuple):
    """Heads and full-time posts of one group of staff; `line` is None where the file has no row."""

    heads: int
    posts: Decimal
    line: int | None = None


_NOBODY = _Counted(0, Decimal(0))


class _Place(NamedTuple):
    """One organisation in one month: what was counted by group of staff and type."""

    first: TurnoverRow
    counted: Mapping[tuple[str, str], _Counted]

    def of(self, group: str, kind: str) -> _Counted:
        return self.counted.get((group, kind), _NOBODY)

    def groups(self) -> list[str]:
        return sorted({group for group, _ in self.counted})


def turnover_figures(rows: Sequence[TurnoverRow], *, as_at: date | None) -> Translated:
    """Two facts a row (heads and full-time posts), the noughts nobody wrote, and four rates."""
    refused = {row.line: UNKNOWN_TYPE for row in rows if row.type not in HEADS}
    figures = [
        fact
        for place in _places([row for row in rows if row.line not in refused])
        for fact in (*_counts(place), *_rates(place))
    ]
    return Translated(
        figures, {row.line: row for row in rows}, "REPORTING_ORG_CODE", refused, _cells
    )


def _places(rows: Sequence[TurnoverRow]) -> list[_Place]:
    counted: dict[tuple[str, date], dict[tuple[str, str], _Counted]] = defaultdict(dict)
    first: dict[tuple[str, date], TurnoverRow] = {}
    for row in rows:
        key = (row.code, row.ended_on)
        first.setdefault(key, row)
        counted[key][row.staff_group, row.type] = _Counted(row.headcount, row.fte, row.line)
    return [_Place(first[key], groups) for key, groups in counted.items()]


def _counts(place: _Place) -> Iterator[FigureFacts]:
    for group in place.groups():
        named = "" if group == EVERYBODY else group
        for kind in HEADS:
            counted = place.of(group, kind)
            for measure, count in ((HEADS[kind], counted.heads), (POSTS[kind], counted.posts)):
                yield _fact(place, measure, float(count), line=counted.line, breakdown=named)


def _rates(place: _Place) -> Iterator[FigureFacts]:
    for measure, group in RATES.items():
        start, end = place.of(group, START).heads, place.of(group, END).heads
        mean = Decimal(start + end) / 2
        if mean:
            yield _rate(place, measure, Decimal(place.of(group, LEAVERS).heads), mean)
    staff = Decimal(place.of(EVERYBODY, END).heads)
    managers = place.of(MANAGERS, END).heads + place.of(SENIOR, END).heads
    if staff:
        yield _rate(place, "managers-per-hundred-staff", Decimal(managers), staff)


def _rate(place: _Place, measure: str, top: Decimal, bottom: Decimal) -> FigureFacts:
    value = float(100 * top / bottom)
    return _fact(place, measure, value, numerator=top, denominator=bottom)


def _fact(
    place: _Place, measure: str, value: float, *, line: int | None = None, breakdown: str = "",
    numerator: Decimal | None = None, denominator: Decimal | None = None,
) -> FigureFacts:  # fmt: skip
    row = place.first
    return FigureFacts(
        line=row.line if line is None else line, measure=measure, organisation_code=row.code,
        began_on=row.began_on + timedelta(days=1), ended_on=row.ended_on, value=value,
        breakdown=breakdown, numerator=numerator, denominator=denominator,
        peer_group=row.benchmark_group,
    )  # fmt: skip


def _cells(row: TurnoverRow) -> tuple[str, ...]:
    period = f"{row.began_on:%Y%m} to {row.ended_on:%Y%m}"
    return (
        period, row.type, row.region_code, row.region_name, row.icb_code, row.icb_name, row.name,
        row.code, row.cluster_group, row.benchmark_group, row.staff_group, str(row.headcount),
        str(row.fte),
    )  # fmt: skip
