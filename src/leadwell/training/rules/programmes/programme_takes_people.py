"""TRN-22: A programme that is on hold, not begun or over takes nobody.

Source: house rule, from national programmes that stand on hold while local ones go on.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.programmes.facts import ProgrammeState


def programme_takes_people(programme: ProgrammeState, *, today: date) -> list[Reason]:
    """Say why it takes nobody. An empty list means it does."""
    if programme.on_hold:
        return [
            Reason("TRN-22a", "The programme is on hold. {because}",
                   {"because": programme.on_hold_because})
        ]  # fmt: skip
    if today < programme.from_on:
        return [Reason("TRN-22b", "The programme has not begun yet.")]
    if programme.until_on and today >= programme.until_on:
        return [Reason("TRN-22c", "The programme has ended.")]
    return []
