"""FAR-41: What bullying costs the NHS in England, as it was published: six parts and their total.

Source: Kline and Lewis, "The price of fear", 2018 (domain facts, section 4). Four of the six parts cannot be
worked out again from what was published; they are taken as they stand.
"""

from __future__ import annotations

from leadwell.fairness.rules.bullying.facts import (
    PUBLISHED_METHOD,
    Component,
    Estimate,
    How,
    Part,
    Range,
    Study,
)


def published_cost(study: Study) -> Estimate:
    """The six published amounts, in pounds."""
    return Estimate(
        PUBLISHED_METHOD,
        tuple(
            Component(part, Range(study.components[part], study.components[part]), How.PUBLISHED)
            for part in Part
        ),
    )
