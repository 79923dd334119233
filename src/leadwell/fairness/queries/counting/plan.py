"""What has to be counted, before anything is: which passes over which facts, and what each one counts.

A pass groups the rows of one fact (of one funnel) by organisation, by the groups of one characteristic and
by the columns that make rows and splits. All figures that can share a pass share it, and what several
figures count is counted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leadwell.fairness.queries.counting.star import COLUMNS
from leadwell.fairness.rules.facts import Indicator, Selection


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over one fact. A cell is one organisation, one group of each grouping and one value of each
    column; it holds one number for each selection. Where some figure is cut as finely as that, the cells
    are a cube, each there once; where none is, its rows are cells, for a cube would hardly be smaller."""

    fact: str
    funnel: str
    characteristic: str
    groupings: tuple[str, ...]
    columns: tuple[str, ...]
    selections: tuple[Selection, ...]
    is_cube: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells one pass from another."""
        return self.fact, self.funnel, self.characteristic

    def number_of(self, selection: Selection) -> str:
        """The name of the column of the cube that holds the number of a selection."""
        return f"n{self.selections.index(selection)}"


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a figure: by the column that makes its rows, and by one that splits it. Either may
    be "", which is all of them together."""

    row: str
    split: str


def counts(indicator: Indicator) -> bool:
    """Whether a figure is counted at all. Surveys and words are not."""
    return indicator.part is not None


def parts(indicator: Indicator) -> tuple[Selection, Selection]:
    """Of how many, how many: both selections of a figure. Without a whole, the part is its own."""
    if indicator.part is None:
        raise ValueError(f"{indicator.code} is not counted")
    return indicator.part, indicator.whole or indicator.part


def cuts(indicator: Indicator) -> tuple[Cut, ...]:
    """All lines of a figure: each row and all together, each of them whole and split by each column."""
    rows = ("", indicator.rows) if indicator.rows else ("",)
    return tuple(Cut(row, split) for row in rows for split in ("", *indicator.split_by))


def passes(indicators: Iterable[Indicator]) -> tuple[Pass, ...]:
    """The fewest passes that count all these figures."""
    wanted: dict[tuple[str, str, str], list[tuple[Indicator, Selection]]] = {}
    for indicator, selection in _selections(indicators):
        key = (selection.fact, selection.funnel, indicator.characteristic)
        wanted.setdefault(key, []).append((indicator, selection))
    return tuple(_pass(*key, asked) for key, asked in wanted.items())


def pass_of(indicator: Indicator, selection: Selection, among: Iterable[Pass]) -> Pass:
    """The pass that counts this selection for this figure."""
    key = (selection.fact, selection.funnel, indicator.characteristic)
    return next(one for one in among if one.key == key)


def _selections(indicators: Iterable[Indicator]) -> Iterator[tuple[Indicator, Selection]]:
    for indicator in filter(counts, indicators):
        for selection in parts(indicator):
            _insist_on_columns(indicator, selection)
            yield indicator, selection


def _pass(
    fact: str, funnel: str, characteristic: str, asked: list[tuple[Indicator, Selection]]
) -> Pass:
    groupings = dict.fromkeys(one.grouping for one, _ in asked)
    columns = dict.fromkeys(name for one, _ in asked for name in (one.rows, *one.split_by) if name)
    selections: list[Selection] = []
    for _, selection in asked:
        if selection not in selections:
            selections.append(selection)
    finest = any(
        {cut.row, cut.split} - {""} == set(columns) for one, _ in asked for cut in cuts(one)
    )
    return Pass(
        fact, funnel, characteristic, tuple(groupings), tuple(columns), tuple(selections),
        is_cube=finest and len(groupings) == 1,
    )  # fmt: skip


def _insist_on_columns(indicator: Indicator, selection: Selection) -> None:
    """The definitions were read with this in mind; a figure made by hand may not have been."""
    there = COLUMNS[selection.fact]
    asked = {indicator.rows, indicator.characteristic, *indicator.split_by, *selection.where} - {""}
    if missing := sorted(asked - there):
        raise ValueError(f"{indicator.code}: {selection.fact} has no column {', '.join(missing)}")
