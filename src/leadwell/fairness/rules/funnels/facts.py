"""The steps of a funnel, which groups are held against each other, and what their figures are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leadwell.fairness.rules.facts import Funnel, Indicator

PREFIX = "funnel-"
WHOLE_WAY = "all"
Asked = tuple[str, str]  # a characteristic and a grouping of it
# Two groups, the one more often left behind second. Of any other grouping of two, as they are listed.
PAIRS: Mapping[Asked, tuple[str, str]] = {
    ("ethnicity", "white-bme"): ("white", "bme"),
    ("disability", "as-asked"): ("no", "yes"),
    ("sex", "as-asked"): ("male", "female"),
    ("tie", "tie"): ("tie", "none"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """From one stage to a later one, by their numbers from 1. `code` is that of the later stage, or
    `WHOLE_WAY`."""

    before: int
    after: int
    code: str


def steps_of(funnel: Funnel) -> tuple[Step, ...]:
    """Each stage that is noted with the one before it, and where there are more than two, the last with the
    first."""
    first, last = funnel.first_noted, len(funnel.stages)
    found = [
        Step(number - 1, number, stage.code)
        for number, stage in enumerate(funnel.stages[first:], start=first + 1)
    ]
    if len(found) > 1:
        found.append(Step(first, last, WHOLE_WAY))
    return tuple(found)


def code_of(funnel: Funnel, step: Step, asked: Asked, group: str = "") -> str:
    """What the figure of a step is called: of one group its rate, of no group the ratio of two."""
    whole = f"{funnel.code}-{step.code}-{asked[0]}"
    return f"{whole}-{group}" if group else whole


def is_whole_way(figure: Indicator) -> bool:
    """Whether a figure is of the whole way through a decision of more than one step."""
    return figure.set.startswith(PREFIX) and f"-{WHOLE_WAY}-" in figure.code


def pair_of(funnel: Funnel, asked: Asked, groups: Sequence[str]) -> tuple[str, str] | None:
    """The two groups of a ratio, the one above the line first: above 1 the other did worse. None where there
    are many groups and nobody said which two to compare."""
    pair = PAIRS.get(asked) or (tuple(groups) if len(groups) == 2 else None)
    if pair is None:
        return None
    first, second = pair
    return (first, second) if funnel.good else (second, first)
