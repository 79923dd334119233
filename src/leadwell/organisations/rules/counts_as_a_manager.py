"""ORG-60: A manager is whoever holds, on the day, a post that leads people.

What the post is called, and what it pays, does not matter. Acting up counts. Bank work counts neither
among the managers nor among the staff: a bank shift is no place in a team. A person with several
posts is one manager of that employer, at the highest level they lead at.
Source: house rule, from “count managers, not only judge them” in the articles on the review. The
workforce publications count by job title instead; the page says by how much the two differ.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def counts_as_a_manager(*, leads: bool, kind: str) -> list[Reason]:
    """Say why whoever holds such a post does not count as a manager. An empty list means they do."""
    reasons = []
    if not leads:
        reasons.append(Reason("ORG-60a", "This post leads nobody."))
    if kind == "bank":
        reasons.append(Reason("ORG-60b", "Bank work is no place in a team."))
    return reasons
