"""APT-01: The stages of an application follow one another, and none lies in the future.

A stage may be missing, because systems leave some out; one that is there is not before an earlier one.
Source: house rule, from the stages that equality measures count: applied, shortlisted, appointed.
"""

from __future__ import annotations

from datetime import date

from leadwell.appointments.rules.facts import STAGES, ApplicationFacts
from leadwell.reasons import Reason


def stages_follow_in_order(facts: ApplicationFacts, *, today: date) -> list[Reason]:
    """Say what stands in the way of keeping this application. An empty list means nothing does."""
    days = [day for name in STAGES if (day := getattr(facts, name))]
    reasons = []
    if not days:
        reasons.append(Reason("APT-01a", "Give at least the day the person applied."))
    if days != sorted(days):
        reasons.append(
            Reason(
                "APT-01b",
                "Put the days in order: applied, shortlisted, interviewed, offered, appointed.",
            )
        )
    if any(day > today for day in (*days, facts.withdrawn_on or date.min)):
        reasons.append(Reason("APT-01c", "Leave out days that are still to come."))
    return reasons
