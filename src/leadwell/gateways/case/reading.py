"""A CASE document as people really send it, mended until the published schema takes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leadwell.gateways.case import values
from leadwell.gateways.case.shapes import (
    ASSOCIATION,
    DEFINITIONS,
    DOCUMENT,
    INSIDE,
    ITEM,
    RUBRIC,
    Shape,
)
from leadwell.gateways.case.values import OURS, READERS, Mender, Repair
from leadwell.gateways.plain_json import depth, no_number
from leadwell.gateways.rows import gettext_noop

LARGEST = 50_000_000
DEEPEST = 60
MOST = 200_000
STAND_INS = {
    "creator": "Unknown",
    "title": "Untitled",
    "fullStatement": "No words were given.",
    "licenseText": "No words were given.",
    "description": "No words were given.",
    "hierarchyCode": "0",
}
WRAPPERS = ("CFPackage", "CFPackages")

NOT_JSON = gettext_noop("This file is not JSON. Ask whoever made it for a CASE 1.0 or 1.1 package.")
TOO_LARGE = gettext_noop("This file is larger than 50 megabytes. Split the framework into parts.")
NO_DOCUMENT = gettext_noop(
    "This file holds no CFDocument. Save the whole framework (the package), not one item of it."
)
TOO_MANY = gettext_noop("This file holds more than 200,000 entries. Split it into parts.")
NOT_AN_ENTRY = gettext_noop("What stood here was no entry: it is kept among the extensions.")
NO_ENDS = gettext_noop("An association had no two ends: it is kept among the extensions.")
TWICE = gettext_noop("The identifier stood in the file before: this entry has a new one.")
BELONGS = gettext_noop("Inside a package nothing says again which document it is part of.")


class NotCase(Exception):
    """The file is no CASE document at all. The sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Package:
    """A document that keeps to the schema, ready to be stored or sent, and what was done to it."""

    body: dict[str, Any]
    repairs: tuple[Repair, ...]

    @property
    def document(self) -> dict[str, Any]:
        """The CFDocument."""
        return dict(self.body["CFDocument"])


def read_package(content: bytes, *, read_at: datetime) -> Package:
    """Read a CASE 1.0 or 1.1 package. Raises `NotCase` where it is none."""
    found = _unwrapped(_loaded(content))
    document = found["CFDocument"]
    base = str(document.get("uri") or "")
    mend = Mender(base if values.uri(base, "", Mender("", read_at)) else "", read_at)
    body = _Reader(mend).package(found)
    return Package(body, tuple(mend.repairs))


def _loaded(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise NotCase(TOO_LARGE)
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=no_number)
    except (ValueError, RecursionError) as error:
        raise NotCase(NOT_JSON) from error
    if depth(found) > DEEPEST:
        raise NotCase(NOT_JSON)
    return found


def _unwrapped(found: Any) -> dict[str, Any]:
    """The package, taken out of the wrappers of CASE 1.0."""
    while isinstance(found, Mapping) and "CFDocument" not in found:
        inner = next((found[name] for name in WRAPPERS if name in found), None)
        if inner is None:
            break
        found = inner[0] if isinstance(inner, list) and inner else inner
    if not isinstance(found, Mapping) or not isinstance(found.get("CFDocument"), Mapping):
        raise NotCase(NO_DOCUMENT)
    return dict(found)


