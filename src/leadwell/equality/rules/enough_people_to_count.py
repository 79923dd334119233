"""EQU-05: A question about fewer than ten people is not answered.

Small answers can still come of larger questions; whoever asks hides those before a figure is kept.
Source: house rule, from the plan of the sealed rooms: the counting door refuses fewer than ten.
"""

from __future__ import annotations

from leadwell.reasons import Reason

FEWEST = 10


def enough_people_to_count(people: int) -> list[Reason]:
    """Say what stands in the way of counting. An empty list means nothing does."""
    if people < FEWEST:
        return [Reason("EQU-05", "Fewer than {fewest} people are not counted.", {"fewest": FEWEST})]
    return []
