"""The shape of every page about programmes and places: an answer, what is so, tables, ways on; perhaps a
form with one button."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Column, Crumb, Fact, Link, Page, Row, Table, Task
from leadwell.design.words import number


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with a table under it."""

    id: str
    heading: str
    table: Table
    words: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A heading with words that somebody wrote."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PlacesPage(Page):
    """An answer in a sentence, what is so, tables, ways on. With a `button` there is a form."""

    answer: str = ""
    doubt: str = ""
    tasks: tuple[Task, ...] = ()
    facts: tuple[Fact, ...] = ()
    written: tuple[Words, ...] = ()
    words: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    ways: tuple[Link, ...] = ()
    button: str = ""
    careful: bool = False


def part(
    slug: str,
    heading: str,
    columns: Sequence[str],
    rows: Iterable[Row],
    empty: str = "",
    words: str = "",
) -> Part:
    """A heading and its table, laid out in blocks on a phone."""
    table = Table(
        caption=heading,
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(rows),
        empty=empty,
        stacked=True,
    )
    return Part(slug, heading, table, words)


def register_crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """The way back to the register."""
    return (Crumb(_("Which training counts?"), reverse("training:catalogue")), *more)


def my_crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """The way back to one's own page."""
    return (Crumb(_("My page"), reverse("home:my")), *more)


def pounds(value: Decimal | None) -> str:
    """£1,200; nothing known gives nothing."""
    if value is None:
        return ""
    return "£" + number(float(value), 0 if value == value.to_integral_value() else 2)


def how_long(hours: int | None, weeks: int | None) -> str:
    """100 hours over 26 weeks."""
    said = []
    if hours:
        said.append(ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": number(hours)})
    if weeks:
        said.append(ngettext("over %(n)s week", "over %(n)s weeks", weeks) % {"n": number(weeks)})
    return " ".join(said)
