"""MEA-01: A rate is never averaged. Several rates become one by pooling what they were made from.

The mean of two rates counts a place of 100 people as much as one of 10,000.
Source: house rule, by arithmetic: a rate of the whole is the sum of the parts' numerators over the sum
of their denominators. In the published sickness files every rate is 100 x lost / available.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.measures.rules.facts import How, Part, Unit
from leadwell.reasons import Reason

NOT_RATES = (Unit.COUNT, Unit.RATING)


def rates_are_pooled(unit: Unit, how: How, parts: Sequence[Part]) -> list[Reason]:
    """Say what stands in the way of making one rate of several. An empty list means yes."""
    if unit in NOT_RATES:
        return []
    if how is not How.POOL:
        return [
            Reason("MEA-01a", "Rates are never averaged or added: pool what they were made from.")
        ]
    without = sum(not part.has_counts and not part.suppressed for part in parts)
    if without:
        text = "{count} of these figures came without the counts behind them, so they cannot be pooled."
        return [Reason("MEA-01b", text, {"count": without})]
    return []
