"""What the page of one version says: its levels, what they ask, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Actor
from leadwell.design.pages import Fact, Link, Page, Tag
from leadwell.standards.models import Item, ItemKind, Version
from leadwell.standards.pages.reading.parts import FrameworkShown, ItemShown, item_shown, to_shelf
from leadwell.standards.pages.words import (
    Asked,
    ValuesInWords,
    asked,
    example_sentence,
    status_tag,
    values_in_words,
    version_address,
    when,
)
from leadwell.standards.permissions import may_comment
from leadwell.standards.queries import CORE
from leadwell.standards.queries.reading import VersionRead


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


def version_page(read: VersionRead, *, by: Actor, today: date) -> VersionPage:
    """One version: what it says, whose words it is, and since when."""
    version = read.version
    levels = _levels(read, today)
    return VersionPage(
        title=version.title,
        title_is_data=True,
        purpose=_("Read what it says, in whose words, and since when."),
        crumbs=to_shelf(),
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
                item_shown(one, domains.get(one.parent_id or 0))
                for one in read.items
                if one.level == level.level and one.kind not in (ItemKind.LEVEL, "behaviour")
            ),
        )
        for level in _in_order(read.items)
    )


def _in_order(items: Iterable[Item]) -> list[Item]:
    levels = [one for one in items if one.kind == ItemKind.LEVEL and one.level is not None]
    return sorted(levels, key=lambda one: one.level or 0)


def _without_level(items: Sequence[Item], *, with_levels: bool) -> tuple[ItemShown, ...]:
    """What stands on no level: all of it where there are no levels, each with what hangs on it."""
    if with_levels:
        kinds = (ItemKind.LEVEL, ItemKind.DOMAIN, ItemKind.BEHAVIOUR)
        return tuple(
            item_shown(one) for one in items if one.level is None and one.kind not in kinds
        )
    return tuple(_with_children(one, items) for one in items if one.parent_id is None)


def _with_children(item: Item, items: Sequence[Item]) -> ItemShown:
    shown = item_shown(item)
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
