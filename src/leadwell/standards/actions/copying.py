"""A draft begins as a copy: items keep their keys, have identifiers of their own, and the older ones say
that they are replaced by them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from leadwell.standards.models import (
    Definition,
    Item,
    Link,
    Mark,
    Requirement,
    Scale,
    Version,
)
from leadwell.standards.queries.crosswalks import REPLACED

ABOUT = ("title", "about", "creator", "language", "source", "unverified", "example", "post_levels")

OWN = ("identifier", "uri", "lastChangeDateTime")


def copy_version(base: Version, draft: Version, *, now: datetime) -> None:
    """Everything a published version says, into an empty draft."""
    for name in ABOUT:
        setattr(draft, name, getattr(base, name))
    draft.title = base.title.replace(base.number, draft.number)
    draft.save()
    items = _copy_items(base, draft, now)
    _copy_links(base, draft, items, now)
    _say_what_replaces_what(draft, items, now)
    _copy_definitions(base, draft, now)
    _copy_scales(base, draft, now)
    _copy_requirements(base, draft)


def _copy_items(base: Version, draft: Version, now: datetime) -> dict[int, Item]:
    """The copy of each item, by the number of what it was copied from."""
    originals = list(Item.objects.filter(version=base).order_by("order", "id"))
    copies = Item.objects.bulk_create(_copied(one, draft, now) for one in originals)
    found = {one.pk: copy for one, copy in zip(originals, copies, strict=True)}
    for one in originals:
        if one.parent_id is not None:
            found[one.pk].parent = found[one.parent_id]
    Item.objects.bulk_update(copies, ["parent"], batch_size=1_000)
    return found


def _copied(item: Item, draft: Version, now: datetime) -> Item:
    return Item(
        version=draft,
        kind=item.kind,
        code=item.code,
        key=item.key,
        statement=item.statement,
        short=item.short,
        level=item.level,
        order=item.order,
        notes=item.notes,
        changed_at=now,
        case=_besides(item.case),
    )


def _besides(case: dict[str, Any]) -> dict[str, Any]:
    """What an imported document said, without what made it that one."""
    return {name: said for name, said in case.items() if name not in OWN}


def _copy_links(base: Version, draft: Version, items: dict[int, Item], now: datetime) -> None:
    kept = Link.objects.filter(version=base).exclude(kind=REPLACED)
    Link.objects.bulk_create(
        Link(
            version=draft,
            kind=one.kind,
            origin=items.get(one.origin_id or 0, one.origin),
            origin_uri="" if one.origin_id in items else one.origin_uri,
            destination=items.get(one.destination_id or 0, one.destination),
            destination_uri="" if one.destination_id in items else one.destination_uri,
            sequence=one.sequence,
            note=one.note,
            changed_at=now,
        )
        for one in kept.select_related("origin", "destination")
    )


def _say_what_replaces_what(draft: Version, items: dict[int, Item], now: datetime) -> None:
    Link.objects.bulk_create(
        Link(version=draft, kind=REPLACED, origin_id=old, destination=new, changed_at=now)
        for old, new in items.items()
    )


def _copy_definitions(base: Version, draft: Version, now: datetime) -> None:
    Definition.objects.bulk_create(
        Definition(
            version=draft,
            identifier=uuid4(),
            kind=one.kind,
            title=one.title,
            hierarchy_code=one.hierarchy_code,
            changed_at=now,
            case=_besides(one.case),
        )
        for one in Definition.objects.filter(version=base)
    )


def _copy_scales(base: Version, draft: Version, now: datetime) -> None:
    for one in Scale.objects.filter(version=base).prefetch_related("marks"):
        scale = Scale.objects.create(
            version=draft, title=one.title, about=one.about, changed_at=now
        )
        Mark.objects.bulk_create(
            Mark(
                scale=scale,
                position=mark.position,
                words=mark.words,
                about=mark.about,
                observed=mark.observed,
            )
            for mark in one.marks.all()
        )


def _copy_requirements(base: Version, draft: Version) -> None:
    kept = list(Requirement.objects.filter(version=base))
    for one in kept:
        one.pk, one.version = None, draft
    Requirement.objects.bulk_create(kept)
