"""What the pages of a shelf, a version and an item share."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Tag
from leadwell.standards.models import Item
from leadwell.standards.pages.words import (
    address_of,
    name_of,
)


@dataclass(frozen=True, slots=True)
class FrameworkShown:
    """One framework on the shelf."""

    title: str
    href: str
    about: str
    publisher: str
    when: str
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item in a list, with those that hang on it."""

    name: str
    href: str
    says: str
    tag: Tag | None = None
    children: tuple[ItemShown, ...] = ()


def to_shelf() -> tuple[Crumb, ...]:
    """The way back to every framework."""
    return (Crumb(_("What is expected of people who lead?"), reverse("standards:frameworks")),)


def item_shown(item: Item, domain: Item | None = None) -> ItemShown:
    """An item by its name, with its domain beside it where one is given."""
    says = item.statement if item.short and item.short != item.statement else ""
    tag = Tag(domain.short or domain.statement, "quiet") if domain else None
    return ItemShown(name_of(item), address_of(item), says, tag)
