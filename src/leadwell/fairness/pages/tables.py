"""Tables that readers make themselves: those there are, one of them, and the form that asks for one."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Crumb, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import data, day, number
from leadwell.fairness.pages.acting.shapes import columns, in_words, way_back
from leadwell.fairness.queries.reports.place import Place
from leadwell.fairness.queries.tables.dimensions import name_of
from leadwell.fairness.queries.tables.made import MadeTable, TablesAt
from leadwell.fairness.rules.tables.facts import Asked, Dimension
from leadwell.stats.disclosure import CELL_KEY


def _noise() -> str:
    text = _(
        "Every number has a little noise: up to {most} people more or fewer. The same people always get the "
        "same noise, so asking again tells no more. Numbers under {fewest} are hidden. Rows and columns do "
        "not add up exactly to their totals."
    )
    return text.format(most=CELL_KEY.noise, fewest=CELL_KEY.hide_to + 1)


def tables_page(found: TablesAt) -> ListPage:
    """The tables of a place."""
    place = found.place
    return ListPage(
        title=format_html(_("Tables of {place}"), place=data(place.name)),
        purpose=_("Count the staff by two things of your choice, without finding anybody."),
        crumbs=way_back(place),
        made_up=place.organisation.made_up,
        answer=_noise(),
        ways=(Link(_("Make a table"), reverse("fairness:ask-table", args=[place.code])),),
        parts=(Part("tables", _("Made before"), _list(found)),),
    )


def ask_page(place: Place) -> AskPage:
    """What the table is of."""
    return AskPage(
        title=format_html(_("Make a table of {place}"), place=data(place.name)),
        purpose=_("Choose rows and columns. You can look at some of the staff only."),
        crumbs=way_back(place, _way(place)),
        made_up=place.organisation.made_up,
        words=(_noise(),),
        button=_("Make the table"),
    )


def table_page(found: MadeTable) -> ListPage:
    """One table, why there is none, or that it is being counted."""
    place = found.place
    return ListPage(
        title=_title(found.asked, found.dimensions),
        purpose=_of_whom(found),
        crumbs=way_back(place, _way(place)),
        made_up=place.organisation.made_up,
        answer=_answer(found),
        ways=_ways(found),
        parts=(Part("table", _("The table"), _table(found)),) if found.answer else (),
    )


def _way(place: Place) -> Crumb:
    return Crumb(_("Tables"), reverse("fairness:tables", args=[place.code]))


def _list(found: TablesAt) -> Table:
    return Table(
        caption=_("Tables made before"),
        caption_hidden=True,
        columns=columns(_("Table"), _("Of whom"), _("Asked for"), _("State")),
        rows=tuple(_row(one) for one in found.tables),
        empty=_("None yet."),
        stacked=True,
    )


def _row(one: MadeTable) -> Row:
    here = reverse("fairness:table", args=[one.place.code, one.number])
    return Row(
        (
            Cell(_title(one.asked, one.dimensions), href=here),
            _of_whom(one),
            day(one.asked_on),
            _state(one),
        )
    )


def _state(one: MadeTable) -> Cell:
    if one.refused:
        return Cell("", tag=Tag(_("Refused"), "attention"))
    return Cell("", tag=Tag(_("Ready"), "good") if one.answer else Tag(_("Being counted")))


def _title(asked: Asked, dimensions: Mapping[str, Dimension]) -> str:
    names = (_called(dimensions, name) for name in (asked.rows, asked.columns))
    return _("{rows} by {columns}").format(**dict(zip(("rows", "columns"), names, strict=True)))


def _called(dimensions: Mapping[str, Dimension], name: str) -> str:
    return name_of(dimensions[name]) if name in dimensions else name


def _of_whom(found: MadeTable) -> str:
    if not found.asked.filters:
        return _("All staff")
    return "; ".join(
        f"{_called(found.dimensions, name)}: {_value(found.dimensions, name, value)}"
        for name, value in found.asked.filters
    )


def _value(dimensions: Mapping[str, Dimension], name: str, value: str) -> str:
    known = dimensions[name].values if name in dimensions else {}
    return _(known[value]) if known.get(value) else value


def _answer(found: MadeTable) -> str:
    if found.refused:
        return in_words(found.refused)
    if found.answer is None:
        return _("The table is being counted. Load this page again in a minute.")
    return _noise()


def _ways(found: MadeTable) -> tuple[Link, ...]:
    code = found.place.code
    again = Link(_("Make another table"), reverse("fairness:ask-table", args=[code]))
    if not found.answer:
        return (again,)
    sheet = reverse("fairness:table-csv", args=[code, found.number])
    return (Link(_("Take it away as CSV"), sheet), again)


def _table(found: MadeTable) -> Table:
    head, rows = rows_of(found)
    return Table(
        caption=_title(found.asked, found.dimensions),
        caption_hidden=True,
        columns=(Column(head[0]), *(Column(name, numeric=True) for name in head[1:])),
        rows=tuple(Row((name, *map(_printed, cells))) for name, cells in rows),
    )


def _printed(cell: int | None) -> str:
    return _("hidden") if cell is None else number(cell)


def rows_of(found: MadeTable) -> tuple[list[str], list[tuple[str, list[int | None]]]]:
    """The heads of the columns, and the rows with their totals; None where a number is hidden. Rows and
    columns in which nobody is are left out."""
    answer = found.answer or {"rows": [], "columns": [], "cells": [[0]]}
    cells = answer["cells"]
    shown = [n for n in range(len(answer["columns"]) + 1) if any(line[n] != 0 for line in cells)]
    asked, known = found.asked, found.dimensions
    heads = [*(_value(known, asked.columns, code) for code in answer["columns"]), _("All")]
    names = [*(_value(known, asked.rows, code) for code in answer["rows"]), _("All")]
    rows = [
        (name, [line[n] for n in shown])
        for name, line in zip(names, cells, strict=True)
        if any(cell != 0 for cell in line)
    ]
    return [_called(known, asked.rows), *(heads[n] for n in shown)], rows
