"""Runs of points on one side, found for many series at once.

A point is one byte: 1 for above (or rising), 2 for below (or falling), 0 for neither. Then
"all of these are on one side" is a bitwise and, "any of these" is a bitwise or, and a window
of seven takes three such steps, not seven. Time runs down the first axis, so that neighbours
in time are whole rows and every step reads memory in order.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from leadwell.stats.counts import Floats

Sides = NDArray[np.uint8]

UP, DOWN = 1, 2


def sides(distance: Floats, beyond: Floats) -> Sides:
    """Which points lie more than `beyond` above or below nought. Shapes that broadcast."""
    above = (distance > beyond).view(np.uint8)
    below = (distance < -beyond).view(np.uint8)
    return above | below << np.uint8(1)


def all_of(points: Sides, width: int) -> Sides:
    """For each window of `width` neighbours, the side that all are on: (windows, series)."""
    window, have = points, 1
    while have < width:
        step = min(have, width - have)
        window = window[:-step] & window[step:]
        have += step
    return window


def spread(windows: Sides, width: int) -> Sides:
    """Mark every point of every marked window: back to (points, series)."""
    count, series = windows.shape
    marked = np.zeros((count + width - 1, series), np.uint8)
    marked[:count] = windows
    have = 1
    while have < width:
        step = min(have, width - have)
        marked[step:] |= marked[:-step]
        have += step
    return marked


def runs(points: Sides, length: int) -> Sides:
    """Keep only the points in a run of at least `length` on one side; the rest become 0."""
    if len(points) < length:
        return np.zeros_like(points)
    return spread(all_of(points, length), length)
