"""APT-18: A waiver is refused to somebody else, who would need one, and with a reason.

Who is refused counts as much as who is given one: without both nobody can say whether waivers are fair.
Source: house rule: each rule by which Leadwell itself sorts people is watched for as long as it is in force.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.appointments.rules.facts import Answer, Verdict
from leadwell.reasons import Reason

FEWEST_LETTERS = 10


def waiver_may_be_refused(
    because: str, *, person: Collection[int], by: Collection[int], verdict: Verdict
) -> list[Reason]:
    """Say what stands in the way. `person` and `by` are all records of whom it is for and who refuses."""
    if set(person) & set(by):
        return [Reason("APT-18a", "Nobody decides about a waiver for themselves.")]
    if verdict.answer is not Answer.NOT_MET:
        return [Reason("APT-18b", "Nothing is in the way, so no waiver is needed.")]
    if len(because.strip()) < FEWEST_LETTERS:
        return [Reason("APT-18c", "Say why it is refused, in a few words.")]
    return []