class _Reader:
    """Reads a package from the top down; knows which identifiers it has met."""

    def __init__(self, mend: Mender) -> None:
        self.mend = mend
        self.met: set[str] = set()
        self.known_as: dict[str, str] = {}
        self.loose: dict[str, list[Any]] = {}

    def package(self, found: dict[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = {
            "CFDocument": self.entry(found["CFDocument"], DOCUMENT, "CFDocument")
        }
        body["CFItems"] = self.entries(found, "CFItems", ITEM)
        body["CFAssociations"] = self.entries(found, "CFAssociations", ASSOCIATION)
        body["CFDefinitions"] = self.definitions(found.get("CFDefinitions"))
        body["CFRubrics"] = self.entries(found, "CFRubrics", RUBRIC)
        self._rename_ends(body["CFAssociations"])
        known = {*body, "extensions"}
        loose = {name: value for name, value in found.items() if name not in known and value}
        body["extensions"] = self.kept(found.get("extensions"), {**loose, **self.loose})
        return {name: value for name, value in body.items() if value}

    def _rename_ends(self, associations: list[dict[str, Any]]) -> None:
        """An end that spoke of an identifier we replaced speaks of the new one."""
        for one in associations:
            for end in ("originNodeURI", "destinationNodeURI"):
                known = self.known_as.get(one[end]["identifier"])
                if known:
                    one[end] = {**one[end], "identifier": known}

    def definitions(self, found: Any) -> dict[str, Any]:
        if not isinstance(found, Mapping):
            return {}
        read: dict[str, Any] = {
            name: self.entries(found, name, shape) for name, shape in DEFINITIONS.items()
        }
        loose = {name: value for name, value in found.items() if name not in DEFINITIONS and value}
        loose.pop("extensions", None)
        read["extensions"] = self.kept(found.get("extensions"), loose)
        return {name: value for name, value in read.items() if value}

    def entries(self, found: Mapping[str, Any], name: str, shape: Shape) -> list[dict[str, Any]]:
        rows = found.get(name) or []
        if not isinstance(rows, list):
            self.mend.tell(name, values.MADE_LIST)
            rows = [rows]
        if len(rows) > MOST:
            raise NotCase(TOO_MANY)
        read = [self.one(row, shape, f"{name} {at}") for at, row in enumerate(rows, start=1)]
        return [one for one in read if one is not None]

    def one(self, row: Any, shape: Shape, where: str) -> dict[str, Any] | None:
        """An entry; an association without two ends is none, and is told."""
        if not isinstance(row, Mapping):
            self._set_aside(row, where, NOT_AN_ENTRY)
            return None
        read = self.entry(row, shape, where)
        if shape is ASSOCIATION and not {"originNodeURI", "destinationNodeURI"} <= read.keys():
            self._set_aside(dict(row), where, NO_ENDS)
            return None
        return read

    def _set_aside(self, row: Any, where: str, why: str) -> None:
        self.mend.tell(where, why)
        self.loose.setdefault(where, []).append(row)

    def entry(self, row: Mapping[str, Any], shape: Shape, where: str) -> dict[str, Any]:
        read: dict[str, Any] = {}
        lost: dict[str, Any] = {}
        for name, value in row.items():
            self._field(name, value, shape, where, read, lost)
        self._alias(row, read, lost)
        self._complete(read, shape, where)
        self._met(read, where)
        if kept := self.kept(row.get("extensions"), lost):
            read["extensions"] = kept
        return {name: read[name] for name in shape.fields if name in read}

    def _field(
        self,
        name: str,
        value: Any,
        shape: Shape,
        where: str,
        read: dict[str, Any],
        lost: dict[str, Any],
    ) -> None:
        at = f"{where} / {name}"
        if name in ("CFDocumentURI", "CFPackageURI"):
            self.mend.tell(at, BELONGS)
        elif value is None or value in ("", [], {}):
            self.mend.tell(at, values.LEFT_OUT)
        elif name not in shape.fields:
            self.mend.tell(at, values.MOVED)
            lost[name] = value
        elif name != "extensions":
            kept = self._value(value, shape.fields[name], at)
            if kept is None:
                lost[name] = value
            else:
                read[name] = kept

    def _value(self, value: Any, kind: str, at: str) -> Any:
        if kind in INSIDE:
            rows = value if isinstance(value, list) else [value]
            read = [self.one(row, INSIDE[kind], f"{at} {n}") for n, row in enumerate(rows, start=1)]
            return [one for one in read if one is not None] or None
        return READERS[kind](value, at, self.mend)

    def _alias(self, row: Mapping[str, Any], read: dict[str, Any], lost: dict[str, Any]) -> None:
        """Whoever had another identifier keeps it beside the one made from it."""
        if "identifier" in read and str(row["identifier"]).strip().lower() != read["identifier"]:
            lost["identifier"] = row["identifier"]
            self.known_as.setdefault(str(row["identifier"]).strip(), read["identifier"])

    def _complete(self, read: dict[str, Any], shape: Shape, where: str) -> None:
        for name in shape.needed:
            if name in read:
                continue
            made = self._stand_in(name, read, where)
            if made is not None:
                self.mend.tell(f"{where} / {name}", values.FILLED)
                read[name] = made

    def _stand_in(self, name: str, read: dict[str, Any], where: str) -> str | None:
        if name == "identifier":
            return values.derived(f"{self.mend.base} {read.get('uri', where)}")
        if name == "uri":
            return f"urn:uuid:{read['identifier']}"
        if name == "lastChangeDateTime":
            return values.moment(self.mend.read_at)
        if name == "associationType":
            return "ext:unknown"
        if name == "fullStatement" and (short := read.get("abbreviatedStatement")):
            return str(short)
        return STAND_INS.get(name)

    def _met(self, read: dict[str, Any], where: str) -> None:
        """No two entries with one identifier: the second has one made from it."""
        found = read["identifier"]
        if found in self.met:
            self.mend.tell(f"{where} / identifier", TWICE)
            read["identifier"] = values.derived(f"{found} {where}")
        self.met.add(read["identifier"])

    def kept(self, extensions: Any, lost: dict[str, Any]) -> dict[str, Any]:
        """The extensions of an entry, with what found no place elsewhere."""
        given = dict(extensions) if isinstance(extensions, Mapping) else {}
        if extensions is not None and not isinstance(extensions, Mapping):
            lost = {**lost, "extensions": extensions}
        if lost:
            ours = given.get(OURS) if isinstance(given.get(OURS), Mapping) else {}
            before = ours.get("kept", {}) if isinstance(ours, Mapping) else {}
            given[OURS] = {**dict(ours or {}), "kept": {**before, **lost}}
        return given
