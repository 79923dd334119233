"""TRN-66: A pass that should not have been given is taken back once, by an assurer, and never one's own.

What it counted for counts no more from that day. The result stays in the record.
Source: house rule: a mistake is put right by another entry, with its reason, and nothing is rewritten.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.learning.facts import Assessed


def pass_can_be_taken_back(place: Assessed, *, counts: bool) -> list[Reason]:
    """Say what stands in the way. `counts`: whether anything still counts because of the pass."""
    if place.own:
        return [Reason("TRN-66a", "Nobody decides about their own pass. Ask another assurer.")]
    if not place.passed:
        return [Reason("TRN-66b", "They have not passed, so there is nothing to take back.")]
    if not counts:
        return [Reason("TRN-66c", "Nothing counts because of this pass any more.")]
    return []
