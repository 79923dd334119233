"""Rows as CASE objects, strictly: no nulls, no empty lists, and nothing the schema has no place for.

What was imported goes out as it came in, with whatever has been changed here since laid over it. What was
written here is put together from its columns; the associations and item types that CASE wants and we keep
as columns (parent, level, kind) are made from them, with identifiers that are always the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from leadwell.gateways.case import OURS, moment
from leadwell.gateways.case.shapes import ASSOCIATION, DOCUMENT, ITEM, Shape
from leadwell.standards.models import Definition, Item, ItemKind, Link, Scale, Status, Version

ROOT = "/ims/case/v1p1"
ADOPTION = {Status.PUBLISHED: "Adopted", Status.RETIRED: "Deprecated"}
KINDS = {kind: at for at, kind in enumerate(ItemKind, start=1)}
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes rows for a site at an address ("https://leadwell.example")."""

    site: str

    def at(self, kind: str, identifier: object) -> str:
        """The address of one thing."""
        return f"{self.site}{ROOT}/{kind}/{identifier}"

    def document_address(self, version: Version) -> str:
        """The document's own address: its publisher's where it was imported."""
        return str(version.case.get("uri") or self.at("CFDocuments", version.identifier))

    def document(self, version: Version, requirements: Iterable[Json] = ()) -> Json:
        """A version, as it stands inside a package."""
        written: Json = {
            "identifier": str(version.identifier),
            "uri": self.document_address(version),
            "caseVersion": "1.1",
            "creator": version.creator,
            "title": version.title,
            "publisher": version.framework.publisher,
            "description": version.about,
            "language": version.language,
            "version": version.number,
            "notes": version.source,
            "lastChangeDateTime": moment(version.changed_at),
            "extensions": _with_ours(version.case, _ours(version, requirements)),
        }
        days = {
            "adoptionStatus": ADOPTION.get(Status(version.status), "Draft"),
            "statusStartDate": version.from_on and version.from_on.isoformat(),
            "statusEndDate": version.until_on and version.until_on.isoformat(),
        }
        if version.status in ADOPTION or not version.case:
            written |= days
        return _tidy({**version.case, **_said(written)}, DOCUMENT)

    def document_outside(self, version: Version, requirements: Iterable[Json] = ()) -> Json:
        """A version on its own: it says where its package is."""
        link = self.link(
            version.title, version.identifier, self.at("CFPackages", version.identifier)
        )
        return {**self.document(version, requirements), "CFPackageURI": link}

    def link(self, title: str, identifier: object, address: str) -> Json:
        """A link to something of CASE."""
        return {"title": title, "identifier": str(identifier), "uri": address}

    def item_address(self, item: Item) -> str:
        """An item's own address: its publisher's where it was imported."""
        return item.uri or self.at("CFItems", item.identifier)

    def item(self, item: Item, version: Version) -> Json:
        """An item, as it stands inside a package."""
        written: Json = {
            "identifier": str(item.identifier),
            "uri": self.item_address(item),
            "fullStatement": _whole(item.case, "fullStatement", item.statement),
            "humanCodingScheme": _whole(item.case, "humanCodingScheme", item.code),
            "abbreviatedStatement": _whole(item.case, "abbreviatedStatement", item.short),
            "notes": _whole(item.case, "notes", item.notes),
            "lastChangeDateTime": moment(item.changed_at),
        }
        if not item.case:
            kind = ItemKind(item.kind)
            written |= {
                "language": version.language,
                "CFItemType": _title(kind),
                "CFItemTypeURI": self._type_link(kind, version),
                "educationLevel": [] if item.level is None else [str(item.level)],
            }
        return _tidy({**item.case, **_said(written)}, ITEM)

    def item_outside(self, item: Item, version: Version) -> Json:
        """An item on its own: it says which document it is part of."""
        link = self.link(version.title, version.identifier, self.document_address(version))
        return {**self.item(item, version), "CFDocumentURI": link}

    def node(self, item: Item) -> Json:
        """An item as the end of an association."""
        title = item.short or item.statement
        return {**self.link(title, item.identifier, self.item_address(item)), "targetType": "CASE"}

    def association(self, link: Link) -> Json:
        """A link, as it stands inside a package."""
        written: Json = {
            "identifier": str(link.identifier),
            "associationType": link.kind,
            "sequenceNumber": link.sequence,
            "notes": link.note,
            "lastChangeDateTime": moment(link.changed_at),
        }
        if not link.case:
            written |= {
                "uri": self.at("CFAssociations", link.identifier),
                "originNodeURI": self._end(link.origin, link.origin_uri),
                "destinationNodeURI": self._end(link.destination, link.destination_uri),
            }
        return _tidy({**link.case, **_said(written)}, ASSOCIATION)

    def _end(self, item: Item | None, address: str) -> Json:
        if item is not None:
            return self.node(item)
        return self.link(address, address.rstrip("/").rsplit("/", 1)[-1], address)

    def child(self, item: Item, version: Version) -> Json:
        """That an item written here belongs to its parent, or to the document itself."""
        over = item.parent
        to = self.node(over) if over else self._document_node(version)
        return self._made(item, "isChildOf", to, sequence=item.order)

    def skill(self, item: Item, level: Item) -> Json:
        """That an item written here stands at a level."""
        return self._made(item, "hasSkillLevel", self.node(level))

    def _document_node(self, version: Version) -> Json:
        return self.link(version.title, version.identifier, self.document_address(version))

    def _made(self, item: Item, kind: str, to: Json, sequence: int | None = None) -> Json:
        identifier = uuid5(item.identifier, f"{kind}/{to['identifier']}")
        made: Json = {
            "identifier": str(identifier),
            "associationType": kind,
            "sequenceNumber": sequence,
            "uri": self.at("CFAssociations", identifier),
            "originNodeURI": self.node(item),
            "destinationNodeURI": to,
            "lastChangeDateTime": moment(item.changed_at),
        }
        return _tidy(made, ASSOCIATION)

    def definition(self, row: Definition) -> Json:
        """A word of a version."""
        if row.case:
            return dict(row.case)
        made = {
            "identifier": str(row.identifier),
            "uri": self.at(row.kind, row.identifier),
            "title": row.title,
            "hierarchyCode": row.hierarchy_code,
            "lastChangeDateTime": moment(row.changed_at),
        }
        return {name: value for name, value in made.items() if value}

    def item_type(self, kind: ItemKind, version: Version) -> Json:
        """The item type that a kind of ours is, in one version."""
        identifier = item_type_identifier(version, kind)
        return {
            "identifier": str(identifier),
            "uri": self.at("CFItemTypes", identifier),
            "title": _title(kind),
            "description": f"{_title(kind)}: one kind of item in this framework.",
            "hierarchyCode": str(KINDS[kind]),
            "lastChangeDateTime": moment(version.changed_at),
        }

    def _type_link(self, kind: ItemKind, version: Version) -> Json:
        identifier = item_type_identifier(version, kind)
        return self.link(_title(kind), identifier, self.at("CFItemTypes", identifier))

    def rubric(self, scale: Scale) -> Json:
        """A scale: one criterion, one level for each mark; a mark that is no number has no score."""
        if scale.case:
            return dict(scale.case)
        when = moment(scale.changed_at)
        criterion = uuid5(scale.identifier, "criterion")
        marks = [self._mark(mark, criterion, when) for mark in scale.marks.all()]
        inside = {
            "identifier": str(criterion),
            "uri": f"{self.at('CFRubrics', scale.identifier)}#criterion",
            "position": 1,
            "rubricId": str(scale.identifier),
            "lastChangeDateTime": when,
            "CFRubricCriterionLevels": marks,
        }
        made = {
            "identifier": str(scale.identifier),
            "uri": self.at("CFRubrics", scale.identifier),
            "title": scale.title,
            "description": scale.about,
            "lastChangeDateTime": when,
            "CFRubricCriteria": [_said(inside)],
        }
        return _said(made)

    def _mark(self, mark: Any, criterion: UUID, when: str) -> Json:
        made = {
            "identifier": str(mark.identifier),
            "uri": f"{self.at('CFRubrics', mark.scale_id)}#{mark.identifier}",
            "quality": mark.words,
            "description": mark.about,
            "score": mark.position if mark.observed else None,
            "position": mark.position,
            "rubricCriterionId": str(criterion),
            "lastChangeDateTime": when,
        }
        return _said(made)


