"""STD-13: A version ends on a day to come, after its first, with a reason.

Source: house rule: what was in force on a day is never changed afterwards.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason


def version_may_be_retired(
    until_on: date, *, from_on: date, ends_already: date | None, today: date, because: str
) -> list[Reason]:
    """Say what stands in the way. `until_on` is the first day on which it is not in force."""
    found = []
    if until_on < today or until_on <= from_on:
        found.append(Reason("STD-13a", "Choose a day to come, after the version's first day."))
    if ends_already is not None and until_on > ends_already:
        found.append(
            Reason(
                "STD-13b",
                "It ends on {day} already. Choose that day or an earlier one.",
                {"day": ends_already.isoformat()},
            )
        )
    if not because.strip():
        found.append(Reason("STD-13c", "Say why it ends."))
    return found
