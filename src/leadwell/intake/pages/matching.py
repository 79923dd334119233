"""Which of your columns is which: the first rows, and how well the headings fit ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design import pages as parts
from leadwell.design.pages import Cell, Crumb, Link, Page, Row, Table
from leadwell.design.words import day, number
from leadwell.intake.models import StaffFile
from leadwell.intake.pages.columns import ColumnInWords
from leadwell.intake.pages.layout import layout_link
from leadwell.intake.pages.listing import files_crumb
from leadwell.intake.pages.saying import in_words
from leadwell.intake.queries import Preview, layout_of

NO_PEOPLE = "INT-39"
COLUMNS_SHOWN, ROWS_SHOWN, LETTERS_SHOWN = 40, 5, 60


@dataclass(frozen=True, kw_only=True)
class MatchPage(Page):
    """Where the columns of a file are matched."""

    answer: str
    doubt: str
    preview: Table
    then: str
    ways: tuple[Link, ...]


def match_page(file: StaffFile, preview: Preview, *, columns: Sequence[ColumnInWords]) -> MatchPage:
    """What somebody is shown before they say which column is which."""
    here = reverse("intake:file", args=[file.pk])
    return MatchPage(
        title=_("Which of your columns is which?"),
        purpose=_("Staff systems name their columns differently. Say it once: we remember it."),
        crumbs=(files_crumb(), Crumb(_("File for {day}").format(day=day(file.as_at)), here)),
        made_up=file.organisation.made_up,
        answer=_answer(preview, columns),
        doubt=_doubt(file, preview),
        in_the_way=_missing(preview.guessed, columns),
        preview=_preview(preview),
        then=_("Then the file is read. You will see how far it is, and can leave the page."),
        ways=(
            layout_link(layout_of(file.kind)),
            Link(_("About this file"), here),
        ),
    )


def _answer(preview: Preview, columns: Sequence[ColumnInWords]) -> str:
    found = sum(1 for column in columns if column.name in preview.guessed)
    words = ngettext(
        "Your file has %(n)s column. We think we know %(found)s of them.",
        "Your file has %(n)s columns. We think we know %(found)s of them.",
        len(preview.headings),
    )
    return words % {"n": number(len(preview.headings)), "found": number(found)}


def _doubt(file: StaffFile, preview: Preview) -> str:
    for kept in file.in_the_way:
        if kept["code"] == NO_PEOPLE:
            return in_words(kept)
    if not preview.guessed:
        return _("None of the headings is one we know. Is it the right file?")
    return _("Look at each before you go on: a guess can be wrong.")


def _missing(guessed: Mapping[str, str], columns: Sequence[ColumnInWords]) -> tuple[str, ...]:
    said = _("We could not tell which column is “{title}”. Choose it below.")
    return tuple(said.format(title=c.title) for c in columns if c.needed and c.name not in guessed)


def _preview(preview: Preview) -> Table:
    rows = [_row(cells) for cells in preview.rows[:ROWS_SHOWN]]
    headings = preview.headings[:COLUMNS_SHOWN]
    caption = _("The first rows")
    if len(preview.headings) > COLUMNS_SHOWN:
        caption = _("The first rows of the first {n} columns").format(n=number(COLUMNS_SHOWN))
    return Table(
        caption=caption,
        caption_hidden=len(preview.headings) <= COLUMNS_SHOWN,
        columns=tuple(parts.Column(_shortened(name), is_data=True) for name in headings),
        rows=tuple(rows),
        empty=_("There are headings, and no row beneath them."),
    )


def _row(cells: Sequence[str]) -> Row:
    return Row(tuple(Cell(_shortened(cell), is_data=True) for cell in cells[:COLUMNS_SHOWN]))


def _shortened(text: str) -> str:
    return text if len(text) <= LETTERS_SHOWN else f"{text[:LETTERS_SHOWN]}…"
