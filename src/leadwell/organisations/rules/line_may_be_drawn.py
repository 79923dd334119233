"""ORG-25: Nobody reports to themselves, however many steps up.

Source: house rule, from the constraint on reporting lines; a circle would make spans and layers endless.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.organisations.rules.facts import Span
from leadwell.reasons import Reason


def line_may_be_drawn(
    post: int, to: int, *, above: Collection[int], posts: Collection[Span], wanted: Span
) -> list[Reason]:
    """Say what stands in the way of one post reporting to another. `above` are the posts over the
    second, step by step; `posts` the days of both."""
    if post == to:
        return [Reason("ORG-25a", "A post cannot report to itself.")]
    if post in above:
        return [Reason("ORG-25b", "That post reports to this one already, by way of others.")]
    if any(wanted.from_on < each.from_on or _over(wanted, each) for each in posts):
        return [Reason("ORG-25c", "One of the two posts is not open on that day.")]
    return []


def _over(wanted: Span, post: Span) -> bool:
    return post.until_on is not None and wanted.from_on >= post.until_on
