"""FAR-107: A tier of pay is the rows of pay in it: both say the same people.

Pages say which rows a tier is made of, so whoever reads the tier and its rows can take one from the other.
Source: house rule, from the differencing attack in our method notes; the rows are those of our dated
definitions of bands (fairness/definitions).
"""

from __future__ import annotations

from collections.abc import Mapping

from leadwell.fairness.rules.disclosing.facts import Conditions

TIERS: Mapping[str, frozenset[str]] = {
    "lower": frozenset({"under-1", "1", "2", "3", "4", "5"}),
    "middle": frozenset({"6", "7"}),
    "upper": frozenset({"8a", "8b", "8c", "8d", "9", "vsm"}),
}


def rows_of_pay(where: Conditions) -> Mapping[str, frozenset[str]]:
    """What is asked of each column, tiers as their rows. Those in no tier are in no row that is known."""
    asked = {column: frozenset(values) for column, values in where}
    tiers = asked.get("tier", frozenset())
    if not tiers or not tiers <= TIERS.keys():
        return asked
    rows = frozenset[str]().union(*(TIERS[tier] for tier in tiers))
    rest = {column: values for column, values in asked.items() if column != "tier"}
    return {**rest, "pay_row": asked.get("pay_row", rows) & rows}
