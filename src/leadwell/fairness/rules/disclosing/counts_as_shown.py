"""FAR-103: A figure of counts is shown with the counts of its two groups as they are printed.

The share of people whose group is known is shown only where every count behind it is: it is worked out from
unrounded counts as well.
Source: house rule, from the rule of the Hospital Episode Statistics since 2018 (no calculation on small
counts); decision 0020.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadwell.fairness.rules.disclosing.facts import (
    Again,
    Cell,
    CellsOfGroup,
    CellsOfLine,
    Words,
)
from leadwell.fairness.rules.disclosing.line_as_before import line_as_before
from leadwell.fairness.rules.disclosing.line_as_shown import line_as_shown
from leadwell.fairness.rules.disclosing.why_withheld import why_withheld
from leadwell.fairness.rules.facts import Indicator, Shown, ShownGroup
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Printed


def counts_as_shown(
    cells: CellsOfLine,
    *,
    indicator: Indicator,
    words: Words,
    printed: Mapping[str, Printed],
    refused: tuple[Reason, ...],
    again: Again | None,
) -> Shown:
    """The line of these cells. `refused` says why nothing of it is printed, whatever its counts are."""

    def group(code: str, of: CellsOfGroup | None) -> ShownGroup | None:
        return (
            _group(code, words.group(indicator.characteristic, code), of, printed) if of else None
        )

    return line_as_shown(
        line_as_before(cells, printed=printed, again=again),
        indicator=indicator,
        words=words,
        groups=(group(indicator.first, cells.first), group(indicator.second, cells.second)),
        declared=_declared(cells.declared, printed),
        why=refused or why_withheld(cells.value, printed),
    )


def _group(
    code: str, title: str, cells: CellsOfGroup, printed: Mapping[str, Printed]
) -> ShownGroup:
    part, whole = (
        printed[cell.name].value if cell.name in printed else None
        for cell in (cells.part, cells.whole)
    )
    return ShownGroup(code, title, part, whole)


def _declared(cells: Sequence[Cell], printed: Mapping[str, Printed]) -> float | None:
    """The share whose group is known, in per cent, where every count behind it is shown."""
    if not cells or any(
        cell.name not in printed or printed[cell.name].value is None for cell in cells
    ):
        return None
    unknown, *among = (printed[cell.name].basis for cell in cells)
    whole = sum(among)
    return 100 * (1 - unknown / whole) if whole else None
