"""APT-17: An answer of the gate counts as met, waived or not met. Where nothing was asked nothing is counted.

So that the gate itself can be watched: whom it lets in and whom it stops, by group.
Source: house rule: each rule by which Leadwell itself sorts people is watched for as long as it is in force.
"""

from __future__ import annotations

from leadwell.appointments.rules.facts import Answer, Verdict

OUTCOMES = {
    Answer.MET: "met",
    Answer.MET_UNTIL: "met",
    Answer.WAIVED_UNTIL: "waived",
    Answer.NOT_MET: "not-met",
}


def outcome_of(found: Verdict) -> str | None:
    """What came of asking. None means that nothing was asked."""
    return OUTCOMES.get(found.answer)
