"""Pay gaps a second time, in fractions and plain loops, to check the first by."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

NAMES = ("lower", "lower-middle", "upper-middle", "upper")


def mean(pay: Sequence[float]) -> Fraction:
    return sum((Fraction(one) for one in pay), Fraction(0)) / len(pay)


def median(pay: Sequence[float]) -> Fraction:
    ranked, half = sorted(Fraction(one) for one in pay), len(pay) // 2
    return ranked[half] if len(pay) % 2 else (ranked[half - 1] + ranked[half]) / 2


def gap(first: Sequence[float], second: Sequence[float], of: str) -> Fraction:
    middle = mean if of == "mean" else median
    return (middle(first) - middle(second)) / middle(first) * 100


def quarters(
    first: Sequence[float], second: Sequence[float], remainder: dict[int, Sequence[str]]
) -> list[tuple[Fraction, int]]:
    """For each quarter how many of the first group it would hold, were people divisible, and its size.
    Everybody of one pay stands for the same mixture of both groups."""
    everybody = sorted([*first, *second])
    more = remainder.get(len(everybody) % 4, ())
    found, at = [], 0
    for name in NAMES:
        size = len(everybody) // 4 + (name in more)
        here = everybody[at : at + size]
        share = sum(
            (Fraction(list(first).count(pay), everybody.count(pay)) for pay in here), Fraction(0)
        )
        found.append((share, size))
        at += size
    return found
