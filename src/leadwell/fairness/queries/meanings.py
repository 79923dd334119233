"""Definitions with what stands around them, for the pages that explain them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leadwell.fairness.queries.definitions import (
    every_set,
    funnels,
    group_titles,
    indicators,
    indicators_of,
    sets,
    versions,
)
from leadwell.fairness.rules.facts import Funnel, Indicator, IndicatorSet
from leadwell.measures.queries import measure


@dataclass(frozen=True, slots=True)
class SetMeaning:
    """A set with the indicators that hold on a day."""

    of: IndicatorSet
    indicators: Sequence[Indicator]


@dataclass(frozen=True, slots=True)
class Meaning:
    """An indicator with its set, its groups by code, its versions from the newest, what it is made of, and
    the measures (title and slug) that answer it."""

    indicator: Indicator
    of: IndicatorSet
    groups: Mapping[str, str]
    versions: Sequence[Indicator]
    made_of: Sequence[Indicator]
    measures: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FunnelMeaning:
    """A funnel with the titles of the groups it is shown by and the indicators of standards that count it."""

    funnel: Funnel
    groups: Sequence[Sequence[str]]
    indicators: Sequence[Indicator]


def meanings(on: date) -> tuple[SetMeaning, ...]:
    """Every set with what holds on a day, in order."""
    return tuple(SetMeaning(one, indicators_of(code, on)) for code, one in sets().items())


def meaning(code: str) -> Meaning | None:
    """What an indicator means, or None when there is none of this code."""
    one = indicators().get(code)
    if one is None:
        return None
    known = [(slug, measure(slug)) for slug in one.measures.values()]
    return Meaning(
        indicator=one,
        of=every_set()[one.set],
        groups=group_titles(one.characteristic, one.grouping),
        versions=sorted(
            (each for each in versions() if each.code == code),
            key=lambda each: each.from_on,
            reverse=True,
        ),
        made_of=[indicators()[other] for other in one.made_of],
        measures=[(found.title, slug) for slug, found in known if found],
    )


def funnel_meaning(code: str) -> FunnelMeaning | None:
    """What a funnel means, or None when there is none of this code."""
    one = funnels().get(code)
    if one is None:
        return None
    groups = [tuple(group_titles(*each).values()) for each in one.groups]
    named = [each for each in indicators().values() if each.set in sets()]
    using = [each for each in named if code in _funnels_of(each)]
    return FunnelMeaning(one, groups, using)


def _funnels_of(one: Indicator) -> set[str]:
    return {chosen.funnel for chosen in (one.part, one.whole) if chosen}
