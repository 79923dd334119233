"""FAR-92: Years or neighbours are pooled only where one year of one employer says too little, and of enough.

At least three of the last five years, or five employers. Who can show a figure of its own shows that.
Source: house rule, from years and neighbours pooled for small employers.
"""

from __future__ import annotations

from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.pools.facts import FEWEST_EMPLOYERS, FEWEST_YEARS
from leadwell.reasons import Reason


def enough_to_pool(
    own: Shown | None, *, years: int | None = None, employers: int | None = None
) -> list[Reason]:
    """Say what stands in the way of showing a pooled figure beside an employer's `own` of the last year.
    An empty list means nothing does."""
    reasons = []
    if own is not None and own.value is not None:
        reasons.append(Reason("FAR-92a", "A single year says enough by itself."))
    if years is not None and years < FEWEST_YEARS:
        facts = {"fewest": FEWEST_YEARS}
        reasons.append(
            Reason("FAR-92b", "Fewer than {fewest} of the last years have this figure.", facts)
        )
    if employers is not None and employers < FEWEST_EMPLOYERS:
        facts = {"fewest": FEWEST_EMPLOYERS}
        reasons.append(
            Reason("FAR-92c", "It happened at fewer than {fewest} of the employers.", facts)
        )
    return reasons
