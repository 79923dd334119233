"""FAR-50: Where an indicator stands among all that were looked at: away only where that was found (FAR-90).

One that lies to one side of parity by its own interval, and is not among what was found, is neither a finding
nor called even: it may be chance, and is said so.
Source: house rule: no page says more or less than another of the same figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from leadwell.fairness.rules.reports.facts import Findings, Standing
from leadwell.fairness.rules.reports.what_stands_out import AWAY


def among_many(standings: Iterable[Standing], findings: Findings) -> tuple[Standing, ...]:
    """The standings in their order: of those away the lines that were found, else all of them by chance."""
    return tuple(_among(one, findings) for one in standings)


def _among(one: Standing, findings: Findings) -> Standing:
    if one.reading not in AWAY:
        return one
    found = tuple(line for line in one.lines if findings.holds(line))
    if not found:
        return replace(one, by_chance=True)
    return replace(one, reading=found[0].reading, lines=found)
