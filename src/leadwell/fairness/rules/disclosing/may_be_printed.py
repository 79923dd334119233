"""FAR-22: What may be printed of the lines of one set, one organisation and one year.

The way through: `cells_of_lines` says which counts the lines show and come from. `released_counts` puts them
into one book with every sum that holds between them, and the disclosure engine hides what has to be hidden;
`as_much_as_goes` leaves lines out where that would hide the figure for everybody. `counts_as_shown` makes the
printed line of each, and `survey_as_shown` that of a figure which is not counted here.
Source: house rule, from the rule of the Hospital Episode Statistics since 2018 (no calculation on small
counts); decision 0020.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from leadwell.fairness.rules.disclosing.as_much_as_goes import as_much_as_goes
from leadwell.fairness.rules.disclosing.cells_of_lines import cells_of_lines
from leadwell.fairness.rules.disclosing.counts_as_shown import counts_as_shown
from leadwell.fairness.rules.disclosing.facts import (
    NOTHING_TOLD,
    Again,
    Basis,
    Cells,
    CellsOfLine,
    Conditions,
    Disclosed,
    Words,
    named_within,
    named_without,
)
from leadwell.fairness.rules.disclosing.released_counts import released_counts
from leadwell.fairness.rules.disclosing.survey_as_shown import survey_as_shown
from leadwell.fairness.rules.disclosing.told_otherwise import told_otherwise
from leadwell.fairness.rules.facts import Indicator, Line, Shown
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Printed, Profile

LEFT_OUT = Reason(
    "FAR-22", "Taken apart like this, it would hide the figure for everybody, so it is left out."
)


def may_be_printed(
    lines: Sequence[Line],
    *,
    indicators: Mapping[str, Indicator],
    words: Words,
    profile: Profile,
    before: Basis | None = None,
    also: Collection[str] = (),
    others: Cells = NOTHING_TOLD,
    only: Conditions = frozenset(),
    without: Collection[tuple[str, str, str]] = (),
    again: Again | None = None,
) -> Disclosed:
    """The lines as they may be printed, in their order, and the counts behind them.

    `before` is the basis that the last time gave: a count that has moved by less than three people is printed
    as it was, and `again` works a line out once more from such counts. `also` names cells that stay hidden
    for the sake of another organisation; `others` is what other sets of the place tell: what they print is
    known, and what they hide is not told by this one either. `only` says whom the set is about, where others
    of the place are about more: the name of a cell in a basis does not. `without` are lines that were left
    out when this was printed, by figure, row and split: they are again.
    Raises `StillFound` should an attack find a hidden count.
    """
    cells = cells_of_lines(lines, indicators=indicators, only=only)
    counted = [one for one in cells if one]
    released = released_counts(
        counted,
        profile=profile,
        before=before and {named_within(name, only): kept for name, kept in before.items()},
        also=[named_within(name, only) for name in also],
        others=others,
    )
    kept = [one for one in counted if _told_by(one.line) not in without]
    printed, left_out, refused = as_much_as_goes(counted, kept=kept, released=released)

    def as_shown(line: Line, one: CellsOfLine | None) -> Shown:
        indicator = indicators[line.indicator]
        if one is None:
            return survey_as_shown(line, indicator=indicator, words=words)
        out = id(one) in left_out
        return counts_as_shown(
            one,
            indicator=indicator,
            words=words,
            printed={} if out else printed,
            refused=(refused or (LEFT_OUT,)) if out else (),
            again=again,
        )

    shown = [as_shown(line, one) for line, one in zip(lines, cells, strict=True)]
    basis = _basis(counted, printed, left_out)
    told = told_otherwise(zip(shown, cells, strict=True), left_out=left_out, basis=basis)
    whole = {**_unsaid(counted), **basis}
    return Disclosed(
        tuple(shown),
        {named_without(name, only): kept for name, kept in whole.items()},
        {named_without(name, only): one for name, one in told.items()},
    )


def _told_by(line: Line) -> tuple[str, str, str]:
    return line.indicator, line.row, line.split


def _basis(
    lines: Sequence[CellsOfLine], printed: Mapping[str, Printed], left_out: Collection[int]
) -> Basis:
    """What was printed of each count, and what it is. Hidden is not nobody: areas above have to know."""
    hidden = {
        cell.name: (None, number)
        for one in lines
        if id(one) in left_out
        for cell, number in one.counts.items()
    }
    return {**hidden, **{name: (cell.value, cell.basis) for name, cell in printed.items()}}


def _unsaid(lines: Sequence[CellsOfLine]) -> Basis:
    """How many have not said it, hidden, wherever that is not printed: the rate of another place or of the
    area would tell it."""
    return {
        one.declared[0].name: (None, one.counts[one.declared[0]]) for one in lines if one.declared
    }
