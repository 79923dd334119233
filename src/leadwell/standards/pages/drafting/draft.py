"""One draft: what it says, what is next, and what is in the way of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.actor import Actor
from leadwell.design.pages import Cell, Column, Fact, Link, Page, Row, Table, Tag
from leadwell.design.words import data, moment
from leadwell.reasons import Reason
from leadwell.standards.models import Item, Requirement, Step, StepKind, Version
from leadwell.standards.pages.drafting.steps import NEXT, TITLES, VERBS, to_desk
from leadwell.standards.pages.words import (
    RuleInWords,
    called,
    rule_in_words,
    status_tag,
    version_address,
    when,
)
from leadwell.standards.permissions import may_draft, may_publish
from leadwell.standards.queries.working import DraftRead


@dataclass(frozen=True, slots=True)
class StepShown:
    """Something that can be done next, and what is in its way."""

    text: str
    href: str
    in_the_way: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequirementShown:
    """What a level asks, with the door to change it."""

    title: str
    level: str
    rule: RuleInWords
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class DraftPage(Page):
    """One draft."""

    answer: str
    tag: Tag
    when: str
    next: tuple[StepShown, ...]
    facts: tuple[Fact, ...]
    items: Table
    requirements: tuple[RequirementShown, ...]
    changes: tuple[Link, ...]
    ways: tuple[Link, ...]
    comments: Link
    history: Table


def draft_page(read: DraftRead, *, by: Actor, today: date) -> DraftPage:
    version = read.version
    writing = version.status == "draft" and may_draft(by)
    waiting = sum(one.answered_at is None for one in read.comments)
    words = ngettext("%(n)s open comment", "%(n)s open comments", waiting)
    return DraftPage(
        title=_("Work on {name}").format(name=called(version)),
        purpose=_("How this version comes about: who wrote what, who said what, and what is next."),
        crumbs=to_desk(),
        answer=str(NEXT[version.status]),
        tag=status_tag(version, today=today),
        when=when(version, today=today),
        next=tuple(_next(version, step, reasons, by) for step, reasons in read.ways),
        facts=_facts(version),
        items=_items(read, writing=writing),
        requirements=tuple(_requirement(one, read, writing=writing) for one in read.requirements),
        changes=_changes(version) if writing else (),
        ways=_ways(read),
        comments=Link(
            words % {"n": waiting} if waiting else _("Comments"),
            reverse("standards:comments", args=[version.pk]),
        ),
        history=_history(read.steps),
    )


def _next(version: Version, step: StepKind, reasons: tuple[Reason, ...], by: Actor) -> StepShown:
    verb = VERBS[step]
    in_the_way = tuple(one.in_words(_) for one in reasons)
    if verb in ("sign-off", "publish", "retire") and not may_publish(by):
        who = _("The national team does this: somebody who publishes standards.")
        in_the_way = (*in_the_way, who)
    address = reverse("standards:step", args=[version.pk, verb])
    return StepShown(str(TITLES[verb]), address, in_the_way)


def _facts(version: Version) -> tuple[Fact, ...]:
    example = _("Yes: the label is shown") if version.example else _("No")
    return (
        Fact(_("Words by"), version.creator, is_data=True),
        Fact(_("Source"), version.source or _("Not said yet"), is_data=bool(version.source)),
        Fact(_("Example"), example),
        Fact(_("Changed last"), moment(version.changed_at)),
    )


def _items(read: DraftRead, *, writing: bool) -> Table:
    columns = [Column(_("Item")), Column(_("What it is")), Column(_("Level"))]
    if writing:
        columns += [Column(_("Change it")), Column(_("Take it out"))]
    return Table(
        caption=_("What it says"),
        caption_hidden=True,
        columns=tuple(columns),
        rows=tuple(_item_row(one, read.version, writing=writing) for one in read.items),
        empty=_("Nothing yet. Add the first item."),
        stacked=True,
    )


def _item_row(item: Item, version: Version, *, writing: bool) -> Row:
    name = f"{item.code} {item.short or item.statement}".strip()
    cells = [
        Cell(name, is_data=True),
        str(item.get_kind_display()),
        str(item.level or _("All")),
    ]
    if writing:
        change = reverse("standards:item-change", args=[version.pk, item.pk])
        gone = reverse("standards:item-remove", args=[version.pk, item.pk])
        cells.append(Cell(_("Change"), href=change, hidden=name))
        cells.append(Cell(_("Take out"), href=gone, hidden=name))
    return Row(tuple(cells))


def _requirement(one: Requirement, read: DraftRead, *, writing: bool) -> RequirementShown:
    for item in read.items:
        item.version = read.version
    args = [read.version.pk, one.pk]
    ways = (
        Link(
            _("Change"), reverse("standards:requirement-change", args=args), hidden=data(one.title)
        ),
        Link(
            _("Take out"),
            reverse("standards:requirement-remove", args=args),
            hidden=data(one.title),
        ),
    )
    level = _("Level {n}").format(n=one.level)
    return RequirementShown(
        one.title, level, rule_in_words(one.rule, read.names), ways if writing else ()
    )


def _changes(version: Version) -> tuple[Link, ...]:
    return (
        Link(_("Add an item"), reverse("standards:item-add", args=[version.pk])),
        Link(_("Add what a level asks"), reverse("standards:requirement-add", args=[version.pk])),
        Link(_("Change its title and source"), reverse("standards:describe", args=[version.pk])),
    )


def _ways(read: DraftRead) -> tuple[Link, ...]:
    version = read.version
    ways = [Link(_("Read it as others will"), version_address(version))]
    if read.base:
        pair = f"?before={read.base.number}&after={version.number}"
        address = reverse("standards:compare", args=[version.framework.slug]) + pair
        ways.append(Link(_("What is different from the version before"), address))
    ways.append(Link(_("Who would it touch?"), reverse("standards:affected", args=[version.pk])))
    return tuple(ways)


def _history(steps: tuple[Step, ...]) -> Table:
    return Table(
        caption=_("What happened to it"),
        caption_hidden=True,
        columns=(Column(_("What")), Column(_("When")), Column(_("Who")), Column(_("Why"))),
        rows=tuple(
            Row(
                (
                    str(one.get_kind_display()),
                    moment(one.at),
                    Cell(one.person.name if one.person else "–", is_data=True),
                    Cell(one.because or "–", is_data=True),
                )
            )
            for one in steps
        ),
        empty=_("It came with Leadwell: nobody drafted it here."),
        stacked=True,
    )
