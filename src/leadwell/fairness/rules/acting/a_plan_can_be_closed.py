"""FAR-69: A plan that is running is done, on a day that has come, or it is ended with a reason.

What came of it may follow later, and is flagged until it does. A plan that was ended is not done.
Source: house rule: a plan is done with what came of it, ended with a reason.
"""

from __future__ import annotations

from datetime import date

from leadwell.fairness.rules.acting.facts import PlanSaid
from leadwell.reasons import Reason

FEWEST_LETTERS = 20


def a_plan_can_be_closed(
    plan: PlanSaid, *, done_on: date | None, because: str, today: date
) -> list[Reason]:
    """Say what stands in the way. With a day it is done, without one it is ended. An empty list means
    nothing stands in the way."""
    if plan.ended:
        return [Reason("FAR-69a", "This plan was ended before.")]
    if done_on is None:
        return _ending(plan, because)
    if done_on > today:
        return [Reason("FAR-69d", "It is done on a day that has come.")]
    return []


def _ending(plan: PlanSaid, because: str) -> list[Reason]:
    if plan.done_on is not None:
        return [Reason("FAR-69b", "This plan is done. There is nothing to end.")]
    if len(because.strip()) < FEWEST_LETTERS:
        return [Reason("FAR-69c", "Say why it ends, in a sentence. It stays with the plan.")]
    return []
