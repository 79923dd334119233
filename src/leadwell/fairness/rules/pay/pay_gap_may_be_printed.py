"""FAR-37: What may be printed of a pay gap: its figures, and the head-counts behind them.

All head-counts stand in one book with every sum between them, and beside those of comparisons of the same
people that are printed before it (FAR-39). A share is printed where both its counts are; a gap where FAR-38
finds nothing either. Figures are rounded to one decimal, as they are published, so that they tell nobody's
pay. `also` names counts that stay hidden for the sake of a place beneath.
Source: house rule, from domain facts 3.6 and 3.8.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from leadwell.fairness.rules.disclosing.facts import Basis, Disclosed, Words
from leadwell.fairness.rules.facts import Indicator, Line, Reading, Shown, ShownGroup
from leadwell.fairness.rules.pay.counts_of_pay import counts_of_pay
from leadwell.fairness.rules.pay.facts import (
    ALL,
    BONUS_SHARES,
    GAPS,
    QUARTERS,
    Body,
    Comparison,
    behind_row,
)
from leadwell.fairness.rules.pay.pay_says_nobodys import pay_says_nobodys
from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure import Book, Printed, Profile, Release, release


def pay_gap_may_be_printed(
    lines: Sequence[Line],
    *,
    first: Body,
    second: Body,
    indicator: Indicator,
    words: Words,
    profile: Profile,
    before: Basis | None = None,
    also: Collection[str] = (),
    beside: Sequence[tuple[Comparison, Basis]] = (),
) -> Disclosed:
    """The lines of `figures_of_pay` as they may be printed, and the counts behind them for the next time.
    `beside` are comparisons of the same characteristic, with what is printed of each."""
    own = Comparison(indicator.code, lines, first, second)
    book = counts_of_pay(own, beside=beside, profile=profile)
    others = {name: kept for _, basis in beside for name, kept in basis.items()}
    hidden = {*also, *(name for name, (said, _) in others.items() if said is None)}
    last = {**(before or {}), **others}
    printed, refused = _released(book, indicator, profile, last, hidden)
    shown = tuple(
        _shown(line, indicator, words, printed, refused or _guarded(line, first, second, profile))
        for line in lines
    )
    kept = {_name(indicator, key): (cell.value, cell.basis) for key, cell in printed.items()}
    return Disclosed(shown, kept or _hidden(book, indicator))


def _hidden(book: Book, indicator: Indicator) -> Basis:
    """All of it: hidden is not nobody, and areas above have to know."""
    own = {key: number for key, number in book.counts.items() if _is_own(key, book)}
    return {_name(indicator, key): (None, number) for key, number in own.items()}


def _is_own(key: str, book: Book) -> bool:
    """Whether a count is of this comparison, and one that is printed."""
    return "/" not in key and key not in book.silent


def _released(
    book: Book, indicator: Indicator, profile: Profile, last: Basis, also: Collection[str]
) -> tuple[Mapping[str, Printed], tuple[Reason, ...]]:
    """Every count of its own as printed; or none, and why."""
    names = {key: key if "/" in key else _name(indicator, key) for key in book.counts}
    wanted = [key for key, name in names.items() if name in also and book.counts[key]]
    known = {key: Printed(*last[name]) for key, name in names.items() if name in last}
    try:
        found = release(
            book, profile, before=Release(known, profile) if known else None, also=book.mask(wanted)
        )
    except RuleBroken as refusal:
        return {}, tuple(refusal.reasons)
    return {str(key): cell for key, cell in found.cells.items() if _is_own(str(key), book)}, ()


def _name(indicator: Indicator, key: str) -> str:
    return f"{indicator.code}/{key}"


def _guarded(line: Line, first: Body, second: Body, profile: Profile) -> tuple[Reason, ...]:
    if line.row not in GAPS or line.value is None:
        return ()
    of, _, what = line.row.partition("-")
    above, below = ((b.hourly if what == "hourly" else b.bonuses) for b in (first, second))
    return tuple(pay_says_nobodys(above, below, of=of, profile=profile))


def _shown(
    line: Line,
    indicator: Indicator,
    words: Words,
    printed: Mapping[str, Printed],
    guarded: tuple[Reason, ...],
) -> Shown:
    hidden = {why.code: why for key in behind_row(line.row) if key in printed
              and printed[key].value is None for why in printed[key].reasons}  # fmt: skip
    why = guarded or tuple(hidden.values())
    titles = words.groups
    value, low, high = (None if why else _rounded(one) for one in (line.value, line.low, line.high))
    return Shown(
        indicator=line.indicator,
        row=line.row,
        row_title=words.rows.get(line.row, line.row),
        split=line.split,
        first=_group(line.row, "first", indicator.first, titles, printed),
        second=_group(line.row, "second", indicator.second, titles, printed),
        value=value,
        low=low,
        high=high,
        unit="percent",
        test="",
        p=None,
        reading=Reading.WITHHELD if why else line.reading,
        declared=None,
        withheld=why or line.why_not,
    )


def _rounded(value: float | None) -> float | None:
    """To one decimal, as published; nought has no sign."""
    return None if value is None else round(value, 1) + 0.0


def _group(
    row: str, name: str, code: str, titles: Mapping[str, str], printed: Mapping[str, Printed]
) -> ShownGroup:
    part, whole = {
        True: (f"{row}:{name}", f"{row}:{ALL}"),
        False: (f"full:{name}", f"full:{name}") if "hourly" in row else (f"bonus:{name}",) * 2,
    }[row in QUARTERS]
    if row in BONUS_SHARES:
        whole = f"everybody:{name}"
    said = [printed[key].value if key in printed else None for key in (part, whole)]
    return ShownGroup(code, titles.get(code, code), *said)
