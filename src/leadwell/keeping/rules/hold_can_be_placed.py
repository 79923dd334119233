"""KEE-10: A hold names one thing and ends, if it ends, after it began.

Source: house rule, from the promise that a hold always wins and can always be explained.
"""

from __future__ import annotations

from leadwell.keeping.rules.facts import AskedHold
from leadwell.reasons import Reason


def hold_can_be_placed(asked: AskedHold) -> list[Reason]:
    """Say what stands in the way of this hold."""
    if asked.things != 1:
        return [Reason("KEE-10a", "Choose one thing to hold: a person, a post or a place.")]
    if asked.until_on is not None and asked.until_on <= asked.from_on:
        return [Reason("KEE-10b", "The hold has to end after it begins.")]
    return []
