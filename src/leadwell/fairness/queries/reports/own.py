"""Everything the pages about one organisation's figures need, in few questions to the database."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from leadwell.actor import Actor
from leadwell.appointments.permissions import may_ask_by_group
from leadwell.fairness.models import Plan
from leadwell.fairness.permissions.returns import may_compare
from leadwell.fairness.queries.definitions import every_set, indicators_of, sets
from leadwell.fairness.queries.reports.comparing import Beside, similar
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.queries.reports.returns import set_title, standing
from leadwell.fairness.queries.reports.together import Together, together
from leadwell.fairness.queries.reports.watching import findings_of
from leadwell.fairness.queries.reports.years import (
    Year,
    exact_years,
    last_whole,
    latest_of,
    year_wanted,
    years_of,
)
from leadwell.fairness.queries.survey_answers import SurveyAnswer, survey_answers
from leadwell.fairness.rules.facts import Indicator, IndicatorSet
from leadwell.fairness.rules.reports.facts import Findings
from leadwell.reasons import NotPermitted

MOST_YEARS = 10
NOT_EXACTLY = "Exact numbers are for the equality lead of this very employer."


@dataclass(frozen=True, slots=True)
class OneOfMany:
    """A set on the overview: its last year and the one before."""

    code: str
    title: str
    about: str
    year: Year
    before: Year | None
    indicators: tuple[Indicator, ...]
    published: int | None
    is_published: bool
    has_exact: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of an organisation, a set at a time, what is found among all of them, and what is late."""

    place: Place
    sets: tuple[OneOfMany, ...]
    findings: Findings
    late: int
    plans: int
    on: date
    may_try: bool = False  # versions of the standards, by group


@dataclass(frozen=True, slots=True)
class OneSet:
    """One set: its years, oldest first; the same of the areas above; and the returns that stand, by the last
    day of their year."""

    place: Place
    code: str
    title: str
    about: str
    source: str
    to_be_verified: tuple[str, ...]
    years: tuple[Year, ...]
    areas: tuple[tuple[str, Year], ...]
    indicators: tuple[Indicator, ...]
    returns: Mapping[date, int]
    exact: bool
    chosen: date
    survey: tuple[SurveyAnswer, ...] = ()
    is_published: bool = False
    has_exact: bool = False
    together: Together | None = None
    nearby: Together | None = None
    findings: Findings | None = None  # among every figure of that year; of a year that runs none

    @property
    def year(self) -> Year:
        """The year that is shown in full."""
        return next(one for one in self.years if one.ended_on == self.chosen)

    @property
    def before(self) -> Year | None:
        """The year before it, where it was worked out."""
        earlier = [one for one in self.years if one.ended_on < self.chosen]
        return earlier[-1] if earlier else None

    def indicator(self, code: str) -> Indicator | None:
        """The indicator with this code, where the set has it."""
        return next((one for one in self.indicators if one.code == code), None)


@dataclass(frozen=True, slots=True)
class OneIndicator:
    """One indicator of a set, with the same figure of similar organisations."""

    of: OneSet
    indicator: Indicator
    beside: tuple[Beside, ...]


def overview(code: str, *, by: Actor, on: date) -> Overview:
    """Every set of an organisation, the latest two years. Seven queries.

    Raises `Organisation.DoesNotExist` or `NotPermitted`.
    """
    place = place_of(code, by=by)
    years = latest_of(place.organisation.pk, years=3)
    exact = exact_years(place.organisation.pk) if place.may_see_exact else frozenset()
    returns = standing(place.organisation.pk, by=by)
    found = [
        _one_of_many(each, years, returns, exact)
        for each in dict.fromkeys(y.set_code for y in years)
    ]
    order = list(sets())
    found.sort(key=lambda one: order.index(one.code) if one.code in order else len(order))
    plans = Plan.objects.filter(organisation=place.organisation, done_on=None, ended_at=None)
    dates = list(plans.order_by().values_list("by_on", flat=True))
    late = sum(1 for day in dates if day is not None and day < on)
    may_try = may_ask_by_group(by, place.organisation)
    findings = findings_of(place.organisation.pk)
    return Overview(place, tuple(found), findings, late, len(dates), on, may_try)


