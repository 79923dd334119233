"""A whole version as one CASE package, and the associations of one item of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from leadwell.gateways.case.shapes import DEFINITIONS
from leadwell.standards.models import Item, ItemKind, Link, Version
from leadwell.standards.queries.case.writing import Json, Writer

REQUIREMENT = (
    ("code", "code"),
    ("title", "title"),
    ("level", "level"),
    ("staffGroup", "staff_group"),
    ("rule", "rule"),
    ("bitesOn", "bites_on"),
    ("onHold", "on_hold"),
    ("because", "because"),
)


def whole_package(version: Version, writer: Writer) -> Json:
    """Document, items, associations, definitions and rubrics."""
    items = items_of(version)
    body: Json = {
        "CFDocument": writer.document(version, requirements_of(version)),
        "CFItems": [writer.item(one, version) for one in items],
        "CFAssociations": all_associations(version, items, writer),
        "CFDefinitions": _definitions(version, items, writer),
        "CFRubrics": [
            writer.rubric(one) for one in version.scales.order_by("id").prefetch_related("marks")
        ],
        "extensions": version.case.get("package"),
    }
    return {name: value for name, value in body.items() if value}


def items_of(version: Version) -> list[Item]:
    """Every item of a version in its order, each with its parent at hand."""
    found = list(version.items.order_by("order", "id"))
    by_id = {one.pk: one for one in found}
    for one in found:
        one.parent = by_id.get(one.parent_id) if one.parent_id else None
    return found


def requirements_of(version: Version) -> list[Json]:
    """What the levels of a version ask, as they go into our extension."""
    return [_requirement(one) for one in version.requirements.order_by("level", "code")]


def _requirement(row: Any) -> Json:
    said = {name: getattr(row, column) for name, column in REQUIREMENT}
    said["bitesOn"] = row.bites_on and row.bites_on.isoformat()
    return {name: value for name, value in said.items() if value not in (None, "", False)}


def all_associations(version: Version, items: Iterable[Item], writer: Writer) -> list[Json]:
    """The links that are kept, and those that are made from columns and not kept yet."""
    kept = list(version.links.order_by("id").select_related("origin", "destination"))
    written = [writer.association(one) for one in kept]
    return written + _made_from_columns(version, items, kept, writer)


def _made_from_columns(
    version: Version, items: Iterable[Item], kept: Iterable[Link], writer: Writer
) -> list[Json]:
    said = {(one.kind, one.origin_id) for one in kept}
    items = list(items)
    levels = {one.level: one for one in items if one.kind == ItemKind.LEVEL}
    made = []
    for one in items:
        if ("isChildOf", one.pk) not in said:
            made.append(writer.child(one, version))
        level = levels.get(one.level) if one.level is not None else None
        if level and level.pk != one.pk and ("hasSkillLevel", one.pk) not in said:
            made.append(writer.skill(one, level))
    return made


def item_types(version: Version, items: Iterable[Item], writer: Writer) -> list[Json]:
    """The item types that items written here speak of."""
    kinds = {one.kind for one in items if not one.case}
    return [writer.item_type(kind, version) for kind in ItemKind if kind in kinds]


def _definitions(version: Version, items: list[Item], writer: Writer) -> Json:
    rows = list(version.definitions.order_by("id"))
    read: Json = {
        name: [writer.definition(one) for one in rows if one.kind == name] for name in DEFINITIONS
    }
    known = {one["identifier"] for one in read["CFItemTypes"]}
    made = item_types(version, items, writer)
    read["CFItemTypes"] += [one for one in made if one["identifier"] not in known]
    read["extensions"] = version.case.get("definitions")
    return {name: value for name, value in read.items() if value}
