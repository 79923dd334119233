"""FAR-45: A case belongs to a funnel we know, and its stages follow one another within the period.

A stage may be missing, because systems leave some out; one that is there is not before an earlier one,
not after the day the file is for, and not outside the time in which the funnel is counted.
Source: house rule, from what the equality measures count: who reached which stage, and when.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leadwell.fairness.rules.cases.facts import CaseFacts
from leadwell.fairness.rules.facts import Funnel
from leadwell.reasons import Reason

# What an employer decides in a system of its own comes by file, also where we decide some of it here:
# leave to go on training is asked for at places that never heard of us.
FROM_FILES = frozenset({"case", "training"})


def case_can_be_kept(
    facts: CaseFacts, *, funnels: Mapping[str, Funnel], last_on: date
) -> list[Reason]:
    """Say what stands in the way of keeping this case. An empty list means nothing does. `last_on` is the
    day the file is for, or today where there is no file."""
    funnel = funnels.get(facts.funnel)
    if funnel is None:
        return [
            Reason("FAR-45a", "No decision has this code. Use a code from the list of funnels.")
        ]
    if funnel.source not in FROM_FILES:
        words = "This decision is not told by case files: it is counted from other records already."
        return [Reason("FAR-45b", words)]
    return [*_stages(facts, funnel), *_period(facts, funnel, last_on)]


def _stages(facts: CaseFacts, funnel: Funnel) -> list[Reason]:
    days = [day for day in facts.days if day]
    found = []
    if not days:
        found.append(Reason("FAR-45c", "Give the day of at least one stage."))
    if facts.reached > len(funnel.stages):
        words = "This decision has fewer stages. Leave the days after its last stage empty."
        found.append(Reason("FAR-45d", words))
    if days != sorted(days):
        words = "A stage lies before the one before it. Put the days in the order of the stages."
        found.append(Reason("FAR-45e", words))
    return found


def _period(facts: CaseFacts, funnel: Funnel, last_on: date) -> list[Reason]:
    days = [day for day in facts.days if day]
    found = []
    if any(day > last_on for day in days):
        words = "A day lies after the day the file is for. Correct it, or the day of the file."
        found.append(Reason("FAR-45f", words))
    if days and min(days) < funnel.from_on:
        words = "It began before this decision is counted. Correct the day, or leave the row out."
        found.append(Reason("FAR-45g", words))
    if days and funnel.until_on is not None and min(days) > funnel.until_on:
        words = "It began after this decision was last counted. Use the code that holds since then."
        found.append(Reason("FAR-45h", words))
    return found
