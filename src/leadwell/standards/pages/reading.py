"""What the public pages say: every framework, one version, one item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Actor
from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag
from leadwell.standards.models import Item, ItemKind, Version
from leadwell.standards.models import Link as Association
from leadwell.standards.pages.words import (
    Asked,
    ValuesInWords,
    address_of,
    asked,
    example_sentence,
    name_of,
    status_tag,
    values_in_words,
    version_address,
    when,
)
from leadwell.standards.permissions import may_comment
from leadwell.standards.queries import CORE
from leadwell.standards.queries.reading import ItemRead, Shelf, VersionRead


@dataclass(frozen=True, slots=True)
class FrameworkShown:
    """One framework on the shelf."""

    title: str
    href: str
    about: str
    publisher: str
    when: str
    tag: Tag | None


@dataclass(frozen=True, kw_only=True)
class ShelfPage(Page):
    """Every framework in force, the values first."""

    answer: str
    values: ValuesInWords | None
    core: FrameworkShown | None
    frameworks: tuple[FrameworkShown, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item in a list, with those that hang on it."""

    name: str
    href: str
    says: str
    tag: Tag | None = None
    children: tuple[ItemShown, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelShown:
    """One level: what it is, what it asks, and what people on it do."""

    anchor: str
    heading: str
    says: str
    posts: str
    asked: tuple[Asked, ...]
    items: tuple[ItemShown, ...]


@dataclass(frozen=True, kw_only=True)
class VersionPage(Page):
    """One version of a framework."""

    example: str
    tag: Tag
    when: str
    about: str
    values: ValuesInWords | None
    levels: tuple[LevelShown, ...]
    items: tuple[ItemShown, ...]
    items_heading: str
    facts: tuple[Fact, ...]
    unverified: tuple[str, ...]
    others: tuple[FrameworkShown, ...]
    ways: tuple[Link, ...]


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


def shelf_page(found: Shelf, *, by: Actor, today: date) -> ShelfPage:
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


def version_page(read: VersionRead, *, by: Actor, today: date) -> VersionPage:
    version = read.version
    levels = _levels(read, today)
    return VersionPage(
        title=version.title,
        title_is_data=True,
        purpose=_("Read what it says, in whose words, and since when."),
        crumbs=_to_shelf(),
        example=example_sentence(version),
        tag=status_tag(version, today=today),
        when=when(version, today=today),
        about=version.about,
        values=values_in_words(read.values) if levels else None,
        levels=levels,
        items=_without_level(read.items, with_levels=bool(levels)),
        items_heading=_("For everyone") if levels else _("What it says"),
        facts=_facts(read),
        unverified=tuple(str(one) for one in version.unverified),
        others=tuple(_another(one, today) for one in read.others),
        ways=_ways(read, by),
    )


def _to_shelf() -> tuple[Crumb, ...]:
    return (Crumb(_("What is expected of people who lead?"), reverse("standards:frameworks")),)


def _levels(read: VersionRead, today: date) -> tuple[LevelShown, ...]:
    domains = {one.pk: one for one in read.items if one.kind == ItemKind.DOMAIN}
    for one in read.items:
        one.version = read.version
    return tuple(
        LevelShown(
            anchor=f"level-{level.level}",
            heading=_("Level {n}: {name}").format(n=level.level, name=level.short or level.code),
            says=level.statement,
            posts=", ".join(read.posts.get(level.level or 0, ())),
            asked=tuple(
                asked(one, read.names, today=today)
                for one in read.requirements
                if one.level == level.level
            ),
            items=tuple(
                _shown(one, domains.get(one.parent_id or 0))
                for one in read.items
                if one.level == level.level and one.kind not in (ItemKind.LEVEL, "behaviour")
            ),
        )
        for level in _in_order(read.items)
    )


def _in_order(items: Iterable[Item]) -> list[Item]:
    levels = [one for one in items if one.kind == ItemKind.LEVEL and one.level is not None]
    return sorted(levels, key=lambda one: one.level or 0)


def _shown(item: Item, domain: Item | None = None) -> ItemShown:
    says = item.statement if item.short and item.short != item.statement else ""
    tag = Tag(domain.short or domain.statement, "quiet") if domain else None
    return ItemShown(name_of(item), address_of(item), says, tag)


def _without_level(items: Sequence[Item], *, with_levels: bool) -> tuple[ItemShown, ...]:
    """What stands on no level: all of it where there are no levels, each with what hangs on it."""
    if with_levels:
        kinds = (ItemKind.LEVEL, ItemKind.DOMAIN, ItemKind.BEHAVIOUR)
        return tuple(_shown(one) for one in items if one.level is None and one.kind not in kinds)
    return tuple(_with_children(one, items) for one in items if one.parent_id is None)


def _with_children(item: Item, items: Sequence[Item]) -> ItemShown:
    shown = _shown(item)
    beneath = tuple(_with_children(one, items) for one in items if one.parent_id == item.pk)
    return ItemShown(shown.name, shown.href, shown.says, shown.tag, beneath)


def _facts(read: VersionRead) -> tuple[Fact, ...]:
    version = read.version
    licences = ", ".join(one.title for one in read.licences)
    return (
        Fact(_("Published by"), version.framework.publisher, is_data=True),
        Fact(_("Words by"), version.creator, is_data=True),
        Fact(_("Version"), version.number, is_data=True),
        Fact(_("Source"), version.source or _("Not said"), is_data=bool(version.source)),
        Fact(
            _("Licence"), licences or _("Not known: names only are shown"), is_data=bool(licences)
        ),
    )


def _another(version: Version, today: date) -> FrameworkShown:
    return FrameworkShown(
        title=version.title,
        href=version_address(version),
        about="",
        publisher="",
        when=when(version, today=today),
        tag=status_tag(version, today=today),
    )


def _ways(read: VersionRead, by: Actor) -> tuple[Link, ...]:
    version = read.version
    ways = [
        Link(
            _("The same as a CASE document, for other systems"),
            reverse("standards:case-package", args=[version.identifier]),
        ),
        Link(
            _("The same as a list of competencies for Moodle"),
            reverse("standards:moodle", args=[version.framework.slug, version.number]),
        ),
    ]
    if read.others:
        address = reverse("standards:compare", args=[version.framework.slug])
        ways.insert(0, Link(_("Compare two versions"), address))
    if version.framework.slug == CORE:
        ways.append(Link(_("Is all of it taught somewhere?"), reverse("training:coverage")))
    if may_comment(by):
        address = reverse("standards:draft", args=[version.pk])
        ways.append(Link(_("How this version came about"), address))
    return tuple(ways)


def item_page(read: ItemRead, *, today: date) -> ItemPage:
    item = read.item
    version = item.version
    return ItemPage(
        title=name_of(item),
        title_is_data=True,
        purpose=_(
            "One part of the standards: what it means, what counts for it, and what asks for it."
        ),
        crumbs=(*_to_shelf(), Crumb(version.title, version_address(version), is_data=True)),
        example=example_sentence(version),
        says=item.statement,
        facts=_item_facts(item, today),
        behaviours=tuple(one.statement for one in read.behaviours),
        marks=_marks(read) if read.behaviours else None,
        children=tuple(_shown(_within(one, version)) for one in read.children),
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
