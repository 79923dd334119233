"""ORG-61: A vacancy is an open post with nobody in it, where who holds posts is known.

It began when the last person left, or when the post did. A published chart names posts and not people:
there an empty post says nothing.
Source: house rule.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason


def is_a_vacancy(
    *, holders_known: bool, held: bool, from_on: date, until_on: date | None, on: date
) -> list[Reason]:
    """Say why a post is no vacancy on a day. An empty list means it is one."""
    if from_on > on or (until_on is not None and until_on <= on):
        return [Reason("ORG-61a", "The post is not open on that day.")]
    if not holders_known:
        return [Reason("ORG-61b", "Nobody said who holds the posts here.")]
    if held:
        return [Reason("ORG-61c", "Somebody holds the post.")]
    return []
