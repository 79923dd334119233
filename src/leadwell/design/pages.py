"""What every page is made of: frozen values with the words already in them.

A page of an app is a frozen dataclass that inherits `Page`; its template receives it as `page`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Tone = Literal["", "you", "attention", "good", "quiet"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back. `is_data` marks a name that came from a file."""

    text: str
    href: str
    is_data: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A door: its words and its address. `hidden` is read aloud after the words, unseen."""

    text: str
    href: str
    is_data: bool = False
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in a word or two; the tone only adds to it."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, its words ready to read. `hidden` is read aloud after a link's words."""

    text: Any
    href: str = ""
    is_data: bool = False
    numeric: bool = False
    tone: Tone = ""
    tag: Tag | None = None
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column. `is_data` marks a name that came from a file."""

    text: str
    numeric: bool = False
    is_data: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; the first cell names it. `you` marks the reader's own organisation."""

    cells: tuple[Any, ...]
    you: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption. Cells may be plain text: the column says whether they are numbers.

    `stacked` lays each row out as a block on a phone; otherwise the table scrolls by itself.
    `empty` is the sentence shown when there are no rows yet: say what will come, and when.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    stacked: bool = False
    caption_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of a chart with what it says, its table and the doors to more.

    `href` is the address of the SVG. `says` is the alternative text: what the picture shows.
    `title_is_data` marks a title that came from a file.
    """

    href: str
    title: str
    says: str
    table: Table | None = None
    csv_href: str = ""
    more: Link | None = None
    width: int = 360
    height: int = 200
    title_is_data: bool = False


@dataclass(frozen=True, slots=True)
class Stat:
    """One number with its words: what it is, its value, and what to hold it against."""

    label: str
    value: str
    beside: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, with its state in a word."""

    text: str
    href: str = ""
    hint: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a summary list."""

    key: str
    value: Any
    is_data: bool = False
    action: Link | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The way to the pages before and after a list's. Empty addresses are not shown."""

    previous: str = ""
    next: str = ""
    says: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a page is for. `title` is the question in the person's words; `purpose` is written for
    someone on their first day; `in_the_way` holds sentences, from the rule the action asks. `of` says whose
    or which one, in the window's title alone, where several pages would share one."""

    title: str
    purpose: str
    in_the_way: tuple[str, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    made_up: bool = False
    title_is_data: bool = False
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """What happened, what was kept, what to do."""

    status: int
    what_now: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


Facts = Mapping[str, Any]
