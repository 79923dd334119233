"""STD-01: Levels are numbered from one upwards, and none is left out or said twice.

Source: house rule, so that "the next level" always means one thing. How many there are is data.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.reasons import Reason


def levels_do_not_skip(numbers: Sequence[int]) -> list[Reason]:
    """Say what is wrong with the levels of a version. One without levels is well."""
    if len(set(numbers)) < len(numbers):
        return [Reason("STD-01a", "Two levels have the same number. Give each its own.")]
    missing = sorted(set(range(1, len(numbers) + 1)) - set(numbers))
    if missing:
        return [
            Reason(
                "STD-01b",
                "Level {level} is missing. Number the levels from 1 without a gap.",
                {"level": missing[0]},
            )
        ]
    return []
