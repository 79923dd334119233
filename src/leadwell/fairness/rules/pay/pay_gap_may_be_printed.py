"""FAR-37: What may be printed of a pay gap: its figures, and the head-counts behind them.

All head-counts stand in one book with every sum between them: quarters and groups, those paid a bonus and
those not, those on full pay and everybody. A share is printed where both its counts are; a gap where
FAR-38 finds nothing either. Figures are rounded to one decimal, as they are published, so that they tell
nobody's pay.
Source: house rule, from domain facts 3.6 and 3.8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadwell.fairness.rules.disclosing.facts import Basis, Disclosed, Words
from leadwell.fairness.rules.facts import Count, Indicator, Line, Reading, Shown, ShownGroup
from leadwell.fairness.rules.pay.facts import BONUS_SHARES, GAPS, QUARTERS, Body
from leadwell.fairness.rules.pay.pay_says_nobodys import pay_says_nobodys
from leadwell.reasons import Reason, RuleBroken
from leadwell.stats.disclosure import Balance, Book, Printed, Profile, Release, release

ALL = "all"
GROUPS = ("first", "second")
Cells = tuple[str, ...]


def pay_gap_may_be_printed(
    lines: Sequence[Line],
    *,
    first: Body,
    second: Body,
    indicator: Indicator,
    words: Words,
    profile: Profile,
    before: Basis | None = None,
) -> Disclosed:
    """The lines of `figures_of_pay` as they may be printed, and the counts behind them for the next time."""
    book = _book(lines, first, second)
    printed, refused = _released(book, indicator, profile, before)
    shown = tuple(
        _shown(line, indicator, words, printed, refused or _guarded(line, first, second, profile))
        for line in lines
    )
    kept = {_name(indicator, key): (cell.value, cell.basis) for key, cell in printed.items()}
    return Disclosed(shown, kept)


def _book(lines: Sequence[Line], first: Body, second: Body) -> Book:
    """Every head-count, and every sum of them."""
    counts: dict[str, int] = {}
    sums: list[Balance] = []
    of = {line.row: line for line in lines}
    for name, body, at in zip(GROUPS, (first, second), (0, 1), strict=True):
        for row in QUARTERS:
            counts[f"{row}:{name}"] = _counts(of[row])[at].part
        counts[f"full:{name}"] = body.hourly.size
        sums.append(_sum(f"full:{name}", [f"{row}:{name}" for row in QUARTERS]))
        _add_bonuses(counts, sums, name, body)
    for row in (*QUARTERS, "full"):
        counts[f"{row}:{ALL}"] = sum(counts[f"{row}:{name}"] for name in GROUPS)
        sums.append(_sum(f"{row}:{ALL}", [f"{row}:{name}" for name in GROUPS]))
    sums.append(_sum(f"full:{ALL}", [f"{row}:{ALL}" for row in QUARTERS]))
    silent = {key for key in counts if key.startswith(("none:", "leave:"))}
    return Book(counts, tuple(sums), frozenset({f"full:{ALL}"}), frozenset(), frozenset(silent))


def _add_bonuses(counts: dict[str, int], sums: list[Balance], name: str, body: Body) -> None:
    """Those paid a bonus and those not; and those on full pay with the others, who can be worked out."""
    counts[f"bonus:{name}"] = body.bonuses.size
    counts[f"none:{name}"] = body.bonus.size - body.bonuses.size
    counts[f"everybody:{name}"] = body.bonus.size
    counts[f"leave:{name}"] = body.bonus.size - body.hourly.size
    sums.append(_sum(f"everybody:{name}", [f"bonus:{name}", f"none:{name}"]))
    sums.append(_sum(f"everybody:{name}", [f"full:{name}", f"leave:{name}"]))


def _sum(total: str, parts: Sequence[str]) -> Balance:
    return Balance((total,), tuple(parts))


def _counts(line: Line) -> tuple[Count, Count]:
    nobody = Count(0, 0)
    return line.first or nobody, line.second or nobody


def _released(
    book: Book, indicator: Indicator, profile: Profile, before: Basis | None
) -> tuple[Mapping[str, Printed], tuple[Reason, ...]]:
    """Every count as printed; or none, and why. Counts whose shares are printed are known exactly."""
    small = {key for key, count in book.counts.items() if profile.hides(count)}
    shares = [_behind(row) for row in (*QUARTERS, *BONUS_SHARES)]
    sure = frozenset(key for cells in shares if not small & set(cells) for key in cells)
    whole = Book(book.counts, book.balances, book.wholes, sure, book.silent)
    last = None
    if before is not None:
        known = {key: before[_name(indicator, key)] for key in book.counts
                 if _name(indicator, key) in before}  # fmt: skip
        last = Release({key: Printed(*kept) for key, kept in known.items()}, profile)
    try:
        found = release(whole, profile, before=last)
    except RuleBroken as refusal:
        return {}, tuple(refusal.reasons)
    return {str(key): cell for key, cell in found.cells.items()}, ()


def _name(indicator: Indicator, key: str) -> str:
    return f"{indicator.code}/{key}"


def _behind(row: str) -> Cells:
    """The counts that a share is worked out from, or that a gap says something about."""
    if row in QUARTERS:
        return (f"{row}:first", f"{row}:second", f"{row}:{ALL}")
    if row in BONUS_SHARES:
        name = row.removeprefix("bonus-")
        return (f"bonus:{name}", f"everybody:{name}")
    return ("full:first", "full:second") if "hourly" in row else ("bonus:first", "bonus:second")


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
    hidden = {why.code: why for key in _behind(line.row) if key in printed
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
