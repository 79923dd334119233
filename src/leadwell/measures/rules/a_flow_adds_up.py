"""MEA-17: Those at the start, and those who joined, less those who left, are those at the end.

Where published numbers do not add up the difference is said, and never pressed into one of them: people
with two posts, and corrections of an earlier month, stand behind it.
Source: NHS workforce turnover files of October and November 2025, where 153 of 247 organisations add up
and 93 are off by one to three.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def a_flow_adds_up(*, start: int, joined: int, left: int, end: int) -> list[Reason]:
    """Say by how much the four numbers do not add up. An empty list means they do."""
    over = end - (start + joined - left)
    if over == 0:
        return []
    facts = {"start": start, "joined": joined, "left": left, "end": end, "over": abs(over)}
    if over > 0:
        return [
            Reason(
                "MEA-17",
                "{start} at the start, and {joined} who joined, less {left} who left, are {over} fewer "
                "than the {end} at the end.",
                facts,
            )
        ]
    return [
        Reason(
            "MEA-17",
            "{start} at the start, and {joined} who joined, less {left} who left, are {over} more than "
            "the {end} at the end.",
            facts,
        )
    ]
