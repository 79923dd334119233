"""MEA-14: Where a file says two different things of one thing, the last one is taken.

Two ratings of one place on two days are two things, and both are taken. (In the regulator's file to
January 2021 the locations 1-7453047569 and RX601 stand twice for that reason; 1-543895080 has two
different ratings of one group of people on one day, and the later line is taken.)
Source: house rule: nothing hidden, so the line not taken is given back with this reason.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def a_file_says_a_thing_once(*, says_otherwise_below: bool) -> list[Reason]:
    """Say what stands in the way of a line when a later line of its file says otherwise."""
    if not says_otherwise_below:
        return []
    text = "The file says something else for the same thing further down; that line was taken."
    return [Reason("MEA-14", text)]
