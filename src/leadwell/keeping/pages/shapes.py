"""The two shapes of page in this room: one that lists, and one that asks."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Fact, Link, Page, Table


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with a table under it."""

    id: str
    heading: str
    table: Table
    words: str = ""


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
    ways: tuple[Link, ...] = ()


def my_crumbs() -> tuple[Crumb, ...]:
    return (
        Crumb(_("My page"), reverse("home:my")),
        Crumb(_("My record"), reverse("home:record")),
    )


def keeping_crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(_("What waits for an answer?"), reverse("keeping:waiting")), *more)
