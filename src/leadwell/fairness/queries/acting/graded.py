"""What an organisation says of itself in words and grades: the outcomes it grades, and the equality duty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.db.models import Q
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.models import Grade, Plan, Return
from leadwell.fairness.permissions import may_keep_plans, visible_to
from leadwell.fairness.queries.definition_files import read_file
from leadwell.fairness.queries.definitions import indicators_of, sets
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.queries.reports.years import years_of
from leadwell.fairness.rules.acting.facts import Duty, DutyTerms, Rating
from leadwell.fairness.rules.acting.what_grades_come_to import what_grades_come_to
from leadwell.fairness.rules.acting.what_the_duty_lacks import what_the_duty_lacks
from leadwell.fairness.rules.facts import Indicator, IndicatorSet
from leadwell.organisations.models import Tenure
from leadwell.organisations.permissions import in_force
from leadwell.reasons import Reason

EDS, PSED = "eds", "psed"
FOLDER = Path(__file__).resolve().parents[2] / "definitions"


@dataclass(frozen=True, slots=True)
class Graded:
    """The outcomes of the year, the grades given, what they come to, and what earlier years came to."""

    place: Place
    set: IndicatorSet
    ended_on: date
    outcomes: tuple[Indicator, ...]
    grades: Mapping[str, Grade]
    rating: Rating
    earlier: tuple[tuple[date, Rating], ...]
    may_grade: bool


@dataclass(frozen=True, slots=True)
class DutyAt:
    """What is known of an organisation under the equality duty, and what is missing. `counted`: its figures
    by group are there to look at."""

    place: Place
    terms: DutyTerms
    duty: Duty
    lacks: tuple[Reason, ...]
    plans: tuple[Plan, ...]
    counted: bool


def year_end(today: date) -> date:
    """The last day of the year to 31 March in which a day lies."""
    ended_on = date(today.year, 3, 31)
    return ended_on if today <= ended_on else date(today.year + 1, 3, 31)


def graded(code: str, *, by: Actor, today: date) -> Graded:
    """How an organisation grades itself. Raises `Organisation.DoesNotExist` or `NotPermitted`."""
    place, ended_on = place_of(code, by=by), year_end(today)
    rows = Grade.objects.filter(visible_to(by), organisation=place.organisation, current=True)
    by_year: dict[date, dict[str, Grade]] = defaultdict(dict)
    for one in rows.order_by("-ended_on", "outcome"):
        by_year[one.ended_on][one.outcome] = one
    mine = by_year.pop(ended_on, {})
    return Graded(
        place=place,
        set=sets()[EDS],
        ended_on=ended_on,
        outcomes=indicators_of(EDS, ended_on),
        grades=mine,
        rating=_rating(mine, ended_on),
        earlier=tuple((day, _rating(grades, day)) for day, grades in by_year.items()),
        may_grade=may_keep_plans(by, place.organisation),
    )


def _rating(grades: Mapping[str, Grade], ended_on: date) -> Rating:
    outcomes = [one.code for one in indicators_of(EDS, ended_on)]
    given = {code: one.grade for code, one in grades.items()}
    return what_grades_come_to(given, outcomes=outcomes, totals=sets()[EDS].totals)


def duty_at(code: str, *, by: Actor, today: date) -> DutyAt:
    """How an organisation stands under the equality duty. Raises `Organisation.DoesNotExist` or
    `NotPermitted`."""
    place, terms = place_of(code, by=by), duty_terms(today)
    rows = Plan.objects.filter(visible_to(by), organisation=place.organisation, ended_at=None)
    plans = tuple(rows.filter(expects__isnull=False).order_by("-made_at", "-pk"))
    standing = Return.objects.filter(organisation=place.organisation, withdrawn_at=None)
    published = standing.order_by("-published_at").values_list("published_at", flat=True).first()
    held = Tenure.objects.filter(in_force(today), post__organisation=place.organisation)
    duty = Duty(
        employees=held.values("person_id").distinct().count(),
        objective_on=localdate(plans[0].made_at) if plans else None,
        published_on=localdate(published) if published else None,
    )
    lacks = tuple(what_the_duty_lacks(duty, terms=terms, today=today))
    over = Q(organisation=place.organisation, area=False, ended_on__lte=today)
    return DutyAt(place, terms, duty, lacks, plans, bool(years_of(over, set_code=PSED)))


def duty_terms(on: date) -> DutyTerms:
    """The terms in force on a day; before the first ones, the first."""
    known = _duty_terms()
    return next((one for one in reversed(known) if one.from_on <= on), known[0])


@cache
def _duty_terms() -> tuple[DutyTerms, ...]:
    found = [read_file(path).data for path in FOLDER.glob("equality_duty_*.yaml")]
    terms = [
        DutyTerms(
            from_on=data["from"],
            objective_years=data["objective_years"],
            publish_days=data["publish_days"],
            employees=data["employees"],
            source=data["source"],
            to_be_verified=tuple(data["to_be_verified"]),
        )
        for data in found
    ]
    return tuple(sorted(terms, key=lambda one: one.from_on))
