"""Who a draft would touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Link, Page, Row, Table, Tag
from leadwell.design.words import day, number
from leadwell.standards.pages.drafting.steps import to_draft
from leadwell.standards.queries.affected import Affected, LevelCount


@dataclass(frozen=True, kw_only=True)
class AffectedPage(Page):
    """Who a draft would touch."""

    answer: str
    doubt: str
    levels: Table
    ways: tuple[Link, ...]


def affected_page(found: Affected, *, today: date) -> AffectedPage:
    touched = [one for one in found.levels if one.touched]
    return AffectedPage(
        title=_("Who would this version touch?"),
        purpose=_("Which levels ask something else than before, and how many stand on them today."),
        crumbs=to_draft(found.version),
        answer=_answer(touched, counted=found.counted),
        doubt=_doubt(counted=found.counted, today=today),
        levels=_level_table(found),
        ways=(
            *_what_if(found),
            Link(_("Back to the draft"), reverse("standards:draft", args=[found.version.pk])),
        ),
    )


def _what_if(found: Affected) -> tuple[Link, ...]:
    """The gate's page, upstairs: linked by address, never imported."""
    address = reverse("appointments:what-if", args=[found.place]) if found.place else ""
    words = _("How many would not meet it, and how many places on courses that takes")
    return (Link(words, f"{address}?version={found.version.pk}"),) if address else ()


def _answer(touched: Sequence[LevelCount], *, counted: bool) -> str:
    if not touched:
        return _("No level asks anything else than before.")
    levels = ngettext("%(n)s level changes", "%(n)s levels change", len(touched))
    said = levels % {"n": len(touched)}
    if not counted:
        return said + "."
    people = sum(one.people or 0 for one in touched)
    words = ngettext("%(n)s person stands on it today", "%(n)s people stand on them today", people)
    return f"{said}. {words % {'n': number(people)}}."


def _doubt(*, counted: bool, today: date) -> str:
    if not counted:
        return _("How many that is, national and regional teams see.")
    words = _(
        "Counted on {day} where you may see counts. Standing on a level is not the same as falling short "
        "of it: the what-if page of the gate says how many would."
    )
    return words.format(day=day(today))


def _level_table(found: Affected) -> Table:
    columns = [Column(_("Level")), Column(_("What it asks"))]
    if found.counted:
        columns += [Column(_("Posts"), numeric=True), Column(_("People"), numeric=True)]
    return Table(
        caption=_("Each level"),
        caption_hidden=True,
        columns=tuple(columns),
        rows=tuple(_level_row(one, counted=found.counted) for one in found.levels),
        empty=_("This version has no levels."),
        stacked=True,
    )


def _level_row(one: LevelCount, *, counted: bool) -> Row:
    state = Tag(_("Changes"), "attention") if one.touched else Tag(_("Stays the same"), "quiet")
    cells = [Cell(f"{one.level} {one.name}".strip(), is_data=True), Cell("", tag=state)]
    if counted:
        cells += [
            Cell(number(one.posts or 0), numeric=True),
            Cell(number(one.people or 0), numeric=True),
        ]
    return Row(tuple(cells))
