"""The rows of a framework that comes in from a CASE document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.text import slugify

from leadwell.gateways.case import Repair, derived
from leadwell.gateways.case.shapes import DEFINITIONS
from leadwell.gateways.rows import gettext_noop
from leadwell.reasons import insist_on
from leadwell.standards.actions.case_cells import (
    Json,
    changed_at_of,
    is_uuid,
    level_of,
    marks_of,
    ours_of,
    requirement_of,
    with_kept,
)
from leadwell.standards.models import (
    Definition,
    Framework,
    Item,
    ItemKind,
    Link,
    Mark,
    Scale,
    Version,
)
from leadwell.standards.rules.framework_may_come_in import framework_may_come_in
from leadwell.standards.rules.tree_from_links import tree_from_links

CIRCLE = gettext_noop(
    "A link would have made an item part of itself: it is kept, and makes no parent."
)
ELSEWHERE = gettext_noop(
    "The identifier belongs to another framework here: this entry has a new one."
)
NO_RULE = gettext_noop("A requirement could not be read: it is kept among the extensions only.")
KINDS = {kind.value: kind for kind in ItemKind}


@dataclass
class Coming:
    """A package on its way into the tables."""

    body: Json
    now: datetime
    items: dict[str, Item] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)

    def keep(self) -> Version:
        version = self._version()
        self._items(version)
        links = self._links(version)
        self._parents(links)
        Item.objects.bulk_update(self.items.values(), ["parent"], batch_size=1_000)
        self._definitions(version)
        self._scales(version)
        self._requirements(version)
        return version

    def _version(self) -> Version:
        said = self.body["CFDocument"]
        ours = ours_of(said)
        slug = slugify(str(ours.get("framework") or said["title"]))[:40] or "framework"
        number = str(said.get("version") or said["lastChangeDateTime"][:10])[:20]
        known = Version.objects.filter(identifier=said["identifier"]).exists()
        taken = Version.objects.filter(framework__slug=slug).values_list("number", flat=True)
        insist_on(
            framework_may_come_in(known_identifier=known, number=number, taken=frozenset(taken))
        )
        framework, _made = Framework.objects.get_or_create(
            slug=slug,
            defaults={
                "title": said["title"][:200],
                "publisher": str(said.get("publisher") or said["creator"])[:200],
                "example": bool(ours.get("example")),
            },
        )
        return Version.objects.create(
            framework=framework,
            number=number,
            identifier=UUID(said["identifier"]),
            title=said["title"][:300],
            about=str(said.get("description", "")),
            creator=said["creator"][:200],
            language=str(said.get("language", "en-GB"))[:12],
            source=str(said.get("notes", "")),
            unverified=list(ours.get("unverified", [])),
            post_levels=ours.get("postLevels"),
            case={**said, **self._around()},
            changed_at=changed_at_of(said),
        )

    def _around(self) -> Json:
        """The extensions of the package and of its definitions, kept with the document."""
        inside = self.body.get("CFDefinitions", {}).get("extensions")
        kept = {"package": self.body.get("extensions"), "definitions": inside}
        return {name: value for name, value in kept.items() if value}

    def _items(self, version: Version) -> None:
        rows = self.body.get("CFItems", [])
        self._give_way(rows, Item.objects.values_list("identifier", flat=True), version, "CFItems")
        used: set[str] = set()
        made = [self._item(row, version, at, used) for at, row in enumerate(rows)]
        self.items = {str(one.identifier): one for one in Item.objects.bulk_create(made)}

    def _item(self, row: Json, version: Version, at: int, used: set[str]) -> Item:
        code = str(row.get("humanCodingScheme", ""))[:60]
        code = "" if code in used else code
        used.add(code)
        return Item(
            version=version,
            identifier=UUID(row["identifier"]),
            kind=KINDS.get(str(row.get("CFItemType", "")).casefold(), ItemKind.OTHER),
            code=code,
            key=f"{version.framework.slug}:{code}" if code else "",
            statement=row["fullStatement"],
            short=str(row.get("abbreviatedStatement", ""))[:200],
            level=level_of(row.get("educationLevel")),
            order=at,
            notes=str(row.get("notes", "")),
            uri=row["uri"][:500],
            changed_at=changed_at_of(row),
            case=row,
        )

    def _give_way(
        self, rows: list[Json], known: Iterable[UUID], version: Version, where: str
    ) -> None:
        """Entries whose identifier another framework here has get one of their own; the old one stays
        beside it."""
        here = {str(one) for one in known}
        for at, row in enumerate(rows, start=1):
            before = row["identifier"]
            if before in here:
                row["identifier"] = derived(f"{before} {version.identifier}")
                row["extensions"] = with_kept(row.get("extensions"), {"identifier": before})
                self.renamed[before] = row["identifier"]
                self.repairs.append(Repair(f"{where} {at} / identifier", ELSEWHERE))

    def _links(self, version: Version) -> list[Link]:
        rows = self.body.get("CFAssociations", [])
        known = Link.objects.values_list("identifier", flat=True)
        self._give_way(rows, known, version, "CFAssociations")
        elsewhere = self._elsewhere(rows)
        return Link.objects.bulk_create([self._link(row, version, elsewhere) for row in rows])

    def _elsewhere(self, rows: list[Json]) -> Mapping[str, Item]:
        """Items of other frameworks that stand here and that a link points at."""
        ends = {
            row[end]["identifier"]
            for row in rows
            for end in ("originNodeURI", "destinationNodeURI")
        }
        missing = {one for one in ends - self.items.keys() - self.renamed.keys() if is_uuid(one)}
        found = Item.objects.filter(identifier__in=missing)
        return {str(one.identifier): one for one in found}

    def _link(self, row: Json, version: Version, elsewhere: Mapping[str, Item]) -> Link:
        return Link(
            version=version,
            identifier=UUID(row["identifier"]),
            kind=row["associationType"][:60],
            origin=self._end(row["originNodeURI"], elsewhere),
            origin_uri=row["originNodeURI"]["uri"][:500],
            destination=self._end(row["destinationNodeURI"], elsewhere),
            destination_uri=row["destinationNodeURI"]["uri"][:500],
            sequence=row.get("sequenceNumber"),
            note=str(row.get("notes", "")),
            changed_at=changed_at_of(row),
            case=row,
        )

    def _end(self, node: Json, elsewhere: Mapping[str, Item]) -> Item | None:
        """The item at an end: of this file first, so that a file may be read beside what it replaces."""
        said: str = node["identifier"]
        found = self.renamed.get(said, said)
        return self.items.get(found) or elsewhere.get(found)

    def _parents(self, links: list[Link]) -> None:
        inside = {one.pk: one for one in self.items.values()}
        ends = [(one.origin_id, one.destination_id) for one in links if one.kind == "isChildOf"]
        pairs = [(of, to) for of, to in ends if of in inside and to in inside and of and to]
        parents, circles = tree_from_links(pairs)
        for child, parent in parents.items():
            inside[child].parent_id = parent
        self.repairs += [Repair("CFAssociations", CIRCLE) for _circle in circles]

    def _definitions(self, version: Version) -> None:
        inside = self.body.get("CFDefinitions", {})
        Definition.objects.bulk_create(
            Definition(
                version=version,
                identifier=UUID(row["identifier"]),
                kind=kind,
                title=row["title"][:300],
                hierarchy_code=str(row.get("hierarchyCode", ""))[:60],
                changed_at=changed_at_of(row),
                case=row,
            )
            for kind in DEFINITIONS
            for row in inside.get(kind, [])
        )

    def _scales(self, version: Version) -> None:
        rows = self.body.get("CFRubrics", [])
        self._give_way(
            rows, Scale.objects.values_list("identifier", flat=True), version, "CFRubrics"
        )
        for row in rows:
            scale = Scale.objects.create(
                version=version,
                identifier=UUID(row["identifier"]),
                title=str(row.get("title", ""))[:200],
                about=str(row.get("description", "")),
                changed_at=changed_at_of(row),
                case=row,
            )
            Mark.objects.bulk_create(marks_of(scale, row))

    def _requirements(self, version: Version) -> None:
        for row in ours_of(self.body["CFDocument"]).get("requirements", []):
            made = requirement_of(version, row)
            if made is None:
                self.repairs.append(Repair("CFDocument / requirements", NO_RULE))
            else:
                made.save()
