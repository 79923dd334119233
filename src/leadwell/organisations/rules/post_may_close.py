"""ORG-26: A post closes when nobody holds it any more.

Source: house rule: closing a post must not make somebody a leaver without anyone saying so.
"""

from __future__ import annotations

from datetime import date

from leadwell.organisations.rules.facts import Span
from leadwell.reasons import Reason


def post_may_close(on: date, *, post: Span, holders: int) -> list[Reason]:
    """Say what stands in the way of closing; `holders` hold it on that day or will."""
    if on <= post.from_on:
        return [Reason("ORG-26a", "A post closes after the day it opened.")]
    if holders:
        return [Reason("ORG-26b", "Somebody holds this post. Say when they leave it first.")]
    return []
