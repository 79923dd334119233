"""FAR-101: A figure is withheld where a count that it comes from is hidden.

It is divided from unrounded counts, so it would tell them.
Source: house rule, from the rule of the Hospital Episode Statistics since 2018 (no calculation on small
counts).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leadwell.fairness.rules.disclosing.facts import Cell
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Printed


def why_withheld(behind: Iterable[Cell], printed: Mapping[str, Printed]) -> tuple[Reason, ...]:
    """Each reason why a count behind a figure is hidden, once. None means that the figure is printed."""
    cells = [printed[cell.name] for cell in behind if cell.name in printed]
    reasons = {why.code: why for cell in cells if cell.value is None for why in cell.reasons}
    return tuple(reasons[code] for code in sorted(reasons))
