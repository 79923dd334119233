"""What the staff survey says to the indicators that ask it: taken as it was published, never worked out here.

The survey publishes groups of people for the nation only, so for one organisation there is the answer of all
its staff, with England's two groups beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from leadwell.actor import Actor
from leadwell.fairness.rules.facts import Indicator, Kind
from leadwell.measures.queries import Shown, definitions, figures_of
from leadwell.measures.rules.facts import Measure
from leadwell.organisations.models import Organisation

FILE = Path(__file__).resolve().parents[1] / "definitions" / "survey_2024.yaml"
ENGLAND = "ENG"
Asked = tuple[str, str, str]
Key = tuple[str, str]  # a measure and a breakdown


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """What one measure of the survey answers to an indicator. None where nothing was published."""

    indicator: Indicator
    measure: Measure
    own: Shown | None
    nation: Shown | None
    first: Shown | None
    second: Shown | None


@cache
def breakdowns() -> Mapping[Asked, str]:
    """The publisher's name of each of our groups: by characteristic, grouping and group."""
    said = yaml.safe_load(FILE.read_text("utf-8"))
    return {
        (one["characteristic"], one["grouping"], one["group"]): one["breakdown"]
        for one in said["groups"]
    }


def survey_answers(
    indicators: Sequence[Indicator], organisation: Organisation, *, by: Actor, on: date
) -> tuple[SurveyAnswer, ...]:
    """The newest answers published for periods that had ended by a day, in the order of the indicators.
    One query; none where nothing is asked."""
    asked = [
        (one, definitions()[slug])
        for one in indicators
        if one.kind is Kind.SURVEY
        for slug in one.measures.values()
    ]
    if not asked:
        return ()
    slugs = {measure.slug for _, measure in asked}
    found = figures_of(
        organisation, slugs, by=by, on=on, everywhere=True, parts=tuple(breakdowns().values())
    )
    own = {_key(one): one for one in found if one.organisation_id == organisation.pk}
    nation = {_key(one): one for one in found if one.organisation_id != organisation.pk}
    if organisation.code == ENGLAND:
        nation = own
    answers = (_answer(one, measure, own, nation) for one, measure in asked)
    return tuple(one for one in answers if one.own or one.nation or one.first)


def _key(one: Shown) -> Key:
    return one.measure.slug, one.breakdown


def _answer(
    indicator: Indicator, measure: Measure, own: Mapping[Key, Shown], nation: Mapping[Key, Shown]
) -> SurveyAnswer:
    first, second = (
        breakdowns().get((indicator.characteristic, indicator.grouping, group), "?")
        for group in (indicator.first, indicator.second)
    )
    return SurveyAnswer(
        indicator=indicator,
        measure=measure,
        own=own.get((measure.slug, "")),
        nation=nation.get((measure.slug, "")),
        first=nation.get((measure.slug, first)),
        second=nation.get((measure.slug, second)),
    )
