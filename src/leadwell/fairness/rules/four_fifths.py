"""FAR-16: The four-fifths rule is never said without its interval.

A ratio below 0.80 or above 1.25 is often called adverse impact. By itself the rule flags most organisations
where there is no difference at all, because it knows nothing of how few people were counted.
Source: four-fifths rule (Uniform Guidelines of 1978), as used with the race equality standard, to be
verified; our count of false alarms, house rule.
"""

from __future__ import annotations

from leadwell.reasons import Reason

LEAST, MOST = 0.80, 1.25


def four_fifths(value: float | None, low: float | None, high: float | None) -> list[Reason]:
    """Say that a ratio lies outside four fifths, and what its interval makes of it. Empty: it does not."""
    if value is None or LEAST <= value <= MOST:
        return []
    facts = {
        "value": f"{value:.2f}",
        "low": "?" if low is None else f"{low:.2f}",
        "high": "…" if high is None else f"{high:.2f}",
    }
    if (low is not None and low > MOST) or (high is not None and high < LEAST):
        return [
            Reason(
                "FAR-16a",
                "{value} lies outside 0.80 to 1.25 (four fifths), and so does its whole interval, {low} to "
                "{high}.",
                facts,
            )
        ]
    return [
        Reason(
            "FAR-16b",
            "{value} lies outside 0.80 to 1.25 (four fifths), but its interval, {low} to {high}, reaches "
            "back into that band: chance may have carried it out.",
            facts,
        )
    ]
