"""ORG-21: A time in a post ends after it begins, and lies within a working life.

Source: house rule, from the constraints on posts and tenure: the database refuses the same days.
"""

from __future__ import annotations

from datetime import date, timedelta

from leadwell.organisations.rules.facts import Span
from leadwell.reasons import Reason

FIRST_DAY = date(1940, 1, 1)
FURTHEST = timedelta(days=366)


def days_are_sensible(span: Span, *, today: date) -> list[Reason]:
    """Say what is wrong with the days. An empty list means nothing is."""
    latest = today + FURTHEST
    if span.from_on < FIRST_DAY:
        return [Reason("ORG-21a", "The first day is too long ago. Check the year.")]
    if span.from_on > latest or (span.until_on and span.until_on > latest):
        return [Reason("ORG-21b", "That is more than a year from now. Check the year.")]
    if span.until_on and span.until_on <= span.from_on:
        return [Reason("ORG-21c", "The last day is before the first day. Check both.")]
    return []
