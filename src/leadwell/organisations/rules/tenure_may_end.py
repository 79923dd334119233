"""ORG-29: A time in a post ends once, on a day after it began.

Source: house rule, from the constraint on tenure. What has ended is put back or told anew, not moved.
"""

from __future__ import annotations

from datetime import date

from leadwell.organisations.rules.facts import Span
from leadwell.reasons import Reason


def tenure_may_end(on: date, *, held: Span, today: date) -> list[Reason]:
    """Say what stands in the way; `on` is the first day without the post."""
    if on <= held.from_on:
        return [Reason("ORG-29a", "They had not begun by then. Check the day.")]
    if held.until_on is not None and held.until_on <= today and on != held.until_on:
        return [Reason("ORG-29b", "They have left this post already.")]
    return []
