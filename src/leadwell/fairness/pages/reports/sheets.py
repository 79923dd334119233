"""Figures to take away: rows for programs (CSV), and the return's own layout (XLSX, a sheet an indicator).

A file says no more than its page: counts and digits as printed, a hidden one empty with the reason beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from leadwell.design.doorways import Download
from leadwell.design.workbook import Leaf, Workbook
from leadwell.fairness.pages.reports import parts, row_words, words
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.queries.reports.returns import Published
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.disclosing.digits_as_printed import digits_as_printed
from leadwell.fairness.rules.facts import Indicator, Shown, ShownGroup

STANDS = ("", "")  # not taken back


def set_sheet(one: OneSet) -> Download:
    """Every line of every year of a set."""
    name = f"{one.place.code}-{one.code}-{one.year.ended_on}.csv"
    rows = [
        (*row, *STANDS)
        for year in reversed(one.years)
        for row in _rows(one.place.code, year, one.indicators)
    ]
    return Download(name, _head(), rows, made_up=one.year.made_up)


def return_sheet(one: Published) -> Download:
    """Every line of a return, exactly as it was published."""
    code = one.organisation.code
    back = _taken_back(one)
    rows = [(*row, *back) for row in _rows(code, one.year, one.indicators)]
    name = f"{code}-{one.year.set_code}-{one.year.ended_on}-return-{one.number}.csv"
    return Download(name, _head(), rows, made_up=one.year.made_up)


def set_workbook(one: OneSet) -> Workbook:
    """A set in the order of its return: what it is, then a sheet for each indicator."""
    title = _("{set}, {name}, {year}").format(
        set=_(one.title), name=one.place.name, year=words.year(one.year.ended_on)
    )
    about = [
        (_("Organisation"), one.place.name),
        (_("Code"), one.place.code),
        (_("Set"), _(one.title)),
        *_about(one.year),
        (_("Source of the standard"), one.source),
        *((_("Note"), note) for note in parts.verifying(one.to_be_verified)),
    ]
    leaves = [
        Leaf(words.name(each), _leaf_head(one.year.of(each.code)), _leaf_rows(one, each))
        for each in one.indicators
        if one.year.of(each.code)
    ]
    name = f"{one.place.code}-{one.code}-{one.year.ended_on}.xlsx"
    first = Leaf(_("About"), (_("What"), _("Said")), about)
    return Workbook(name, title, [first, *leaves, _counted(one)], made_up=one.year.made_up)


def _counted(one: OneSet) -> Leaf:
    """How each figure is counted, and which way round it is to be read."""
    head = (
        _("Number"),
        _("Figure"),
        _("Which way round"),
        _("Definition"),
        _("Method"),
        _("Source"),
    )
    known = [(each, one.year.of(each.code)) for each in one.indicators]
    rows = [
        (each.number, words.name(each), words.parity(each, lines[0].unit), each.version, _(each.method)
         if each.method else "", each.source)
        for each, lines in known
        if lines
    ]  # fmt: skip
    return Leaf(_("How it is counted"), head, rows)


def _about(year: Year) -> list[tuple[str, object]]:
    return [
        (_("Period began"), year.began_on),
        (_("Period ended"), year.ended_on),
        (_("Worked out"), year.made_at.date()),
        (_("Facts of"), year.snapshot_on),
        (_("Small numbers"), words.profile(year)),
        (_("Definitions"), year.definitions),
        (_("Fingerprint"), year.digest),
    ]


def _leaf_head(lines: Sequence[Shown]) -> list[str]:
    first = next((line.first.title for line in lines if line.first), "")
    second = next((line.second.title for line in lines if line.second), "")
    head = [_("Row"), _("{group}: part").format(group=_(first) if first else _("First group")),
            _("{group}: whole").format(group=_(first) if first else _("First group"))]  # fmt: skip
    if second:
        head += [
            _("{group}: part").format(group=_(second)),
            _("{group}: whole").format(group=_(second)),
        ]
    return [*head, _("Figure"), _("Low"), _("High"), _("Unit"), _("What it says"), _("Group known of, %"),
            _("The year before"), _("Why there is no value")]  # fmt: skip


def _leaf_rows(one: OneSet, indicator: Indicator) -> list[list[Any]]:
    before = one.before.line(indicator.code) if one.before else None
    lines = one.year.of(indicator.code)
    two = any(line.second for line in lines)
    own = one.year.line(indicator.code)
    return [_leaf_row(line, two, before if line is own else None) for line in lines]


def _leaf_row(line: Shown, two: bool, before: Shown | None) -> list[Any]:
    cells: list[Any] = [row_words.row(line), *_group(line.first)]
    if two:
        cells += _group(line.second)
    was = digits_as_printed(before.value, before.unit) if before else None
    why = "" if line.value is not None else words.missing(line)
    cells += [*_figures(line), line.unit, words.tag(line).text]
    return [*cells, digits_as_printed(line.declared, "declared"), was, why]


def _figures(line: Shown) -> list[float | None]:
    return [digits_as_printed(each, line.unit) for each in (line.value, line.low, line.high)]


def _group(group: ShownGroup | None) -> list[int | None]:
    return [group.part, group.whole] if group else [None, None]


def _head() -> Sequence[str]:
    return (
        _("organisation code"), _("set"), _("began"), _("ended"), _("indicator"), _("number"), _("title"),
        _("row"), _("split"), _("first group"), _("first part"), _("first whole"), _("second group"),
        _("second part"), _("second whole"), _("value"), _("low"), _("high"), _("unit"), _("reading"),
        _("group known, %"), _("test"), _("why there is no value"), _("which way round"), _("small numbers"),
        _("definitions"), _("fingerprint"), _("version of the definition"), _("method"), _("source"),
        _("taken back on"), _("taken back because"),
    )  # fmt: skip


def _rows(code: str, year: Year, indicators: Sequence[Indicator]) -> list[Sequence[Any]]:
    known = {one.code: one for one in indicators}
    return [_row(code, year, line, known.get(line.indicator)) for line in year.lines]


def _row(code: str, year: Year, line: Shown, indicator: Indicator | None) -> Sequence[Any]:
    first, second = line.first, line.second
    return (
        code, year.set_code, year.began_on, year.ended_on, line.indicator,
        indicator.number if indicator else "", _(indicator.title) if indicator else "",
        line.row_title or line.row, line.split,
        _(first.title) if first else "", *_group(first), _(second.title) if second else "", *_group(second),
        *_figures(line), line.unit, line.reading.value, digits_as_printed(line.declared, "declared"),
        line.test,
        "" if line.value is not None else words.missing(line),
        words.parity(indicator, line.unit) if indicator else "", year.profile, year.definitions, year.digest,
        *((indicator.version, _(indicator.method) if indicator.method else "", indicator.source)
          if indicator else ("", "", "")),
    )  # fmt: skip


def _taken_back(one: Published) -> tuple[Any, ...]:
    """The day a return was taken back and why, beside each of its rows."""
    return (one.withdrawn_at.date(), one.withdrawn_because) if one.withdrawn_at else STANDS
