"""What the shelf says: every framework in force, the values first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Actor
from leadwell.design.pages import Link, Page, Tag
from leadwell.standards.models import Version
from leadwell.standards.pages.reading.parts import FrameworkShown
from leadwell.standards.pages.words import (
    ValuesInWords,
    values_in_words,
    when,
)
from leadwell.standards.permissions import may_comment
from leadwell.standards.queries import CORE
from leadwell.standards.queries.reading import Shelf


@dataclass(frozen=True, kw_only=True)
class ShelfPage(Page):
    """Every framework in force, the values first."""

    answer: str
    values: ValuesInWords | None
    core: FrameworkShown | None
    frameworks: tuple[FrameworkShown, ...]
    ways: tuple[Link, ...]


def shelf_page(found: Shelf, *, by: Actor, today: date) -> ShelfPage:
    """Every framework in force today, the core standards first."""
    shown = [(one.framework.slug, _on_the_shelf(one, today)) for one in found.versions]
    core = next((each for slug, each in shown if slug == CORE), None)
    return ShelfPage(
        title=_("What is expected of people who lead?"),
        purpose=_(
            "One set of standards for everyone who leads or manages in health and social care, and what "
            "stands beside it."
        ),
        answer=_the_answer(found.versions),
        values=values_in_words(found.values),
        core=core,
        frameworks=tuple(each for slug, each in shown if slug != CORE),
        ways=_to_drafts(by),
    )


def _the_answer(versions: Sequence[Version]) -> str:
    core = next((one for one in versions if one.framework.slug == CORE), None)
    if core is None:
        return _("No core standards are in force today.")
    if core.example:
        return _(
            "What you read here is an example in our own words: the national standards take its place once "
            "they are published."
        )
    return _("These are the standards in force today.")


def _to_drafts(by: Actor) -> tuple[Link, ...]:
    if not may_comment(by):
        return ()
    return (Link(_("Drafts of the standards"), reverse("standards:drafts")),)


def _on_the_shelf(version: Version, today: date) -> FrameworkShown:
    return FrameworkShown(
        title=version.framework.title,
        href=reverse("standards:framework", args=[version.framework.slug]),
        about=version.framework.about or version.about,
        publisher=version.framework.publisher,
        when=when(version, today=today),
        tag=Tag(_("Example"), "attention") if version.example else None,
    )
