"""TRN-17: Whether somebody's induction with one employer is finished, under way, overdue or not asked.

It is on time if it was finished on its last day or before. Whoever left before it was finished is not
overdue.
Source: house rule, for each induction runs against a clock of its own.
"""

from __future__ import annotations

from datetime import date, timedelta

from leadwell.training.rules.facts import Spell

EXEMPT, FINISHED, LATE, LEFT = "exempt", "finished", "finished-late", "left"
OVERDUE, SOON, UNDER_WAY = "overdue", "soon", "under-way"
TWO_WEEKS = timedelta(days=14)


def how_it_stands(spell: Spell, *, today: date) -> str:
    """One word for it."""
    if spell.exempt:
        return EXEMPT
    if spell.finished_on is not None:
        return FINISHED if spell.finished_on <= spell.due_on else LATE
    if spell.until_on is not None and spell.until_on <= today:
        return LEFT
    if spell.due_on < today:
        return OVERDUE
    return SOON if spell.due_on <= today + TWO_WEEKS else UNDER_WAY
