"""FAR-33: Pay quarters are four equal head-counts of the pay list, lowest pay first.

People left over, when a list does not divide by four, go where the terms say. People of one pay who stand on
both sides of a line are placed evenly: each side gets the two groups in the proportion they have among
them, to the nearest person.
Source: domain facts 3.6 (rank, split in four equal head-counts, place ties evenly); the rule for those left
over is a council's (P19) and to be verified.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from leadwell.fairness.rules.pay.facts import QUARTERS, Floats, Quarters


def pay_quarters(
    first: Floats, second: Floats, *, remainder: Mapping[int, Sequence[str]]
) -> Quarters:
    """How many of each group are in each quarter. `remainder` says which quarters get one more, by how
    many people are left over."""
    levels, here = np.unique(np.concatenate([first, second]), return_inverse=True)
    of_first = np.bincount(here[: first.size], minlength=levels.size)
    of_all = np.bincount(here, minlength=levels.size)
    ends = np.cumsum(_sizes(here.size, remainder))
    upto = [_first_below(int(end), of_first, of_all) for end in ends]
    counted = np.diff([0, *(count for count, _ in upto)])
    sizes = np.diff([0, *ends])
    return Quarters(
        tuple(int(n) for n in counted),
        tuple(int(n) for n in sizes - counted),
        tuple(name for (_, split), name in zip(upto, QUARTERS[1:], strict=False) if split),
    )


def _sizes(people: int, remainder: Mapping[int, Sequence[str]]) -> list[int]:
    more = remainder.get(people % 4, ())
    return [people // 4 + (name in more) for name in QUARTERS]


def _first_below(end: int, of_first: np.ndarray, of_all: np.ndarray) -> tuple[int, bool]:
    """How many of the first group stand among the lowest paid `end` people, and whether the line goes
    through people of one pay."""
    people = np.concatenate([[0], np.cumsum(of_all)])
    firsts = np.concatenate([[0], np.cumsum(of_first)])
    level = int(np.searchsorted(people, end, side="left"))
    if people[level] == end:
        return int(firsts[level]), False
    below, among = end - int(people[level - 1]), int(of_all[level - 1])
    return int(firsts[level - 1]) + _nearest(below * int(of_first[level - 1]), among), True


def _nearest(above: int, below: int) -> int:
    """The nearest whole number to a fraction; a half goes to the even one, whoever is counted first."""
    whole, rest = divmod(above, below)
    half = 2 * rest == below
    return whole + (whole % 2 if half else 2 * rest > below)
