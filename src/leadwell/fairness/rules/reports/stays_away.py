"""FAR-61: A figure stays away from parity when its interval lay on the same side in each of the last years.

Of the last three years that were worked out, and of at least two: one year may be chance. A year that is
hidden or not calculable says nothing, so it neither joins nor breaks the row of years.
Source: house rule: region and nation see who is persistently away from parity, with intervals.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.fairness.rules.facts import Reading, Shown

LAST = 3
FEWEST = 2
SAYING = (Reading.ABOVE, Reading.BELOW, Reading.NO_DIFFERENCE)


def stays_away(years: Sequence[Shown]) -> Reading | None:
    """The side it stays on, oldest year first in; None where it does not stay away."""
    said = [line.reading for line in years if line.reading in SAYING][-LAST:]
    if len(said) < FEWEST or len(set(said)) > 1 or said[0] is Reading.NO_DIFFERENCE:
        return None
    return said[0]
