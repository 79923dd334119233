"""FAR-12: Every figure can show how it was worked out: counts, formula, interval, test and rules.

The counts are those that may be printed. The figure itself comes from unrounded counts, so where a printed
count is rounded the formula says "about".
Source: house rule: a figure nobody can check is not honest.
"""

from __future__ import annotations

from collections.abc import Iterator

from leadwell.fairness.rules.disclosing.digits_as_printed import DIGITS, digits_as_printed
from leadwell.fairness.rules.facts import Indicator, Kind, Reading, Shown, ShownGroup
from leadwell.fairness.rules.four_fifths import four_fifths
from leadwell.reasons import Reason


def _(text: str) -> str:
    """Marks a text for translation; it is translated where it is shown."""
    return text


FORMULAS = {
    Kind.SHARE: _("100 × {a} ÷ {b} = {value} %."),
    Kind.RATE: _("100 × {a} ÷ {b} = {value} %."),
    Kind.LIKELIHOOD: _("({a} ÷ {b}) ÷ ({c} ÷ {d}) = {value}."),
    Kind.DISPARITY: _("({a} ÷ {b}) ÷ ({c} ÷ {d}) = {value}."),
    Kind.DIFFERENCE: _("100 × {a} ÷ everyone above − 100 × {b} ÷ everyone below = {value} points."),
}
ABOUT = {
    Kind.SHARE: _("About 100 × {a} ÷ {b}; from unrounded counts {value} %."),
    Kind.RATE: _("About 100 × {a} ÷ {b}; from unrounded counts {value} %."),
    Kind.LIKELIHOOD: _("About ({a} ÷ {b}) ÷ ({c} ÷ {d}); from unrounded counts {value}."),
    Kind.DISPARITY: _("About ({a} ÷ {b}) ÷ ({c} ÷ {d}); from unrounded counts {value}."),
    Kind.DIFFERENCE: _("From unrounded counts: {value} points."),
}
INTERVALS = {
    Kind.SHARE: ("Wilson", "FAR-06"),
    Kind.RATE: ("Wilson", "FAR-06"),
    Kind.LIKELIHOOD: ("Koopman", "FAR-07"),
    Kind.DIFFERENCE: ("Newcombe", "FAR-08"),
    Kind.DISPARITY: ("Cornfield", "FAR-09"),
}
ONE_GROUP = (Kind.SHARE, Kind.RATE)
TESTS = {
    "fisher": _("Fisher's exact test, because the counts are small"),
    "score": _("the score test"),
}


def how_worked_out(indicator: Indicator, shown: Shown) -> tuple[Reason, ...]:
    """The steps, in order. None for what is published elsewhere or said in words."""
    if indicator.kind not in FORMULAS:
        return ()
    return tuple(_steps(indicator, shown))


def _steps(indicator: Indicator, shown: Shown) -> Iterator[Reason]:
    for group in (shown.first, shown.second):
        if group is not None:
            yield _counted(group)
    if shown.value is None:
        yield from shown.withheld
        return
    yield _formula(indicator.kind, shown)
    if shown.low is not None:
        yield _interval(indicator.kind, shown)
    if shown.p is not None and shown.test in TESTS:
        facts = {"test": TESTS[shown.test], "p": _probability(shown.p)}
        yield Reason("FAR-12d", "By {test}, chance alone would bring this or more: {p}.", facts)
        yield _reading(shown.reading)
    if indicator.kind in (Kind.LIKELIHOOD, Kind.DISPARITY):
        yield from four_fifths(shown.value, shown.low, shown.high)


def _counted(group: ShownGroup) -> Reason:
    facts = {"group": group.title, "part": _count(group.part), "whole": _count(group.whole)}
    return Reason("FAR-12a", "{group}: {part}, and {whole} below the line.", facts)


def _formula(kind: Kind, shown: Shown) -> Reason:
    groups = [group for group in (shown.first, shown.second) if group]
    counts = [count for group in groups for count in (group.part, group.whole)]
    names = dict(zip("abcd", (_count(count) for count in counts), strict=False))
    facts = {**names, "value": _number(shown.value, shown.unit)}
    text = FORMULAS[kind] if _comes_out(kind, counts, shown.value) else ABOUT[kind]
    return Reason("FAR-12b", text, {**dict.fromkeys("abcd", "?"), **facts})


def _comes_out(kind: Kind, counts: list[int | None], value: float | None) -> bool:
    """Whether the printed counts give the very figure."""
    if None in counts:
        return False
    if kind is Kind.DIFFERENCE:
        return True
    a, b, *others = (float(count) for count in counts if count is not None)
    c, d = others if kind not in ONE_GROUP else (1.0, 1.0)
    if 0 in (b, c, d):
        return False
    again = 100 * a / b if kind in ONE_GROUP else (a / b) / (c / d)
    return abs(again - (value or 0)) < 1e-9 * max(1.0, abs(again))


def _interval(kind: Kind, shown: Shown) -> Reason:
    name, rule = INTERVALS[kind]
    facts = {"name": name, "rule": rule, "low": _number(shown.low, shown.unit),
             "high": _number(shown.high, shown.unit)}  # fmt: skip
    if shown.high is None:
        return Reason("FAR-12c", "{name}'s interval, at 95 %: from {low} on ({rule}).", facts)
    return Reason("FAR-12c", "{name}'s interval, at 95 %: {low} to {high} ({rule}).", facts)


def _reading(reading: Reading) -> Reason:
    if reading is Reading.NO_DIFFERENCE:
        return Reason(
            "FAR-12e", "Interval or test holds parity: compatible with no difference (FAR-10)."
        )
    return Reason(
        "FAR-12f",
        "Interval and test both leave parity out: chance would rarely bring that (FAR-10).",
    )


def _count(count: int | None) -> str:
    return "hidden" if count is None else f"{count:,}"


def _number(number: float | None, unit: str) -> str:
    kept = digits_as_printed(number, unit)
    return "…" if kept is None else f"{kept:.{DIGITS[unit]}f}"


def _probability(p: float) -> str:
    return "fewer than 1 time in 1,000" if p < 0.001 else f"about {1000 * p:.0f} times in 1,000"
