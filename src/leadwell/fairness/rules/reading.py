"""FAR-10: A figure is away from parity only where its interval leaves parity out, and its test agrees.

Everything else is compatible with no difference, and is said to be so. Where counts are small the test is
exact, and more careful than the interval: both have to agree before anything is called a difference.
Source: house rule, from a count of false alarms where no difference was: the four-fifths rule alone flagged
six trusts in ten on disciplinary cases.
"""

from __future__ import annotations

from leadwell.fairness.rules.facts import Reading

CHANCE = 0.05


def reading(
    value: float | None,
    low: float | None,
    high: float | None,
    *,
    parity: float | None,
    p: float | None,
) -> Reading:
    """What a figure says. Without a parity to compare with there is no difference to speak of."""
    if value is None:
        return Reading.NOT_CALCULABLE
    if parity is None or (p is not None and p >= CHANCE):
        return Reading.NO_DIFFERENCE
    if low is not None and low > parity:
        return Reading.ABOVE
    if high is not None and high < parity:
        return Reading.BELOW
    return Reading.NO_DIFFERENCE
