"""FAR-70: An objective is set for somebody who sits on the board, in a sentence, for a day to come.

Inclusive leadership is the work of every leader: an objective belongs to a member of the board, never to a
team that advises it.
Source: six high-impact actions, action 1 (objectives of chief executives, chairs and board members).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from leadwell.fairness.rules.acting.facts import ObjectiveSaid
from leadwell.reasons import Reason

FEWEST_LETTERS = 20
MOST_DAYS = 3 * 366


def an_objective_can_be_set(
    objective: ObjectiveSaid, *, on_board: bool, known: Collection[str], today: date
) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    reasons = []
    if not on_board:
        reasons.append(Reason("FAR-70a", "They do not sit on the board today."))
    if len(objective.says.strip()) < FEWEST_LETTERS:
        reasons.append(Reason("FAR-70b", "Say in a sentence what they will do."))
    if objective.indicator and objective.indicator not in known:
        reasons.append(Reason("FAR-70c", "Choose a figure from the list, or none."))
    if not today < objective.by_on <= today + timedelta(days=MOST_DAYS):
        reasons.append(Reason("FAR-70d", "Choose a day to come, within three years."))
    return reasons
