"""One thing by its identifier, as far as the asker may see the version it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from leadwell.actor import Actor
from leadwell.standards.models import Definition, Item, ItemKind, Link, Scale, Version
from leadwell.standards.permissions import visible_to
from leadwell.standards.queries.case.packages import (
    all_associations,
    item_types,
    items_of,
    requirements_of,
    whole_package,
)
from leadwell.standards.queries.case.writing import Json, Writer, item_type_identifier

SORTS = {
    "identifier": "identifier",
    "title": "title",
    "creator": "creator",
    "language": "language",
    "version": "number",
    "lastChangeDateTime": "changed_at",
    "statusStartDate": "from_on",
    "statusEndDate": "until_on",
}


def _versions(by: Actor) -> QuerySet[Version]:
    return Version.objects.filter(visible_to(by)).select_related("framework")


def _of_seen(by: Actor) -> Q:
    """Rows of a version that the asker may see."""
    return Q(version__in=Version.objects.filter(visible_to(by)))


def documents(
    *, by: Actor, site: str, limit: int, offset: int, sort: str = "", downwards: bool = False
) -> tuple[list[Json], int]:
    """A page of the documents, and how many there are."""
    found = _versions(by).order_by("framework__slug", "from_on", "id")
    if sort:
        found = found.order_by(("-" if downwards else "") + SORTS[sort], "id")
    page = found.prefetch_related("requirements")[offset : offset + limit]
    writer = Writer(site)
    return [writer.document_outside(one, requirements_of(one)) for one in page], found.count()


def document(identifier: UUID, *, by: Actor, site: str) -> Json | None:
    """One document."""
    found = _versions(by).filter(identifier=identifier).first()
    if found is None:
        return None
    return Writer(site).document_outside(found, requirements_of(found))


def package(identifier: UUID, *, by: Actor, site: str) -> Json | None:
    """One document with everything in it."""
    found = _versions(by).filter(identifier=identifier).first()
    return None if found is None else whole_package(found, Writer(site))


def item(identifier: UUID, *, by: Actor, site: str) -> Json | None:
    """One item."""
    found = _item(identifier, by)
    return None if found is None else Writer(site).item_outside(found, found.version)


def _item(identifier: UUID, by: Actor) -> Item | None:
    seen = Item.objects.filter(_of_seen(by), identifier=identifier)
    return seen.select_related("version__framework", "parent").first()


def item_associations(identifier: UUID, *, by: Actor, site: str) -> Json | None:
    """One item and every association it is an end of. None where it has no association at all."""
    found = _item(identifier, by)
    if found is None:
        return None
    writer, version, own = Writer(site), found.version, str(found.identifier)
    near = [
        one
        for one in all_associations(version, items_of(version), writer)
        if own in (one["originNodeURI"]["identifier"], one["destinationNodeURI"]["identifier"])
    ]
    if not near:
        return None
    return {"CFItem": writer.item_outside(found, version), "CFAssociations": near}


def association(identifier: UUID, *, by: Actor, site: str) -> Json | None:
    """One association, kept or made from columns."""
    writer = Writer(site)
    kept = Link.objects.filter(_of_seen(by), identifier=identifier)
    link = kept.select_related("version__framework", "origin", "destination").first()
    if link is not None:
        return _in_document(writer.association(link), link.version, writer)
    for version in _versions(by):
        for one in all_associations(version, items_of(version), writer):
            if one["identifier"] == str(identifier):
                return _in_document(one, version, writer)
    return None


def _in_document(one: Json, version: Version, writer: Writer) -> Json:
    link = writer.link(version.title, version.identifier, writer.document_address(version))
    return {**one, "CFDocumentURI": link}


def definitions(kind: str, identifier: UUID, *, by: Actor, site: str) -> list[Json] | None:
    """The word that was asked for, then those beneath it by hierarchy code; None where there is none."""
    writer = Writer(site)
    row = Definition.objects.filter(_of_seen(by), kind=kind, identifier=identifier).first()
    if row is not None:
        return [writer.definition(row), *(writer.definition(one) for one in _beneath(row))]
    return _made_item_type(identifier, by, writer) if kind == "CFItemTypes" else None


def _beneath(row: Definition) -> Sequence[Definition]:
    if not row.hierarchy_code:
        return []
    start = f"{row.hierarchy_code}."
    near = Definition.objects.filter(version=row.version_id, kind=row.kind)
    return list(near.filter(hierarchy_code__startswith=start).order_by("hierarchy_code", "id"))


def _made_item_type(identifier: UUID, by: Actor, writer: Writer) -> list[Json] | None:
    """An item type that no row holds, because it is one of our kinds."""
    for version in _versions(by):
        if any(item_type_identifier(version, kind) == identifier for kind in ItemKind):
            made = item_types(version, items_of(version), writer)
            return [one for one in made if one["identifier"] == str(identifier)] or None
    return None


def rubric(identifier: UUID, *, by: Actor, site: str) -> Json | None:
    """One scale."""
    found = Scale.objects.filter(_of_seen(by), identifier=identifier).prefetch_related("marks")
    scale = found.first()
    return None if scale is None else Writer(site).rubric(scale)
