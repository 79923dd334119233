"""The tables behind the pictures: both groups by name, all four counts, and the interval."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Row, Table
from leadwell.fairness.pages.reports import row_words, words
from leadwell.fairness.queries.reports.comparing import Beside
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.facts import Indicator, Shown
from leadwell.fairness.rules.reports.may_be_set_beside import may_be_set_beside
from leadwell.fairness.rules.reports.what_stands_out import AWAY


def lines_table(caption: str, lines: Sequence[Shown], profile: str) -> Table:
    """Each line with both groups and their counts, its value, interval and reading."""
    first, second = _titles(lines)
    columns = [Column(_("Who")), Column(first, True)]
    if second:
        columns.append(Column(second, True))
    columns += [
        Column(_("Figure"), True),
        Column(_("95% interval"), True),
        Column(_("What it says")),
    ]
    return Table(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(_line(line, profile, bool(second)) for line in lines),
        stacked=True,
        caption_hidden=True,
    )


def taken_apart(lines: Sequence[Shown]) -> list[Shown]:
    """What a figure comes to taken apart, without the ways of which nothing is known."""
    known = {_column(line) for line in lines if not line.split.endswith((":", ":unknown"))}
    return [line for line in lines if line.split and _column(line) in known]


def _column(line: Shown) -> str:
    return line.split.partition(":")[0]


def _titles(lines: Sequence[Shown]) -> tuple[str, str]:
    first = next((line.first.title for line in lines if line.first), "")
    second = next((line.second.title for line in lines if line.second), "")
    return _(first) if first else _("Counted"), _(second) if second else ""


def _line(line: Shown, profile: str, two: bool) -> Row:
    cells: list[object] = [
        row_words.row(line),
        words.counts_of(line, line.first, profile) or _("not counted"),
    ]
    if two:
        cells.append(words.counts_of(line, line.second, profile) or _("not counted"))
    between = words.interval(line) or _("none")
    return Row((*cells, words.value(line), between, Cell("", tag=words.tag(line))),
               you=line.reading in AWAY)  # fmt: skip


def years_table(one: OneSet) -> Table:
    """Each figure of everybody together that says something in any year, a column a year: the value with its
    interval under it."""
    years = one.years[-5:]
    columns = (Column(_("Figure")), *(Column(words.column_of(y), True) for y in years))
    rows = [
        Row((words.name(indicator), *(_of(year, indicator) for year in years)))
        for indicator in one.indicators
        if any(_has_value(year.line(indicator.code)) for year in years)
    ]
    return Table(_("Year on year"), columns, tuple(rows), caption_hidden=True, stacked=True)


def _has_value(line: Shown | None) -> bool:
    return line is not None and line.value is not None


def _of(year: Year, indicator: Indicator) -> str:
    line = year.line(indicator.code)
    return words.with_interval(line) if line else _("not worked out")


def areas_table(one: OneSet) -> Table | None:
    """Each figure beside that of the areas above, where both are of the same kind and have an interval."""
    if not one.areas:
        return None
    columns = (Column(_("Figure")), Column(_("Here"), True),
               *(Column(name, True, is_data=True) for name, _year in one.areas))  # fmt: skip
    rows = [row for indicator in one.indicators if (row := _beside_areas(one, indicator))]
    caption = _("Beside the areas above")
    return Table(caption, columns, tuple(rows), caption_hidden=True, stacked=True) if rows else None


def _beside_areas(one: OneSet, indicator: Indicator) -> Row | None:
    own = one.year.line(indicator.code)
    if own is None:
        return None
    others = [year.line(indicator.code) for _name, year in one.areas]
    if not any(_has_value(line) for line in (own, *others)):
        return None
    said = [
        words.with_interval(other)
        if other and not may_be_set_beside(own, other)
        else _("not shown")
        for other in others
    ]
    return Row((words.name(indicator), words.with_interval(own), *said))


def beside_table(caption: str, own: Row, beside: Sequence[Beside]) -> Table:
    """Similar organisations by name, each with its interval and how many people it is about."""
    columns = (Column(_("Organisation")), Column(_("Figure"), True), Column(_("95% interval"), True),
               Column(_("People counted"), True))  # fmt: skip
    rows = (Row((Cell(one.name, is_data=True), *size_cells(one.line))) for one in beside)
    return Table(caption, columns, (own, *rows), caption_hidden=True, stacked=True)


def size_cells(line: Shown) -> tuple[str, str, str]:
    """Value, interval and size: none of them stands without the others."""
    return words.value(line), words.interval(line) or _("none"), people(line)


def people(line: Shown) -> str:
    """How many people a line is about, as printed."""
    shares = line.unit == "percent"  # of one whole, which both groups have
    groups = (line.first,) if shares else (line.first, line.second)
    wholes = [group.whole for group in groups if group]
    if not wholes or None in wholes:
        return _("hidden")
    return words.count(sum(whole or 0 for whole in wholes))


def named_table(caption: str, one: OneSet, lines: Sequence[Shown]) -> Table:
    """Lines of several figures, each by its name."""
    columns = (Column(_("Figure")), Column(_("Value"), True), Column(_("95% interval"), True),
               Column(_("What it says")))  # fmt: skip
    rows = tuple(
        Row((words.name(one.indicator(line.indicator), line.indicator), words.value(line),
             words.interval(line) or _("none"), Cell("", tag=words.tag(line))))
        for line in lines
    )  # fmt: skip
    return Table(caption, columns, rows, caption_hidden=True, stacked=True)
