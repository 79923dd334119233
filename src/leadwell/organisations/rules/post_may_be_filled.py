"""ORG-24: A post is filled only while it is open, and nobody holds it twice at a time.

Source: house rule, from the constraint on tenure; several people may share one post.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadwell.organisations.rules.facts import Span
from leadwell.reasons import Reason


def post_may_be_filled(wanted: Span, *, post: Span, held: Iterable[Span]) -> list[Reason]:
    """Say what stands in the way of somebody's time in a post; `held` is their time in it so far."""
    if wanted.from_on < post.from_on:
        return [Reason("ORG-24a", "The post did not exist on that day. Choose a later one.")]
    if post.until_on and (wanted.until_on is None or wanted.until_on > post.until_on):
        return [Reason("ORG-24b", "The post is closed. Add a new post first.")]
    if any(_overlap(wanted, each) for each in held):
        return [Reason("ORG-24c", "This person already holds this post on those days.")]
    return []


def _overlap(one: Span, other: Span) -> bool:
    return _begins_before_the_end(one, other) and _begins_before_the_end(other, one)


def _begins_before_the_end(one: Span, other: Span) -> bool:
    return other.until_on is None or one.from_on < other.until_on
