"""FAR-65: A plan needs attention while it is late or empty, and when the change it promised did not come.

A plan with nobody to answer for it, no day or no expected change cannot be held against anything. Whether
the change came is asked only of a year that ended after the plan's day, and an interval that still holds the
expected value is not called a failure.
Source: house rule: a plan says what, who, by when, what change we expect; late and empty ones flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leadwell.fairness.rules.acting.facts import PlanSaid, Then
from leadwell.reasons import Reason


def a_plan_needs_attention(plan: PlanSaid, *, then: Then, today: date) -> list[Reason]:
    """Say what is wrong with a plan. An empty list means nothing is."""
    if plan.ended:
        return []
    return [*_empty(plan), *_late(plan, today), *_without_effect(plan, then)]


def _empty(plan: PlanSaid) -> Iterator[Reason]:
    if not plan.who.strip():
        yield Reason("FAR-65a", "Nobody answers for it.")
    if plan.by_on is None:
        yield Reason("FAR-65b", "It has no day by which it is done.")
    if plan.expects is None:
        yield Reason("FAR-65c", "It does not say what the figure will be.")
    if plan.done_on is not None and not plan.came_of_it.strip():
        yield Reason("FAR-65d", "It is done, and nobody has said what came of it.")


def _late(plan: PlanSaid, today: date) -> Iterator[Reason]:
    if plan.running and plan.by_on is not None and plan.by_on < today:
        yield Reason("FAR-65e", "It is late: its day has passed and it is not done.")


def _without_effect(plan: PlanSaid, then: Then) -> Iterator[Reason]:
    day = plan.done_on or plan.by_on
    if day is None or plan.expects is None or then.now is None or then.before is None:
        return
    if then.ended_on is None or then.ended_on < day or _came(plan.expects, then.before, then):
        return
    yield Reason(
        "FAR-65f",
        "The change has not come: {expected} was expected and the figure is {now}.",
        {"expected": f"{plan.expects:.2f}", "now": f"{then.now:.2f}"},
    )


def _came(expected: float, before: float, then: Then) -> bool:
    """Whether the figure reached what was expected, or its interval still may hold it."""
    if expected >= before:
        best = then.high if then.high is not None else then.now
        return best is not None and best >= expected
    best = then.low if then.low is not None else then.now
    return best is not None and best <= expected
