"""A region or the nation: its own figures, and one figure of everybody in it, by name and with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from leadwell.actor import Actor
from leadwell.fairness.models import Plan, Result
from leadwell.fairness.permissions import visible_to
from leadwell.fairness.queries.definitions import indicators, indicators_of, sets
from leadwell.fairness.queries.reports.comparing import Beside, besides, whole_lines
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.queries.reports.returns import set_title
from leadwell.fairness.queries.reports.standing_out import WhoStandsOut, who_stands_out
from leadwell.fairness.queries.reports.watching import findings_of
from leadwell.fairness.queries.reports.years import Year, area_years, years_of
from leadwell.fairness.rules.facts import Indicator, Kind, Shown
from leadwell.fairness.rules.reports.facts import Findings
from leadwell.fairness.rules.reports.stays_away import LAST
from leadwell.organisations import queries as organisations
from leadwell.organisations.models import Organisation

# Beyond this many years nothing is asked of the past; beyond this many places a page is a file.
MOST = 3_000
COMPARED = (Kind.LIKELIHOOD, Kind.DISPARITY, Kind.DIFFERENCE)


@dataclass(frozen=True, slots=True)
class Plans:
    """What is planned about a figure at a place: how many plans are open, and how many of them are late."""

    running: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class OfPlace:
    """One organisation of an area with one figure: its years, oldest first, and what is planned about it."""

    code: str
    name: str
    years: tuple[Shown, ...]
    plans: Plans

    @property
    def line(self) -> Shown:
        return self.years[-1]


@dataclass(frozen=True, slots=True)
class AreaSet:
    """One set of an area: everybody in it together."""

    code: str
    title: str
    year: Year
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area: its sets, what is found among all figures of its last whole year, where in it something stands
    out, and how many open and late plans there are in it."""

    place: Place
    sets: tuple[AreaSet, ...]
    plans: Plans
    findings: Findings
    who: WhoStandsOut


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """One figure across an area, in the latest year. `own` is everybody together. `silent` is how many
    organisations have it hidden or not calculable; `cut` says that there are more than a page can hold."""

    place: Place
    indicator: Indicator
    set_title: str
    ended_on: date | None
    own: Shown | None
    places: tuple[OfPlace, ...]
    silent: int
    made_up: bool
    cut: bool = False


def area(code: str, *, by: Actor, on: date) -> Area:
    """An area's own figures, and how its plans stand. Eight queries.

    Raises `Organisation.DoesNotExist`, also for a place that is no area, or `NotPermitted`.
    """
    place = _area_of(code, by=by)
    own = place.organisation.pk
    latest = {year.set_code: year for year in area_years(own)}
    of = [
        AreaSet(each, set_title(each), latest[each], indicators_of(each, latest[each].ended_on))
        for each in sets()
        if each in latest
    ]
    plans = _plans(place, "", by=by, on=on)
    together = Plans(sum(p.running for p in plans.values()), sum(p.late for p in plans.values()))
    over = [year.ended_on for year in latest.values() if not year.running]
    who = who_stands_out(place, by=by, on=on, year=max(over, default=None))
    return Area(place, tuple(of), together, findings_of(own, area=True), who)


def area_figure(code: str, indicator: str, *, by: Actor, on: date) -> AreaFigure | None:
    """One figure of everybody in an area. None where there is no such figure to compare. Six queries.

    Raises as `area` does.
    """
    known = indicators().get(indicator)
    place = _area_of(code, by=by)
    if known is None or known.kind not in COMPARED:
        return None
    last = _last_day(place, known, by=by)
    since = date(last.year - LAST + 1, last.month, 1) if last else on
    which = Q(
        set_code=known.set, area=False, ended_on__gte=since, ended_on__lte=last or on
    ) & visible_to(by)
    beneath = Q(organisation__path__startswith=place.organisation.path)
    lines = whole_lines(which & beneath, indicator)
    rows = besides(lines.exclude(line__value=None)[: MOST + 1])
    own = years_of(Q(organisation=place.organisation, area=True), set_code=known.set)
    plans = _plans(place, indicator, by=by, on=on)
    shown = _by_place(rows[:MOST], plans, last)
    return AreaFigure(
        place=place,
        indicator=known,
        set_title=set_title(known.set),
        ended_on=last,
        own=next((one.line(indicator) for one in own if one.ended_on == last), None),
        places=shown,
        silent=lines.filter(line__value=None, ended_on=last).count() if last else 0,
        cut=len(rows) > MOST,
        made_up=place.organisation.made_up or any(year.made_up for year in own),
    )


def _area_of(code: str, *, by: Actor) -> Place:
    place = place_of(code, by=by)
    if not place.is_area:
        raise Organisation.DoesNotExist
    return place


def _last_day(place: Place, indicator: Indicator, *, by: Actor) -> date | None:
    """The last year that is over and that anybody in the area has. One query."""
    beneath = Q(organisation__path__startswith=place.organisation.path)
    over = Q(snapshot__as_at__gte=F("ended_on"))
    rows = Result.objects.filter(
        over & beneath & visible_to(by), set_code=indicator.set, current=True
    )
    return rows.order_by("-ended_on").values_list("ended_on", flat=True).first()


def _plans(place: Place, indicator: str, *, by: Actor, on: date) -> Mapping[str, Plans]:
    """Open plans of everybody beneath, by code; about one indicator, or about all. One query."""
    beneath = organisations.beneath(place.organisation, by=by)
    rows = Plan.objects.filter(organisation__in=beneath, done_on=None, ended_at=None).order_by()
    if indicator:
        rows = rows.filter(indicator=indicator)
    found: dict[str, Plans] = {}
    for code, day in rows.values_list("organisation__code", "by_on"):
        held = found.get(code, Plans())
        late = held.late + (day is not None and day < on)
        found[code] = Plans(held.running + 1, late)
    return found


def _by_place(
    rows: Sequence[Beside], plans: Mapping[str, Plans], last: date | None
) -> tuple[OfPlace, ...]:
    """Those that have the last year, each with the years before it."""
    years: dict[str, list[Beside]] = {}
    for row in rows:
        years.setdefault(row.code, []).append(row)
    return tuple(
        OfPlace(code, own[-1].name, tuple(each.line for each in own), plans.get(code, Plans()))
        for code, own in years.items()
        if own[-1].ended_on == last
    )
