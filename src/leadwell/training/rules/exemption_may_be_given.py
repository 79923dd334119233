"""TRN-16: Somebody can be exempt from the induction with one employer, for a reason that is written down.

Nobody exempts themselves, and what is finished or over needs no exemption.
Source: house rule, for whoever is not due or overdue is exempt for a reason.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.facts import Doing

SHORTEST = 10  # letters: a reason is more than a word


def exemption_may_be_given(because: str, *, doing: Doing) -> list[Reason]:
    """Say what stands in the way. An empty list means yes."""
    found = []
    if doing.asker is None or doing.asker == doing.person:
        found.append(Reason("TRN-16a", "Nobody exempts themselves."))
    if doing.over or doing.complete:
        found.append(Reason("TRN-16b", "There is nothing left to be exempt from here."))
    if len(because.strip()) < SHORTEST:
        found.append(Reason("TRN-16c", "Write down the reason, in a sentence."))
    return found
