"""The six high-impact actions of an organisation: each with its dates, its measures and its plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Q

from leadwell.actor import Actor
from leadwell.fairness.models import Plan
from leadwell.fairness.permissions import visible_to
from leadwell.fairness.queries.acting.objectives import without_objective
from leadwell.fairness.queries.acting.plans import PlanLine, said, with_then
from leadwell.fairness.queries.definition_files import read_file
from leadwell.fairness.queries.definitions import indicators_of
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.queries.reports.watching import findings_in, findings_of
from leadwell.fairness.queries.reports.years import Year, years_of
from leadwell.fairness.queries.survey_answers import SurveyAnswer, survey_answers
from leadwell.fairness.rules.facts import Indicator, Shown
from leadwell.fairness.rules.reports.facts import Findings

SET = "six-actions"
FILE = Path(__file__).resolve().parents[2] / "definitions" / "six_actions_2023.yaml"


@dataclass(frozen=True, slots=True)
class Due:
    """Something an action was to reach by a day."""

    what: str
    on: date


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of an action: its latest line where there is one, what the staff survey published, and its
    plans that run. `stands_out` says that its line is found among all figures of the place (FAR-90)."""

    indicator: Indicator
    line: Shown | None
    plans: tuple[PlanLine, ...]
    answers: tuple[SurveyAnswer, ...] = ()
    stands_out: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """One of the six."""

    number: str
    title: str
    dates: tuple[Due, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class SixActions:
    """All six at one organisation. `board` is how many sit on its board, and how many of them have no
    objective."""

    place: Place
    year: Year | None
    actions: tuple[Action, ...]
    board: tuple[int, int]
    source: str
    to_be_verified: tuple[str, ...]


def six_actions(code: str, *, by: Actor, today: date) -> SixActions:
    """The six actions of an organisation. Raises `Organisation.DoesNotExist` or `NotPermitted`."""
    place, told = place_of(code, by=by), _told()
    over = Q(organisation=place.organisation, area=False, ended_on__lte=today)
    years = years_of(over, set_code=SET)
    year = years[-1] if years else None
    measures = _measures(place, year, by=by, today=today)
    return SixActions(
        place=place,
        year=year,
        actions=tuple(
            Action(
                number=one["number"],
                title=one["title"],
                dates=tuple(Due(each["says"], each["by"]) for each in one["dates"]),
                measures=tuple(m for m in measures if m.indicator.number.startswith(one["number"])),
            )
            for one in told["actions"]
        ),
        board=without_objective(place.organisation, by=by, today=today),
        source=told["source"],
        to_be_verified=tuple(told["to_be_verified"]),
    )


def _measures(place: Place, year: Year | None, *, by: Actor, today: date) -> tuple[Measure, ...]:
    rows = Plan.objects.filter(visible_to(by), organisation=place.organisation)
    plans: dict[str, list[PlanLine]] = defaultdict(list)
    for line in with_then(rows.order_by("by_on", "pk"), today=today):
        if said(line.plan).running:
            plans[line.plan.indicator].append(line)
    held = indicators_of(SET, year.ended_on if year else today)
    answers = survey_answers(held, place.organisation, by=by, on=today)
    lines = {one.code: year.line(one.code) if year else None for one in held}
    found = _found(place, year)
    return tuple(
        Measure(
            one,
            lines[one.code],
            _plans_of(one, plans),
            tuple(each for each in answers if each.indicator == one),
            stands_out=_holds(found, lines[one.code]),
        )
        for one in held
    )


def _holds(found: Findings, line: Shown | None) -> bool:
    return line is not None and found.holds(line)


def _found(place: Place, year: Year | None) -> Findings:
    """What is found among all figures of the year; of one that is not over nothing."""
    if year is None or year.running:
        return findings_in(())
    return findings_of(place.organisation.pk, until=year.ended_on)


def _plans_of(indicator: Indicator, plans: Mapping[str, list[PlanLine]]) -> tuple[PlanLine, ...]:
    """Plans for the measure itself, and for a figure of another set that it is made of."""
    codes = dict.fromkeys((indicator.code, *indicator.made_of))
    return tuple(line for code in codes for line in plans.get(code, ()))


@cache
def _told() -> Mapping[str, Any]:
    return read_file(FILE).data
