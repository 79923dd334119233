"""FAR-22: What may be printed of the lines of one set, one organisation and one year.

All counts go into one book with every sum that holds between them, and the disclosure engine hides what
has to be hidden. A value comes from unrounded counts, so it is withheld, with its interval and its test,
where one of its counts is hidden; so is the declaration rate. Survey figures are withheld below eleven
answers.
Source: house rule, from the rule of the Hospital Episode Statistics since 2018 (no calculation on small
counts); decision 0020.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from leadwell.fairness.rules.disclosing.cells_of_line import cells_of_line
from leadwell.fairness.rules.disclosing.facts import (
    NOTHING_TOLD,
    Basis,
    Cell,
    Cells,
    CellsOfGroup,
    CellsOfLine,
    Conditions,
    Disclosed,
    Seen,
    Words,
    named_within,
    named_without,
)
from leadwell.fairness.rules.disclosing.sums_that_hold import sums_that_hold
from leadwell.fairness.rules.disclosing.survey_may_be_printed import survey_may_be_printed
from leadwell.fairness.rules.disclosing.with_others import with_others
from leadwell.fairness.rules.facts import (
    ALL,
    Count,
    Indicator,
    Kind,
    Line,
    Reading,
    Selection,
    Shown,
    ShownGroup,
)
from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure import (
    SURVEY_11,
    Book,
    Bools,
    Printed,
    Profile,
    Release,
    Together,
    hidden_in,
    protect_beside,
    release,
    show_count,
)

NOT_COUNTED = frozenset({Kind.SURVEY, Kind.NARRATIVE})
UNITS = {
    Kind.SHARE: "percent",
    Kind.RATE: "percent",
    Kind.SURVEY: "percent",
    Kind.LIKELIHOOD: "ratio",
    Kind.DISPARITY: "ratio",
    Kind.DIFFERENCE: "points",
    Kind.PAY_GAP: "percent",
    Kind.NARRATIVE: "words",
}
LEFT_OUT = Reason(
    "FAR-22", "Taken apart like this, it would hide the figure for everybody, so it is left out."
)
Again = Callable[[Line], Line]
Released = Callable[[Sequence[CellsOfLine]], tuple[Mapping[str, Printed], tuple[Reason, ...]]]
# What is printed, which lines are left out of it, and why.
Answer = tuple[Mapping[str, Printed], frozenset[int], tuple[Reason, ...]]


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
    cells = _cells(lines, indicators, only)
    before = before and {named_within(name, only): kept for name, kept in before.items()}
    hidden_too = frozenset(named_within(name, only) for name in also)
    counted = [one for one in cells if one]
    kept = [one for one in counted if _told_by(one.line) not in without]
    printed, left_out, refused = _as_much_as_goes(
        counted,
        kept,
        partial(_released, books=_Books(counted, profile, before, hidden_too, others)),
    )

    def of_counts(one: CellsOfLine) -> Shown:
        out = id(one) in left_out
        told, why = ({}, refused) if out else (printed, ())
        return _shown(one, indicators[one.line.indicator], words, told, why, again)

    shown = [
        _survey(line, indicators[line.indicator], words) if one is None else of_counts(one)
        for line, one in zip(lines, cells, strict=True)
    ]
    basis = {str(key): (cell.value, cell.basis) for key, cell in printed.items()}
    # hidden is not nobody: areas above have to know
    hidden = {
        cell.name: (None, number)
        for one in counted
        if id(one) in left_out
        for cell, number in one.counts.items()
    }
    disclosed = {**hidden, **basis}
    told = _told_otherwise(zip(shown, cells, strict=True), left_out, disclosed)
    return Disclosed(
        tuple(shown),
        {named_without(name, only): kept for name, kept in disclosed.items()},
        {named_without(name, only): one for name, one in told.items()},
    )


def _told_otherwise(
    lines: Iterable[tuple[Shown, CellsOfLine | None]], left_out: Collection[int], basis: Basis
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


def _told_by(line: Line) -> tuple[str, str, str]:
    return line.indicator, line.row, line.split


def _as_much_as_goes(
    lines: Sequence[CellsOfLine], kept: Sequence[CellsOfLine], released: Released
) -> Answer:
    """Everything, as long as that hides no figure about everybody that could be printed without the rest;
    else without what is taken apart; else only the figures about everybody; else what goes of those."""
    if len(kept) < len(lines):
        printed, refused = released(kept)
        return printed, _others(lines, () if refused else kept), refused or (LEFT_OUT,)
    whole = [one for one in lines if not one.line.split]
    plain = [one for one in whole if one.line.row in ("", ALL)]
    printed, refused = released(plain)
    if refused:
        return _one_by_one(lines, plain, released, refused)
    first = _told(plain, printed)
    for tried in (lines, whole):
        more, why = released(tried)
        if not why and len(_told(plain, more)) >= len(first):
            return more, _others(lines, tried), (LEFT_OUT,)
    return printed, _others(lines, plain), (LEFT_OUT,)


def _told(lines: Iterable[CellsOfLine], printed: Mapping[str, Printed]) -> list[CellsOfLine]:
    """The lines none of whose counts is hidden."""
    return [one for one in lines if not _hidden(one.value, printed)]


def _one_by_one(
    lines: Sequence[CellsOfLine],
    plain: Sequence[CellsOfLine],
    released: Released,
    refused: tuple[Reason, ...],
) -> Answer:
    kept: list[CellsOfLine] = []
    for one in plain:
        if not released([*kept, one])[1]:
            kept.append(one)
    return released(kept)[0], _others(lines, kept), refused


def _others(lines: Iterable[CellsOfLine], kept: Iterable[CellsOfLine]) -> frozenset[int]:
    return frozenset(map(id, lines)) - frozenset(map(id, kept))


def _cells(
    lines: Sequence[Line], indicators: Mapping[str, Indicator], only: Conditions
) -> list[CellsOfLine | None]:
    with_all = {line.indicator for line in lines if line.row == ALL}
    seen: dict[Cell, int] = {}
    found: list[CellsOfLine | None] = []
    for line in lines:
        indicator = indicators[line.indicator]
        if indicator.kind in NOT_COUNTED:
            found.append(None)
            continue
        all_rows = ALL if line.indicator in with_all else ""
        one = cells_of_line(line, indicator=indicator, all_rows=all_rows, only=only)
        if any(seen.get(cell, number) != number for cell, number in one.counts.items()):
            one = cells_of_line(line, indicator=_apart(indicator), all_rows=all_rows, only=only)
        seen.update(one.counts)
        found.append(one)
    return found


def _apart(indicator: Indicator) -> Indicator:
    """The same figure with cells of its own: it counts otherwise than another that says the same."""
    part, whole = (Selection(f"{what} of {indicator.code}") for what in ("part", "whole"))
    return replace(indicator, part=part, whole=whole)


def _released(
    lines: Sequence[CellsOfLine], *, books: _Books
) -> tuple[Mapping[str, Printed], tuple[Reason, ...]]:
    """Every printed cell of some lines; or none, and why."""
    return books.released(lines)


@dataclass(frozen=True, eq=False)
class _Books:
    """The counts of a place, in the book of its own lines and beside those of other sets."""

    lines: Sequence[CellsOfLine]  # all of them: what is left out is guarded as well
    profile: Profile
    before: Basis | None
    also: frozenset[str]
    others: Cells

    def released(
        self, lines: Sequence[CellsOfLine]
    ) -> tuple[Mapping[str, Printed], tuple[Reason, ...]]:
        """The same; first each book by itself, and then beside the others."""
        counts = {cell: number for line in lines for cell, number in line.counts.items()}
        if not counts:
            return {}, ()
        last = _before(self.before, self.profile)
        own = _own(lines, counts, self.profile, again=hidden_in(last))
        refusal: RuleBroken | None = None
        for book in (self._out_already(own), own):
            try:
                found = release(book, self.profile, before=last, also=_some(book, self._hidden))
                if away := self._away(own, found):
                    found = release(book, self.profile, before=last, also=_some(book, away))
            except RuleBroken as refused:
                refusal = refused
            else:
                return {str(key): cell for key, cell in found.cells.items()}, ()
        return {}, tuple(refusal.reasons if refusal else ())

    def _out_already(self, own: Book) -> Book:
        """The same where what others print is known, whatever is done about it here. Not every table can be
        guarded so; what follows is then hidden beside the others alone."""
        told = {name for name in own.counts if self._seen(name) is Seen.EXACT}
        known = frozenset(name for name in told if not self.profile.hides(own.counts[name]))
        return replace(own, wholes=known, certain=own.certain | known, silent=own.silent - known)

    def _seen(self, name: str) -> Seen:
        return self.others.get(name, (Seen.NOTHING, 0))[0]

    def _away(self, own: Book, found: Release) -> frozenset[str]:
        """All that has to be hidden, where that is more, for the sake of what hangs together with others."""
        if not self.profile.hides(1):
            return frozenset()
        book = self._together.book(own)
        shows = {key for key, cell in found.cells.items() if cell.value is not None}
        hidden = protect_beside(book, ~book.mask(shows), self.profile)
        still = {str(key) for key, gone in zip(book.keys, hidden, strict=True) if not gone} & shows
        return frozenset(own.counts.keys() - own.silent - still if still < shows else ())

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return self.also.union(name for name in self.others if self._seen(name) is Seen.HIDDEN)

    @cached_property
    def _together(self) -> Together:
        return with_others(
            {cell: number for line in self.lines for cell, number in line.counts.items()},
            others=self.others,
            parted=[pair for line in self.lines for pair in line.parted],
            profile=self.profile,
        )


def _own(
    lines: Sequence[CellsOfLine],
    counts: Mapping[Cell, int],
    profile: Profile,
    again: Collection[Hashable],
) -> Book:
    """The book of these lines; `again` was hidden before."""
    visible = {cell for line in lines for cell in (*line.printed, *line.value)}
    visible |= {cell for line in lines for cell in line.declared}
    small = {cell for cell, number in counts.items() if profile.hides(number)}
    unsaid = {line.declared[0] for line in lines if line.declared} & small
    ratios = (line.value for line in lines if not line.value & small)
    rates = (set(line.declared) for line in lines if not small.intersection(line.declared))
    book = sums_that_hold(
        counts,
        parted=[pair for line in lines for pair in line.parted],
        certain={cell for group in (*ratios, *rates) for cell in group},
        silent=(counts.keys() - visible) | unsaid,
        spare={cell for line in lines for cell in line.spare},
    )
    return replace(book, hidden_before=frozenset(again)) if again else book


def _some(book: Book, names: Collection[str]) -> Bools:
    """These, where anybody is counted: nought is known to be nought."""
    return book.mask(name for name in names if book.counts.get(name))


def _before(before: Basis | None, profile: Profile) -> Release | None:
    if before is None:
        return None
    return Release({key: Printed(*kept) for key, kept in before.items()}, profile)


def _shown(
    cells: CellsOfLine,
    indicator: Indicator,
    words: Words,
    printed: Mapping[str, Printed],
    refused: Sequence[Reason],
    again: Again | None,
) -> Shown:
    line = _as_before(cells, printed, again)
    hidden = _hidden(cells.value, printed)
    why = tuple(refused) or hidden or _plainly(line)
    says = not (refused or hidden)
    return Shown(
        indicator=line.indicator,
        row=line.row,
        row_title=_row_title(line, indicator, words),
        split=line.split,
        first=_group(indicator, indicator.first, cells.first, words, printed),
        second=_group(indicator, indicator.second, cells.second, words, printed),
        value=line.value if says else None,
        low=line.low if says else None,
        high=line.high if says else None,
        unit=UNITS[indicator.kind],
        test=line.test if says else "",
        p=line.p if says else None,
        reading=line.reading if says else Reading.WITHHELD,
        declared=_declared(cells.declared, printed),
        withheld=why,
    )


def _hidden(behind: Iterable[Cell], printed: Mapping[str, Printed]) -> tuple[Reason, ...]:
    """Why a figure is withheld: each reason of a hidden count behind it, once."""
    cells = [printed[cell.name] for cell in behind if cell.name in printed]
    reasons = {why.code: why for cell in cells if cell.value is None for why in cell.reasons}
    return tuple(reasons[code] for code in sorted(reasons))


def _plainly(line: Line) -> tuple[Reason, ...]:
    """Why there is no value that nobody withholds."""
    return line.why_not if line.value is None else ()


def _as_before(cells: CellsOfLine, printed: Mapping[str, Printed], again: Again | None) -> Line:
    """The line from the counts it is printed from, where some stand as they were printed before."""
    line = cells.line
    stands = {cell: printed[cell.name].basis for cell in cells.value if cell.name in printed}
    if all(cells.counts[cell] == basis for cell, basis in stands.items()):
        return line
    if again is None:
        raise ValueError("Counts stand as before: say how a line is worked out from them.")
    first, second = (
        _stands(group, count, stands)
        for group, count in ((cells.first, line.first), (cells.second, line.second))
    )
    return again(replace(line, first=first, second=second))


def _stands(
    cells: CellsOfGroup | None, count: Count | None, stands: Mapping[Cell, int]
) -> Count | None:
    if cells is None or count is None:
        return count
    return Count(stands.get(cells.part, count.part), stands.get(cells.whole, count.whole))


def _group(
    indicator: Indicator,
    code: str,
    cells: CellsOfGroup | None,
    words: Words,
    printed: Mapping[str, Printed],
) -> ShownGroup | None:
    if cells is None:
        return None
    part, whole = (
        printed[cell.name].value if cell.name in printed else None
        for cell in (cells.part, cells.whole)
    )
    return ShownGroup(code, words.group(indicator.characteristic, code), part, whole)


def _declared(cells: Sequence[Cell], printed: Mapping[str, Printed]) -> float | None:
    """The share whose group is known, in per cent, where every count behind it is shown."""
    if not cells or any(
        cell.name not in printed or printed[cell.name].value is None for cell in cells
    ):
        return None
    unknown, *among = (printed[cell.name].basis for cell in cells)
    whole = sum(among)
    return 100 * (1 - unknown / whole) if whole else None


def _row_title(line: Line, indicator: Indicator, words: Words) -> str:
    """What the row is called; nothing where the figure is about everybody."""
    return words.rows.get(line.row, line.row) if line.row or indicator.rows else ""


def _survey(line: Line, indicator: Indicator, words: Words) -> Shown:
    """A figure of the staff survey or one in words."""
    why = tuple(survey_may_be_printed(line)) if indicator.kind is Kind.SURVEY else ()
    first, second = (
        _answers(words.group(indicator.characteristic, code), code, count)
        for code, count in ((indicator.first, line.first), (indicator.second, line.second))
    )
    return Shown(
        indicator=line.indicator,
        row=line.row,
        row_title=_row_title(line, indicator, words),
        split=line.split,
        first=first,
        second=second,
        value=None if why else line.value,
        low=None if why else line.low,
        high=None if why else line.high,
        unit=UNITS[indicator.kind],
        test="" if why else line.test,
        p=None if why else line.p,
        reading=Reading.WITHHELD if why else line.reading,
        declared=None,
        withheld=why or _plainly(line),
    )


def _answers(title: str, code: str, count: Count | None) -> ShownGroup | None:
    """A survey publishes shares and how many answered, and never how many said yes."""
    if count is None:
        return None
    return ShownGroup(code, title, None, show_count(count.whole, SURVEY_11))
