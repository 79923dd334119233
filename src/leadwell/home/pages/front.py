"""What the front page says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from leadwell.design import doors
from leadwell.design.pages import Link, Page
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.name_to_read import name_to_read


@dataclass(frozen=True, slots=True)
class Question:
    """A question people bring, what we can answer, and the door to it."""

    asks: str
    answers: str
    href: str


@dataclass(frozen=True, kw_only=True)
class FrontPage(Page):
    """The first page of all."""

    search_href: str
    questions: tuple[Question, ...]
    examples: tuple[Link, ...]


def front_page(examples: Sequence[Organisation]) -> FrontPage:
    """`examples` are a few organisations to look at."""
    find = doors.address("find")
    return FrontPage(
        title=_("How is the place you work, or use, led?"),
        purpose=_(
            "Look up a hospital trust, practice or care service in England. See what its staff and "
            "its regulator say about how it is led, and how its people fare."
        ),
        search_href=find,
        questions=_questions(),
        examples=tuple(
            Link(name_to_read(each.name), f"{find}{each.code}/", is_data=True) for each in examples
        ),
    )


def _questions() -> tuple[Question, ...]:
    offered = (
        (
            "find",
            _("Is it getting better where I am?"),
            _("Bullying, voice, morale, sickness and turnover, year by year."),
        ),
        (
            "compare",
            _("How does it compare with places like it?"),
            _("Two to six organisations side by side. No league tables."),
        ),
        (
            "figures",
            _("How far can I trust a figure?"),
            _("Where it comes from, how it was worked out, and what chance alone would do."),
        ),
    )
    return tuple(
        Question(asks, answers, doors.address(door))
        for door, asks, answers in offered
        if doors.built(door)
    )
