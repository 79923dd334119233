"""INT-43: A file whose people are told apart by national insurance numbers is sent back whole.

Such a number leads to one person everywhere, and is never kept (PPL-09). Most often the wrong column
was taken for the staff number, so it is said once, for the file, and not row by row.
Source: house rule, from keeping no more than is needed.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def numbers_are_the_employers_own(national: int) -> list[Reason]:
    """Say what stands in the way, given how many rows have a national insurance number where the
    employer's own belongs. One is enough."""
    if not national:
        return []
    words = (
        "National insurance numbers stand where your own staff numbers belong (rows: {rows:,}). "
        "We never keep them. Put your own staff numbers there, then offer the file again."
    )
    return [Reason("INT-43", words, {"rows": national})]
