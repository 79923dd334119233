"""TRN-14: A person says for themselves that they did a part of their induction.

Only what is asked of them with this employer, while they work there, and only once.
Source: house rule, for each part of the induction is said done by whom it is for.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.facts import Doing


def part_may_be_said_done(doing: Doing) -> list[Reason]:
    """Say what stands in the way. An empty list means yes."""
    if doing.asker != doing.person:
        return [Reason("TRN-14a", "Only the person says that they did a part.")]
    if doing.over or doing.exempt or not doing.asked:
        return [Reason("TRN-14b", "This part is not asked of you here.")]
    if doing.complete:
        return [Reason("TRN-14c", "This part is complete already.")]
    return []
