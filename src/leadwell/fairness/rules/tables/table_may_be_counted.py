"""FAR-26: A table is counted only of enough people, and only where it differs enough from others.

The worker looks at three numbers before it counts a table: how many people the filters leave, how many they
leave out, and how many stand in only one of this table and another that was made of the same place. Too few
of any would let somebody be found, or leave a table of nothing but noise.
Source: house rule, from the differencing attack in our method notes; decision 0020.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadwell.fairness.rules.tables.facts import TableTerms
from leadwell.reasons import Reason


def table_may_be_counted(
    *, left: int, left_out: int, apart: Iterable[int], terms: TableTerms
) -> list[Reason]:
    """Say what stands in the way. An empty list means yes. `apart` is told for each earlier table; nought
    means that both are of the same people."""
    if left < terms.fewest_left:
        return [
            Reason(
                "FAR-26a",
                "The filters leave fewer than {fewest} people. Take one away.",
                {"fewest": terms.fewest_left},
            )
        ]
    if any(0 < number < terms.fewest_apart for number in (left_out, *apart)):
        return [
            Reason(
                "FAR-26b",
                "Beside a table that was made before, this one would be about fewer than {fewest} people.",
                {"fewest": terms.fewest_apart},
            )
        ]
    return []
