"""What the pages about decisions in stages ask for: one funnel of an organisation, or all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case, F, Func, JSONField, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from leadwell.actor import Actor
from leadwell.fairness.models import Result
from leadwell.fairness.permissions import visible_to
from leadwell.fairness.queries.definitions import funnels, group_titles, indicators_of
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.queries.reports.watching import findings_of
from leadwell.fairness.queries.reports.years import COLUMNS, Year
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.facts import Funnel, Indicator
from leadwell.fairness.rules.funnels.facts import PREFIX
from leadwell.fairness.rules.reports.facts import EXACT, Findings

ABOUT = tuple(name for name in COLUMNS if name != "lines")
WHOLE = '$[*] ? (@.split == "")'
RATIOS = '$[*] ? (@.split == "" && @.unit == "ratio")'
LAST_FIRST = ("-over", "-ended_on", "profile")  # a year that is not over is never shown first


@dataclass(frozen=True, slots=True)
class OneFunnel:
    """One funnel of an organisation: its last year, None where nothing was counted yet, and what its figures
    mean, by code."""

    place: Place
    funnel: Funnel
    year: Year | None
    indicators: Mapping[str, Indicator]
    findings: Findings | None = None  # among every figure of that year; of a year that runs none
    years: tuple[
        Year, ...
    ] = ()  # all that are over, oldest first, with their comparisons of everybody

    @property
    def set_code(self) -> str:
        return f"{PREFIX}{self.funnel.code}"

    def groups(self, asked: tuple[str, str]) -> Mapping[str, str]:
        """The groups of a grouping with their titles."""
        return group_titles(*asked)


@dataclass(frozen=True, slots=True)
class Funnels:
    """Every funnel of an organisation, each with its last year where there is one, and what is found among
    every figure of that year."""

    place: Place
    all: tuple[OneFunnel, ...]
    findings: Findings


def one_funnel(code: str, funnel_code: str, *, by: Actor) -> OneFunnel | None:
    """One funnel of an organisation. None where no funnel has this code. Five queries.

    Raises `Organisation.DoesNotExist` or `NotPermitted`.
    """
    place = place_of(code, by=by)
    funnel = funnels().get(funnel_code)
    if funnel is None:
        return None
    rows = _held(place, by).filter(set_code=f"{PREFIX}{funnel_code}")
    row = rows.order_by(*LAST_FIRST).values_list(*ABOUT, "lines").first()
    year = _year(row) if row else None
    told = _told(place, funnel, year)
    if year is None or year.running:
        return told
    findings = findings_of(place.organisation.pk, area=place.is_area, until=year.ended_on)
    return replace(told, findings=findings, years=_years(rows))


def funnels_at(code: str, *, by: Actor) -> Funnels:
    """Every funnel, with the last year of each where there is one. Four queries.

    Raises `Organisation.DoesNotExist` or `NotPermitted`.
    """
    place = place_of(code, by=by)
    latest = {one.set_code: one for one in _latest(place, by)}
    findings = findings_of(place.organisation.pk, area=place.is_area)
    told = (_told(place, one, latest.get(f"{PREFIX}{each}")) for each, one in funnels().items())
    over = [each.ended_on for each in latest.values() if not each.running]
    last = max(over, default=None)
    every = (replace(one, findings=findings) if _ended(one.year, last) else one for one in told)
    return Funnels(place, tuple(every), findings)


def _ended(year: Year | None, on: date | None) -> bool:
    """Whether a year is the one that ended on a day, and was over when it was counted."""
    return year is not None and not year.running and year.ended_on == on


def _years(rows: QuerySet[Result]) -> tuple[Year, ...]:
    """The years that are over with the comparisons of everybody, one form of each year."""
    found = (
        rows.filter(snapshot__as_at__gte=F("ended_on"))
        .annotate(kept=_lines(RATIOS))
        .order_by("ended_on", "-profile")
    )
    years = {row[4]: _year(row) for row in found.values_list(*ABOUT, "kept")}  # by its last day
    return tuple(years.values())


def _told(place: Place, funnel: Funnel, year: Year | None) -> OneFunnel:
    held = indicators_of(f"{PREFIX}{funnel.code}", year.ended_on) if year else ()
    return OneFunnel(place, funnel, year, {one.code: one for one in held})


def _held(place: Place, by: Actor) -> QuerySet[Result]:
    """The printed results of a place that hold now: of an area those of everything beneath it. `over` says
    whether the year was over when it was counted."""
    rows = Result.objects.filter(
        visible_to(by), organisation=place.organisation.pk, area=place.is_area, current=True
    )
    over = Case(When(snapshot__as_at__gte=F("ended_on"), then=1), default=0)
    return rows.exclude(profile=EXACT).annotate(over=over)


def _latest(place: Place, by: Actor) -> list[Year]:
    """The last year of each funnel, without what is taken apart: the database leaves that out."""
    turn = Window(
        RowNumber(),
        partition_by=[F("set_code")],
        order_by=[F("over").desc(), F("ended_on").desc(), F("profile").asc()],
    )
    rows = _held(place, by).filter(set_code__startswith=PREFIX)
    found = rows.annotate(turn=turn, whole=_lines(WHOLE)).filter(turn=1)
    return [_year(row) for row in found.values_list(*ABOUT, "whole")]


def _lines(path: str) -> Func:
    """The lines that a path finds: picked in the database."""
    return Func(
        F("lines"),
        Value(path),
        function="jsonb_path_query_array",
        template="%(function)s(%(expressions)s)",
        output_field=JSONField(),
    )


def _year(row: Sequence[Any]) -> Year:
    return Year(*(*row[:-1], from_json(row[-1])))