def one_set(
    code: str,
    set_code: str,
    *,
    by: Actor,
    exact: bool = False,
    year: int | None = None,
    every_year: bool = False,
) -> OneSet | None:
    """One set of an organisation, in the year that ended in `year`, else in the last that is over; of the
    other years only the lines of everybody together, unless `every_year` is wanted in full. None where it has
    no such figures. At most ten queries.

    Raises `Organisation.DoesNotExist` or `NotPermitted`.
    """
    place = place_of(code, by=by)
    if exact and not place.may_see_exact:
        raise NotPermitted(NOT_EXACTLY)
    mine = Q(organisation=place.organisation, area=False)
    wanted = year_wanted(mine, set_code=set_code, exact=exact, year=year)
    if wanted is None:
        return None
    only = None if every_year else (wanted,)
    own, areas = _years(place, set_code, by=by, exact=exact, only=only)
    last = next((one for one in own if one.ended_on == wanted), None)
    if last is None:  # worked out again meanwhile, and nobody is counted any more
        return None
    known = every_set().get(set_code)
    indicators = indicators_of(set_code, last.ended_on)
    returns = standing(place.organisation.pk, by=by)
    pooled, nearby = (None, None) if exact else together(place, last, indicators)
    return OneSet(
        place=place,
        code=set_code,
        title=set_title(set_code),
        about=known.about if known else "",
        source=known.source if known else "",
        to_be_verified=known.to_be_verified if known else (),
        years=tuple(own),
        areas=tuple((name, one) for name, one in areas if one.ended_on == last.ended_on),
        indicators=indicators,
        returns={day: number for (each, day), number in returns.items() if each == set_code},
        exact=exact,
        chosen=last.ended_on,
        survey=survey_answers(indicators, place.organisation, by=by, on=last.ended_on),
        is_published=known is not None and known.published,
        has_exact=place.may_see_exact
        and (set_code, last.ended_on) in exact_years(place.organisation.pk),
        together=pooled,
        nearby=nearby,
        findings=None
        if last.running or exact
        else findings_of(place.organisation.pk, until=last.ended_on),
    )


def one_indicator(code: str, set_code: str, indicator: str, *, by: Actor) -> OneIndicator | None:
    """One indicator of an organisation, with similar ones beside it. None where it has no such figure.
    At most eleven queries."""
    found = one_set(code, set_code, by=by)
    known = found.indicator(indicator) if found else None
    if found is None or known is None:
        return None
    beside = similar(found.place.organisation, found.year, indicator, by=by)
    return OneIndicator(found, known, beside)


def _years(
    place: Place, set_code: str, *, by: Actor, exact: bool, only: Collection[date] | None
) -> tuple[list[Year], Sequence[tuple[str, Year]]]:
    """An employer's own years, and those of each area above it, in one question."""
    own = place.organisation.pk
    mine = Q(organisation=own, area=False)
    names = {one.pk: one.name for one in place.above}
    areas = Q(area=True, organisation__in=names) & may_compare(by, place.organisation)
    which = mine if exact else mine | areas
    found = years_of(which, set_code=set_code, exact=exact, in_full=(own,), only=only)
    years = [one for one in found if not one.area]
    return years, [(names[one.organisation_id], one) for one in found if one.area]


def _one_of_many(
    code: str,
    years: Sequence[Year],
    returns: Mapping[tuple[str, date], int],
    exact: Collection[tuple[str, date]],
) -> OneOfMany:
    mine = [one for one in years if one.set_code == code]
    last = last_whole(mine)
    before = [one for one in mine if one.ended_on < last.ended_on]
    known: IndicatorSet | None = sets().get(code)
    return OneOfMany(
        code=code,
        title=set_title(code),
        about=known.about if known else "",
        year=last,
        before=before[-1] if before else None,
        indicators=indicators_of(code, last.ended_on),
        published=returns.get((code, last.ended_on)),
        is_published=known is not None and known.published,
        has_exact=(code, last.ended_on) in exact,
    )


__all__ = [
    "OneIndicator",
    "OneOfMany",
    "OneSet",
    "Overview",
    "one_indicator",
    "one_set",
    "overview",
]
