"""Results of an organisation by year, as they may be shown: the printed form, or the exact one for few."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, F, Func, JSONField, Q, QuerySet, TextField, Value, When, Window
from django.db.models.functions import Cast, DenseRank

from leadwell.fairness.models import Result
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.funnels.facts import PREFIX
from leadwell.fairness.rules.reports.facts import EXACT

EVERYBODY = ("", "all")
UNSPLIT = '$[*] ? (@.split == "")'
COMPARED = (
    '$[*] ? (@.split == "" && (@.reading == "above" || @.reading == "below"'
    ' || @.reading == "no-difference"))'
)
TOGETHER = '$[*] ? (@.split == "" && (@.row == "" || @.row == "all"))'
COLUMNS = (
    "pk", "organisation_id", "set_code", "began_on", "ended_on", "profile", "definitions", "digest",
    "made_at", "current", "area", "made_up", "snapshot_id", "snapshot__as_at", "snapshot__digest",
)  # fmt: skip


class _JsonPath(TextField):
    """PostgreSQL's own type for where to look in JSON."""

    def db_type(self, connection: Any) -> str:
        return "jsonpath"

    cast_db_type = db_type


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
    which: Q,
    *,
    set_code: str,
    exact: bool = False,
    in_full: Collection[int] = (),
    only: Collection[date] | None = None,
) -> list[Year]:
    """The results of a set that hold, oldest first. Of organisations that are not `in_full`, and of years
    that end on no day among `only`, just the lines of everybody together. One query."""
    full = Q(organisation__in=in_full)
    if only is not None:
        full &= Q(ended_on__in=only)
    rows = _holding(which, exact=exact).filter(set_code=set_code)
    return _once(rows.annotate(kept=_kept(full, TOGETHER)).values_list(*COLUMNS, "kept"))


def year_wanted(which: Q, *, set_code: str, exact: bool, year: int | None) -> date | None:
    """The last day of the year to show in full: of the one that ended in `year`, else of the last that is
    over. None where there is no such year. A day, and no number of a result: a night may put another in its
    place before it is read. One query."""
    rows = _holding(which, exact=exact).filter(set_code=set_code)
    if year is not None:
        rows = rows.filter(ended_on__year=year)
    found = rows.values_list("ended_on", "snapshot__as_at")
    over = [ended_on for ended_on, as_at in found if as_at >= ended_on]
    every = [ended_on for ended_on, _as_at in found]
    return next(iter([*over[-1:], *every[-1:]]), None)


def latest_of(organisation_id: int, *, years: int = 2) -> list[Year]:
    """The last years of every set of an employer, in their printed form, oldest first, without what they
    were taken apart into; those of decisions in stages have pages of their own. One query."""
    place = Window(DenseRank(), partition_by=[F("set_code")], order_by=F("ended_on").desc())
    rows = _holding(Q(organisation=organisation_id, area=False), exact=False)
    rows = rows.exclude(set_code__startswith=PREFIX)
    rows = rows.annotate(place=place).filter(place__lte=years)
    return _once(rows.annotate(kept=_kept(None, UNSPLIT)).values_list(*COLUMNS, "kept"))


def compared_years(
    organisation_id: int, *, area: bool = False, until: date | None = None, years: int = 3
) -> list[Year]:
    """The last years that were over of every set and every decision, oldest first, with those lines of
    everybody that are compared with something; the last of them the one that ended on `until`, where a day
    is given. One query."""
    place = Window(DenseRank(), partition_by=[F("set_code")], order_by=F("ended_on").desc())
    rows = _holding(Q(organisation=organisation_id, area=area), exact=False)
    rows = rows.filter(snapshot__as_at__gte=F("ended_on"))
    if until is not None:
        rows = rows.filter(ended_on__lte=until)
    rows = rows.annotate(place=place).filter(place__lte=years)
    return _once(rows.annotate(kept=_kept(None, COMPARED)).values_list(*COLUMNS, "kept"))


def area_years(organisation_id: int) -> list[Year]:
    """The last whole year of every set of an area: everybody beneath together. One query."""
    place = Window(DenseRank(), partition_by=[F("set_code")], order_by=F("ended_on").desc())
    rows = _holding(Q(organisation=organisation_id, area=True), exact=False)
    rows = rows.annotate(place=place).filter(place__lte=2)
    found = _once(rows.annotate(kept=_kept(None, TOGETHER)).values_list(*COLUMNS, "kept"))
    codes = dict.fromkeys(one.set_code for one in found)
    return [last_whole([one for one in found if one.set_code == code]) for code in codes]


def last_whole(years: Sequence[Year]) -> Year:
    """The last year that was over, of years in their order; where there is none, the one that runs."""
    return next((one for one in reversed(years) if not one.running), years[-1])


def year_of(result: Result) -> Year:
    """One result as it is, with its snapshot at hand."""
    return _year([*(_value(result, name) for name in COLUMNS), result.lines])


def _value(result: Result, name: str) -> Any:
    if name.startswith("snapshot__"):
        return getattr(result.snapshot, name.removeprefix("snapshot__"))
    return getattr(result, name)


def exact_years(organisation_id: int) -> frozenset[tuple[str, date]]:
    """The sets and the last days of the years of which an employer's exact numbers are kept. One query."""
    rows = _holding(Q(organisation=organisation_id, area=False), exact=True)
    return frozenset(rows.values_list("set_code", "ended_on"))


def _holding(which: Q, *, exact: bool) -> QuerySet[Result]:
    form = Q(profile=EXACT) if exact else ~Q(profile=EXACT)
    rows = Result.objects.filter(which, form, current=True)
    return rows.order_by("set_code", "ended_on", "organisation_id", "profile")


def _kept(full: Q | None, path: str) -> Any:
    """All lines where `full` holds, else those that the path finds: picked in the database, as a set of
    many years is large and a page needs little of it."""
    picked = Func(
        F("lines"),
        Cast(Value(path), _JsonPath()),
        function="jsonb_path_query_array",
        output_field=JSONField(),
    )
    return picked if full is None else Case(When(full, then=F("lines")), default=picked)


def _once(rows: Iterable[Sequence[Any]]) -> list[Year]:
    """One a year, organisation and set: where there are two printed forms, the first by its name."""
    found: dict[tuple[Any, ...], Year] = {}
    for row in rows:
        key = (row[1], row[2], row[4], row[10])
        if key not in found:
            found[key] = _year(row)
    return list(found.values())


def _year(row: Sequence[Any]) -> Year:
    return Year(*(*row[:-1], from_json(row[-1])))
