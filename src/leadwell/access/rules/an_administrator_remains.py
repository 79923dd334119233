"""ACS-06: England always has an administrator: the last one's role cannot be ended.

Otherwise nobody could give access again. Give the role to somebody else first.
Source: NIST SP 800-53, control AC-2, account management.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def an_administrator_remains(*, others_left: int) -> list[Reason]:
    """Say what stands in the way of ending one, when so many others stay."""
    if others_left > 0:
        return []
    return [
        Reason("ACS-06", "This is the last administrator. Give the role to somebody else first.")
    ]
