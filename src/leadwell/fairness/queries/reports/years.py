"""Results of an organisation by year, as they may be shown: the printed form, or the exact one for few."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import DenseRank

from leadwell.fairness.models import Result
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.funnels.facts import PREFIX
from leadwell.fairness.rules.reports.facts import EXACT

EVERYBODY = ("", "all")
COLUMNS = (
    "pk", "organisation_id", "set_code", "began_on", "ended_on", "profile", "definitions", "digest",
    "made_at", "current", "area", "made_up", "snapshot_id", "snapshot__as_at", "snapshot__digest", "lines",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """One set of one organisation in one year, with where it comes from."""

    number: int
    organisation_id: int
    set_code: str
    began_on: date
    ended_on: date
    profile: str
    definitions: str
    digest: str
    made_at: datetime
    current: bool
    area: bool
    made_up: bool
    snapshot: int
    snapshot_on: date
    snapshot_digest: str
    lines: tuple[Shown, ...]

    @property
    def running(self) -> bool:
        """Whether the year was not over yet when its facts were taken."""
        return self.snapshot_on < self.ended_on

    def line(self, indicator: str) -> Shown | None:
        """The line of everybody together of one indicator."""
        return next((one for one in self.lines if is_whole(one, indicator)), None)

    def of(self, indicator: str) -> tuple[Shown, ...]:
        """All lines of one indicator."""
        return tuple(one for one in self.lines if one.indicator == indicator)


def is_whole(line: Shown, indicator: str) -> bool:
    """Whether a line speaks of everybody together."""
    return line.indicator == indicator and line.row in EVERYBODY and not line.split


def years_of(
    which: Q, *, set_code: str, exact: bool = False, in_full: Collection[int] = ()
) -> list[Year]:
    """The results of a set that hold, oldest first. Of organisations that are not `in_full` only the lines
    of everybody together. One query."""
    rows = _holding(which, exact=exact).filter(set_code=set_code)
    return _once(rows.values_list(*COLUMNS), in_full)


def latest_of(organisation_id: int, *, years: int = 2) -> list[Year]:
    """The last years of every set of an employer, in their printed form, oldest first; those of decisions in
    stages have pages of their own. One query."""
    place = Window(DenseRank(), partition_by=[F("set_code")], order_by=F("ended_on").desc())
    rows = _holding(Q(organisation=organisation_id, area=False), exact=False)
    rows = rows.exclude(set_code__startswith=PREFIX)
    rows = rows.annotate(place=place).filter(place__lte=years)
    return _once(rows.values_list(*COLUMNS), (organisation_id,))


def area_years(organisation_id: int) -> list[Year]:
    """The last whole year of every set of an area: everybody beneath together. One query."""
    place = Window(DenseRank(), partition_by=[F("set_code")], order_by=F("ended_on").desc())
    rows = _holding(Q(organisation=organisation_id, area=True), exact=False)
    found = _once(rows.annotate(place=place).filter(place__lte=2).values_list(*COLUMNS), ())
    codes = dict.fromkeys(one.set_code for one in found)
    return [last_whole([one for one in found if one.set_code == code]) for code in codes]


def last_whole(years: Sequence[Year]) -> Year:
    """The last year that was over, of years in their order; where there is none, the one that runs."""
    return next((one for one in reversed(years) if not one.running), years[-1])


def year_of(result: Result) -> Year:
    """One result as it is, with its snapshot at hand."""
    values = [_value(result, name) for name in COLUMNS]
    return _year(values, whole=False)


def _value(result: Result, name: str) -> Any:
    if name.startswith("snapshot__"):
        return getattr(result.snapshot, name.removeprefix("snapshot__"))
    return getattr(result, name)


def _holding(which: Q, *, exact: bool) -> Any:
    form = Q(profile=EXACT) if exact else ~Q(profile=EXACT)
    rows = Result.objects.filter(which, form, current=True)
    return rows.order_by("set_code", "ended_on", "organisation_id", "profile")


def _once(rows: Iterable[Sequence[Any]], in_full: Collection[int]) -> list[Year]:
    """One a year, organisation and set: where there are two printed forms, the first by its name."""
    found: dict[tuple[Any, ...], Year] = {}
    for row in rows:
        key = (row[1], row[2], row[4], row[10])
        if key not in found:
            found[key] = _year(row, whole=row[1] not in in_full)
    return list(found.values())


def _year(row: Sequence[Any], *, whole: bool) -> Year:
    kept = row[-1]
    if whole:
        kept = [one for one in kept if one["row"] in EVERYBODY and not one["split"]]
    return Year(*(*row[:-1], from_json(kept)))
