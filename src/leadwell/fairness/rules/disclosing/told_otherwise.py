"""FAR-106: What readers see of a count is kept where what was printed of it does not say that.

Other sets are guarded beside it: they have to know which counts readers know exactly, which only rounded, and
of which nothing is said.
Source: house rule, from the differencing attack in our method notes; decision 0021.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from leadwell.fairness.rules.disclosing.facts import Basis, Cells, CellsOfLine, Seen
from leadwell.fairness.rules.facts import Shown


def told_otherwise(
    lines: Iterable[tuple[Shown, CellsOfLine | None]], *, left_out: Collection[int], basis: Basis
) -> Cells:
    """What readers see of each count that is not simply hidden, or printed with a figure worked out of it."""
    counts: dict[str, int] = {}
    said: set[str] = set()
    exact: set[str] = set()
    for shown, one in lines:
        if one is None:
            continue
        counts |= {cell.name: number for cell, number in one.counts.items()}
        said |= set() if id(one) in left_out else {cell.name for cell in one.counts}
        exact |= {cell.name for cell in one.value} if shown.low is not None else set()
        exact |= {cell.name for cell in one.declared} if shown.declared is not None else set()
    told: dict[str, tuple[Seen, int]] = {}
    for name, number in counts.items():
        printed, stands = basis.get(name, (None, -1))
        sees = Seen.EXACT if name in exact else Seen.ROUNDED
        if printed is None:
            sees = Seen.HIDDEN if name in said and name in basis else Seen.NOTHING
        if (sees, number) != (Seen.HIDDEN if printed is None else Seen.EXACT, stands):
            told[name] = sees, number
    return told
