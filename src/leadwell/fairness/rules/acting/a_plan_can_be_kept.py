"""FAR-67: A plan says what is done about a figure that we know, by a day that is not over.

Who answers for it, the day and the expected change may be left out for now: then it is flagged (FAR-65).
Source: house rule: something written down and flagged is better than nothing written down.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from math import isfinite

from leadwell.fairness.rules.acting.facts import PlanSaid
from leadwell.reasons import Reason

FEWEST_LETTERS = 20
MOST_DAYS = 5 * 366
HIGHEST = 1_000.0


def a_plan_can_be_kept(
    plan: PlanSaid, *, known: Collection[str], stood: date | None, today: date
) -> list[Reason]:
    """Say what stands in the way. `stood` is the day the plan had before: a day that has passed since may
    stay. An empty list means nothing stands in the way."""
    if not plan.running:
        return [Reason("FAR-67f", "This plan is over. What it promised stays as it was.")]
    return [*_words(plan, known), *_days(plan, stood, today), *_expected(plan)]


def _words(plan: PlanSaid, known: Collection[str]) -> Iterator[Reason]:
    if plan.indicator not in known:
        yield Reason("FAR-67a", "Choose the figure this plan is about.")
    if len(plan.what.strip()) < FEWEST_LETTERS:
        yield Reason("FAR-67b", "Say in a sentence what is done.")


def _days(plan: PlanSaid, stood: date | None, today: date) -> Iterator[Reason]:
    if plan.by_on is None or plan.by_on == stood:
        return
    if plan.by_on < today:
        yield Reason("FAR-67c", "Choose a day that is still to come.")
    if plan.by_on > today + timedelta(days=MOST_DAYS):
        yield Reason("FAR-67d", "Choose a day within five years. Later ones are seldom kept.")


def _expected(plan: PlanSaid) -> Iterator[Reason]:
    value = plan.expects
    if value is not None and not (isfinite(value) and abs(value) <= HIGHEST):
        yield Reason("FAR-67e", "Write the value the figure will have, such as 1.10.")
