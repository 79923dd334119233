"""Gender pay gap reports as facts. An employer is only ever matched by its exact name or alias."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from leadwell.gateways.gender_pay_gap import PayGapRow
from leadwell.intake.actions.translated import Translated, plain_cells
from leadwell.measures.rules.facts import FigureFacts

FIGURES = {
    "pay-gap-mean": "mean_hourly",
    "pay-gap-median": "median_hourly",
    "bonus-gap-mean": "mean_bonus",
    "bonus-gap-median": "median_bonus",
    "men-paid-a-bonus": "male_bonus_share",
    "women-paid-a-bonus": "female_bonus_share",
    "women-in-lower-quarter": "female_lower",
    "women-in-lower-middle-quarter": "female_lower_middle",
    "women-in-upper-middle-quarter": "female_upper_middle",
    "women-in-top-quarter": "female_top",
}
NOBODY = "No organisation has exactly this name. It was not guessed; add the name as an alias."
SEVERAL = "More than one organisation has this name. It was not guessed which is meant."


def employers_of(rows: Sequence[PayGapRow]) -> set[str]:
    """Every name in the file, then and now."""
    return {name for row in rows for name in (row.employer_name, row.current_name) if name}


def pay_figures(
    rows: Sequence[PayGapRow], *, snapshot: date, known: Mapping[str, Collection[str]]
) -> Translated:
    """Facts for the employers that are `known`: the codes an exact name may mean, by name."""
    codes = {row.line: _codes(row, known) for row in rows}
    refused = {
        line: SEVERAL if found else NOBODY for line, found in codes.items() if len(found) != 1
    }
    figures = [
        fact for row in rows if row.line not in refused
        for fact in _facts(row, next(iter(codes[row.line])), _snapshot(row, snapshot))
    ]  # fmt: skip
    by_line = {row.line: row for row in rows}
    return Translated(figures, by_line, "EmployerName", refused, _cells)


def _codes(row: PayGapRow, known: Mapping[str, Collection[str]]) -> Collection[str]:
    return known.get(row.employer_name) or known.get(row.current_name) or ()


def _snapshot(row: PayGapRow, usual: date) -> date:
    """The day a report speaks of: that of its own year, where it says which."""
    return usual if row.year is None else usual.replace(year=row.year)


def _facts(row: PayGapRow, code: str, snapshot: date) -> Iterator[FigureFacts]:
    for measure, column in FIGURES.items():
        value = getattr(row, column)
        if value is not None:
            yield FigureFacts(
                line=row.line, measure=measure, organisation_code=code, value=float(value),
                began_on=snapshot, ended_on=snapshot, peer_group="Employers who report",
            )  # fmt: skip


def _cells(row: PayGapRow) -> tuple[str, ...]:
    columns = zip(row._fields, row, strict=True)
    return plain_cells([value for name, value in columns if name != "year"])
