"""ORG-20: Another band, job role or board seat is another post, and so is a vote given or taken.

A new title, unit or pay scale is the same post described better. What decides where somebody stands is
never overwritten: the old post closes and the new one opens, so that a rise can be counted later.
Source: house rule, from the need to tell a promotion from a correction when progression is counted.
"""

from __future__ import annotations

from leadwell.organisations.rules.facts import PostFacts
from leadwell.reasons import Reason


def another_post(before: PostFacts, after: PostFacts) -> list[Reason]:
    """Say why what is said now is about another post than before. An empty list means the same one.
    A file that says nothing about a band, a job role or a vote does not take it away."""
    reasons = []
    if after.band and after.band != before.band and before.band:
        reasons.append(Reason("ORG-20a", "Another band is another post."))
    if after.job_role and after.job_role != before.job_role and before.job_role:
        reasons.append(Reason("ORG-20b", "Another job role is another post."))
    if after.board != before.board:
        reasons.append(Reason("ORG-20c", "A seat on the board is another post."))
    if _otherwise(before.votes, after.votes):
        reasons.append(Reason("ORG-20d", "A seat on the board with another vote is another post."))
    if _otherwise(before.executive, after.executive):
        reasons.append(Reason("ORG-20e", "An executive's seat on the board is another post."))
    return reasons


def _otherwise(before: bool | None, after: bool | None) -> bool:
    return before is not None and after is not None and before != after
