"""The two plain shapes of page: one that lists (`list_page.jinja`), and one that asks (`ask_page.jinja`).

An app whose page is an answer with tables, or facts with a form under them, needs no template of its own:
`doorways.ListView` and `doorways.AskView` draw these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leadwell.design.pages import Column, Fact, Figure, Link, Page, Row, Table


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with a table under it, and pictures above it where there are any. A long table that few read
    is `folded` behind what it says here."""

    id: str
    heading: str
    table: Table
    words: str = ""
    folded: str = ""
    pictures: tuple[Figure, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ListPage(Page):
    """An answer, and tables."""

    answer: str
    ways: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AskPage(Page):
    """What is so, and a form with one button. Without a button there is nothing to do any more."""

    facts: tuple[Fact, ...] = ()
    words: tuple[str, ...] = ()
    button: str = ""
    careful: bool = False
    with_files: bool = False
    ways: tuple[Link, ...] = ()


def plain_table(caption: str, columns: Sequence[str], rows: Sequence[Row], empty: str) -> Table:
    """A table of plain headings, whose own heading stands above it."""
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(rows),
        empty=empty,
        stacked=True,
    )
