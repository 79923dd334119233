"""What the page of one item says: what counts for it, and what asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag
from leadwell.standards.models import Item, ItemKind, Version
from leadwell.standards.models import Link as Association
from leadwell.standards.pages.reading.parts import ItemShown, item_shown, to_shelf
from leadwell.standards.pages.words import (
    Asked,
    address_of,
    asked,
    example_sentence,
    name_of,
    version_address,
    when,
)
from leadwell.standards.queries.reading import ItemRead


@dataclass(frozen=True, kw_only=True)
class ItemPage(Page):
    """One item."""

    example: str
    says: str
    facts: tuple[Fact, ...]
    behaviours: tuple[str, ...]
    marks: Table | None
    children: tuple[ItemShown, ...]
    asked: tuple[Asked, ...]
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    same: tuple[ItemShown, ...]
    related: tuple[ItemShown, ...]
    elsewhere: tuple[Link, ...]
    notes: str
    courses: Link | None


def item_page(read: ItemRead, *, today: date) -> ItemPage:
    """One item, with what hangs on it and what it is tied to."""
    item = read.item
    version = item.version
    return ItemPage(
        title=name_of(item),
        title_is_data=True,
        purpose=_(
            "One part of the standards: what it means, what counts for it, and what asks for it."
        ),
        crumbs=(*to_shelf(), Crumb(version.title, version_address(version), is_data=True)),
        example=example_sentence(version),
        says=item.statement,
        facts=_item_facts(item, today),
        behaviours=tuple(one.statement for one in read.behaviours),
        marks=_marks(read) if read.behaviours else None,
        children=tuple(item_shown(_within(one, version)) for one in read.children),
        asked=tuple(asked(one, _placed(read), today=today) for one in read.requirements),
        before=_steps(read, before=True),
        after=_steps(read, before=False),
        same=_linked(read, "exactMatchOf"),
        related=_linked(read, "isRelatedTo"),
        elsewhere=tuple(
            Link(one.version.title, address_of(one), is_data=True) for one in read.elsewhere
        ),
        notes=item.notes,
        courses=_courses(item),
    )


def _courses(item: Item) -> Link | None:
    """The register of courses, upstairs: linked by address, never imported."""
    if item.kind != ItemKind.STANDARD or not item.key:
        return None
    address = f"{reverse('training:catalogue')}?{urlencode({'standard': item.key})}"
    return Link(_("Courses that teach it"), address)


def _within(item: Item, version: Version) -> Item:
    item.version = version
    return item


def _placed(read: ItemRead) -> dict[str, Item]:
    """What requirements name: items of this version know it already."""
    here = read.item.version
    return {
        key: _within(one, here) if one.version_id == here.pk else one
        for key, one in read.names.items()
    }


def _item_facts(item: Item, today: date) -> tuple[Fact, ...]:
    version = item.version
    facts = [
        Fact(_("Kind"), str(item.get_kind_display())),
        Fact(_("Key"), item.key, is_data=True),
        Fact(_("In force"), when(version, today=today)),
    ]
    if item.level is not None:
        facts.insert(0, Fact(_("Level"), str(item.level)))
    if item.parent:
        facts.insert(0, Fact(_("Part of"), name_of(item.parent), is_data=True))
    return tuple(facts)


def _marks(read: ItemRead) -> Table | None:
    if not read.marks:
        return None
    return Table(
        caption=_("How often is it seen?"),
        columns=(Column(_("In words")), Column(_("What it means"))),
        rows=tuple(
            Row(
                (
                    Cell(one.words, is_data=True),
                    Cell(
                        one.about,
                        is_data=True,
                        tag=None if one.observed else Tag(_("No number"), "quiet"),
                    ),
                )
            )
            for one in read.marks
        ),
        stacked=True,
    )


def _steps(read: ItemRead, *, before: bool) -> tuple[Link, ...]:
    """What comes before it, or after it, in this version."""
    here = read.item
    steps = [
        one for one in read.links if one.kind == "precedes" and one.version_id == here.version_id
    ]
    ends = (
        [one.origin for one in steps if one.destination_id == here.pk]
        if before
        else [one.destination for one in steps if one.origin_id == here.pk]
    )
    return tuple(Link(name_of(end), address_of(end), is_data=True) for end in ends if end)


def _linked(read: ItemRead, kind: str) -> tuple[ItemShown, ...]:
    """Items of other frameworks that stand in this relation, whichever way the link runs."""
    found: dict[str, ItemShown] = {}
    for one in read.links:
        other = _other_end(one, read.item.key)
        if one.kind == kind and other is not None and other.key != read.item.key:
            found[other.key] = _crossed(other, one.note)
    return tuple(found.values())


def _other_end(link: Association, key: str) -> Item | None:
    if link.origin is not None and link.origin.key != key:
        return link.origin
    return link.destination


def _crossed(item: Item, note: str) -> ItemShown:
    name = f"{item.version.framework.title}: {name_of(item)}"
    return ItemShown(name, address_of(item), note)