def item_type_identifier(version: Version, kind: ItemKind) -> UUID:
    """The identifier of a kind's item type: the same for the same version."""
    return uuid5(version.identifier, f"item-type/{kind.value}")


def _ours(version: Version, requirements: Iterable[Json]) -> Json:
    """What of a version CASE has no field for."""
    return _said(
        {
            "framework": version.framework.slug,
            "example": version.framework.example,
            "unverified": version.unverified,
            "postLevels": version.post_levels,
            "requirements": list(requirements),
        }
    )


def _with_ours(case: Mapping[str, Any], ours: Json) -> Json:
    before = case.get("extensions") or {}
    return {**before, OURS: {**before.get(OURS, {}), **ours}}


def _whole(case: Mapping[str, Any], name: str, column: str) -> str:
    """What a column says; the imported text where the column only had room for its beginning."""
    imported = str(case.get(name, ""))
    return imported if column and imported.startswith(column) else column


def _said(written: Mapping[str, Any]) -> Json:
    """Without what says nothing."""
    return {name: value for name, value in written.items() if value not in (None, "", [], {})}


def _tidy(written: Mapping[str, Any], shape: Shape) -> Json:
    """In the order of the schema, without what says nothing."""
    return {
        name: written[name] for name in shape.fields if written.get(name) not in (None, "", [], {})
    }


def _title(kind: ItemKind) -> str:
    return kind.value.capitalize()
