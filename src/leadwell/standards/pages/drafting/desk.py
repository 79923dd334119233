"""The desk of those who draft: what is being written, and what is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.actor import Actor
from leadwell.design.pages import Cell, Column, Crumb, Link, Page, Row, Table, Task
from leadwell.design.words import data
from leadwell.standards.models import Version
from leadwell.standards.pages.drafting.steps import NEXT
from leadwell.standards.pages.words import called, status_tag, when
from leadwell.standards.permissions import may_draft
from leadwell.standards.queries.working import Desk


@dataclass(frozen=True, kw_only=True)
class DeskPage(Page):
    """What is being worked on."""

    answer: str
    tasks: tuple[Task, ...]
    published: Table
    ways: tuple[Link, ...]


def desk_page(found: Desk, *, by: Actor, today: date) -> DeskPage:
    n = len(found.drafts)
    waiting = ngettext(
        "%(n)s version is being worked on.", "%(n)s versions are being worked on.", n
    )
    return DeskPage(
        title=_("Which standards are being written?"),
        purpose=_("Several people write, others read and comment, somebody else signs off."),
        crumbs=(Crumb(_("What is expected of people who lead?"), reverse("standards:frameworks")),),
        answer=waiting % {"n": n} if n else _("Nothing is being written at the moment."),
        tasks=tuple(_task(one, today) for one in found.drafts),
        published=_published(found, today),
        ways=_ways_of_desk(by),
    )


def _ways_of_desk(by: Actor) -> tuple[Link, ...]:
    if not may_draft(by):
        return ()
    return (
        Link(_("Start a draft"), reverse("standards:start")),
        Link(_("Take in a framework from a file"), reverse("standards:import")),
    )


def _task(version: Version, today: date) -> Task:
    open_comments = getattr(version, "open_comments", 0)
    words = ngettext("%(n)s open comment", "%(n)s open comments", open_comments)
    hint = str(NEXT[version.status])
    if open_comments:
        hint = f"{words % {'n': open_comments}}. {hint}"
    return Task(
        text=data(called(version)),
        href=reverse("standards:draft", args=[version.pk]),
        hint=hint,
        tag=status_tag(version, today=today),
    )


def _published(found: Desk, today: date) -> Table:
    return Table(
        caption=_("What is published"),
        columns=(Column(_("Framework")), Column(_("Version")), Column(_("When"))),
        rows=tuple(
            Row(
                (
                    Cell(
                        one.framework.title,
                        href=reverse("standards:draft", args=[one.pk]),
                        is_data=True,
                        hidden=one.number,
                    ),
                    Cell(one.number, is_data=True),
                    when(one, today=today),
                )
            )
            for one in found.published
        ),
        stacked=True,
    )
