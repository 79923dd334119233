"""Taking in the frameworks that come with the programme."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import transaction

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.reasons import NotPermitted
from leadwell.standards.models import (
    Definition,
    Framework,
    Item,
    Link,
    Mark,
    Requirement,
    Scale,
    Status,
    Version,
)
from leadwell.standards.permissions import may_publish
from leadwell.standards.queries.shipped import ShippedVersion, shipped_versions
from leadwell.standards.rules.facts import ItemFacts


@transaction.atomic
def adopt_shipped(*, by: Actor, now: datetime) -> tuple[Version, ...]:
    """Take in every framework that comes with the programme and is not here yet; twice is once.

    Where somebody else's version of the same framework stands, theirs stays and ours is left out.
    Answers those that are new. Raises `NotPermitted`.
    """
    if not may_publish(by):
        raise NotPermitted("Only somebody who publishes standards can take in frameworks.")
    known = set(Version.objects.values_list("framework__slug", flat=True))
    new = [shipped for shipped in shipped_versions() if shipped.slug not in known]
    made = tuple(_adopt(shipped, by=by, now=now) for shipped in new)
    for shipped, version in zip(new, made, strict=True):
        _link(shipped, version, now)
    return made


def _adopt(shipped: ShippedVersion, *, by: Actor, now: datetime) -> Version:
    version = _version(shipped, now)
    version.noted_in = history.record(
        "standards.adopted", about=version, by=by, now=now,
        details={"framework": shipped.slug, "number": shipped.number},
    )  # fmt: skip
    version.save(update_fields=["noted_in"])
    _items(shipped, version, now)
    _requirements(shipped, version)
    _licence(shipped, version, now)
    _scale(shipped, version, now)
    return version


def _version(shipped: ShippedVersion, now: datetime) -> Version:
    said = shipped.said
    about = {name: shipped.framework[name] for name in ("title", "publisher", "about")}
    framework, _made = Framework.objects.get_or_create(
        slug=shipped.slug, defaults={**about, "example": shipped.framework.get("example", False)}
    )
    return Version.objects.create(
        framework=framework,
        number=shipped.number,
        identifier=shipped.identifier,
        title=said["title"],
        about=said["about"],
        creator=said["creator"],
        status=Status.PUBLISHED,
        from_on=said["from"],
        source=said["source"],
        unverified=said["unverified"],
        example=framework.example,
        changed_at=now,
    )


def _items(shipped: ShippedVersion, version: Version, now: datetime) -> None:
    """Written a generation at a time: each after its parent."""
    made: dict[str, Item] = {}
    places = {one.key: place for place, one in enumerate(shipped.items, start=1)}
    left = list(shipped.items)
    while left:
        ready = [one for one in left if not one.parent or one.parent in made]
        rows = [_item(one, shipped, version, now, made, places[one.key]) for one in ready]
        made |= {row.key: row for row in Item.objects.bulk_create(rows)}
        left = [one for one in left if one.key not in made]


def _item(
    said: ItemFacts,
    shipped: ShippedVersion,
    version: Version,
    now: datetime,
    made: dict[str, Item],
    place: int,
) -> Item:
    return Item(
        version=version,
        identifier=shipped.of("item", said.code),
        kind=said.kind,
        code=said.code,
        key=said.key,
        short=said.short,
        statement=said.statement,
        parent=made.get(said.parent),
        level=said.level,
        order=place,
        changed_at=now,
    )


def _requirements(shipped: ShippedVersion, version: Version) -> None:
    rows = (dict(row) for row in shipped.said.get("requirements", ()))
    Requirement.objects.bulk_create(Requirement(version=version, **row) for row in rows)


def _licence(shipped: ShippedVersion, version: Version, now: datetime) -> None:
    """Only where it is known. Nobody may assume one."""
    if said := shipped.said.get("licence"):
        Definition.objects.create(
            version=version,
            identifier=shipped.of("licence", said["title"]),
            kind="CFLicenses",
            title=said["title"],
            changed_at=now,
            case={"licenseText": said["text"]},
        )


def _scale(shipped: ShippedVersion, version: Version, now: datetime) -> None:
    said = shipped.said.get("scale")
    if said is None:
        return
    scale = Scale.objects.create(
        version=version,
        identifier=shipped.of("scale", said["code"]),
        title=said["title"],
        about=said["about"],
        changed_at=now,
    )
    Mark.objects.bulk_create(
        Mark(scale=scale, position=n, identifier=shipped.of("scale", said["code"], str(n)), **mark)
        for n, mark in enumerate(said["marks"], start=1)
    )


def _link(shipped: ShippedVersion, version: Version, now: datetime) -> None:
    """Crosswalks and what comes before what. Ends that are not here are left out."""
    said = [*_steps(shipped), *shipped.said.get("links", ())]
    ends = {end for row in said for end in (row["from"], row["to"])}
    here = {one.key: one for one in Item.objects.filter(key__in=ends).order_by("version__from_on")}
    Link.objects.bulk_create(
        Link(
            version=version,
            identifier=shipped.of("link", row["is"], row["from"], row["to"]),
            kind=row["is"],
            origin=here[row["from"]],
            destination=here[row["to"]],
            note=row.get("note", ""),
            changed_at=now,
        )
        for row in said
        if row["from"] in here and row["to"] in here
    )


def _steps(shipped: ShippedVersion) -> list[dict[str, Any]]:
    """Chains of codes, each of which comes before the next."""
    chains = shipped.said.get("precedes", ())
    pairs = [pair for chain in chains for pair in pairwise(chain)]
    return [
        {"from": f"{shipped.slug}:{first}", "is": "precedes", "to": f"{shipped.slug}:{then}"}
        for first, then in pairs
    ]
