"""The rules of an XmR chart as a person would check them: one series, one point at a time.

The second implementation that the tests compare with, and the yardstick of `bench stats`.
Give it fractions and its arithmetic is exact; give it floats and it is plain Python.
"""

from __future__ import annotations

from itertools import pairwise

Signs = list[tuple[int, int]]


def plain_xmr(
    y: list[float],
    *,
    fix: int | None = None,
    screen: bool = True,
    trend: int = 7,
    shift: int = 7,
) -> tuple[float, float, float, Signs]:
    """(mean, lower, upper, [(signal, direction), ...]) with the codes of `Signal`."""
    mean, lower, upper = plain_limits(y[:fix], screen)
    found = []
    for i in range(len(y)):
        if way := outside(y[i], lower, upper):
            found.append((1, way))
        elif way := in_a_trend(y, i, trend):
            found.append((2, way))
        elif way := in_two_of_three(y, i, mean, lower, upper):
            found.append((3, way))
        elif way := in_a_shift(y, i, mean, shift):
            found.append((4, way))
        else:
            found.append((0, 0))
    return mean, lower, upper, found


def plain_limits(y: list[float], screen: bool) -> tuple[float, float, float]:
    number = type(y[0])
    mean = sum(y) / len(y)
    moves = [abs(b - a) for a, b in pairwise(y)]
    average = sum(moves) / len(moves)
    if screen and average > 0:
        kept = [move for move in moves if move < number("3.267") * average]
        average = sum(kept) / len(kept)
    reach = number("2.66") * average
    return mean, mean - reach, mean + reach


def outside(value: float, lower: float, upper: float) -> int:
    return 1 if value > upper else -1 if value < lower else 0


def in_a_trend(y: list[float], i: int, length: int) -> int:
    """The way of the first run of `length` points, each beyond the last, that holds point i."""
    for start in range(max(0, i - length + 1), min(i, len(y) - length) + 1):
        run = y[start : start + length]
        if all(b > a for a, b in pairwise(run)):
            return 1
        if all(b < a for a, b in pairwise(run)):
            return -1
    return 0


def in_two_of_three(y: list[float], i: int, mean: float, lower: float, upper: float) -> int:
    if not in_outer_third(y[i], mean, lower, upper):
        return 0
    for start in range(max(0, i - 2), min(i, len(y) - 3) + 1):
        run = y[start : start + 3]
        way = one_side(run, mean)
        if way and sum(in_outer_third(value, mean, lower, upper) for value in run) >= 2:
            return way
    return 0


def in_a_shift(y: list[float], i: int, mean: float, length: int) -> int:
    for start in range(max(0, i - length + 1), min(i, len(y) - length) + 1):
        if way := one_side(y[start : start + length], mean):
            return way
    return 0


def in_outer_third(value: float, mean: float, lower: float, upper: float) -> bool:
    return not outside(value, lower, upper) and abs(value - mean) > (upper - mean) * 2 / 3


def one_side(run: list[float], mean: float) -> int:
    if all(value > mean for value in run):
        return 1
    return -1 if all(value < mean for value in run) else 0
