"""FAR-64: Organisations are of about the same size where a figure is of at most twice as many people.

By the people counted in that very figure, as printed: a large trust with few applicants is like a small one
there. Where any of the counts is hidden nobody can tell.
Source: house rule: like with like; one half and twice are ours.
"""

from __future__ import annotations

from leadwell.fairness.rules.facts import Shown

TIMES = 2


def about_as_many(own: Shown, other: Shown) -> bool:
    """Whether both figures are of about as many people."""
    here, there = _people(own), _people(other)
    return here is not None and there is not None and max(here, there) <= TIMES * min(here, there)


def _people(line: Shown) -> int | None:
    """Everybody behind a line; None where a count is hidden or there is nobody."""
    wholes = [group.whole for group in (line.first, line.second) if group is not None]
    known = [whole for whole in wholes if whole]
    return sum(known) if known and len(known) == len(wholes) else None
