"""One value at a time: as CASE 1.1 wants it, or mended, and told what was done.

Each function takes the value found and answers the value to keep; `None` leaves the field out. What was
done is told to the `Mender`, which knows where in the document it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import NAMESPACE_URL, uuid5

from leadwell.gateways.case.shapes import ASSOCIATION_TYPES
from leadwell.gateways.rows import gettext_noop

IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
OURS = "leadwell"
LONGEST_TEXT = 100_000

LEFT_OUT = gettext_noop("An empty value was left out.")
MADE_TEXT = gettext_noop("What stood there was no text: it is kept as text.")
MADE_LIST = gettext_noop("One value stood where a list belongs: it is kept as a list of one.")
ZONE = gettext_noop("The time named no zone: it is taken as universal time.")
NO_TIME = gettext_noop("There was no time that can be read: the time of reading is used.")
NO_DATE = gettext_noop("There was no date that can be read: it is kept among the extensions.")
ADDRESS = gettext_noop("The address was not whole: it is completed from the document's own.")
NO_ADDRESS = gettext_noop("There was no address: one is made from the identifier.")
IDENTIFIER_MADE = gettext_noop(
    "The identifier is none that CASE 1.1 allows: one is made from it, and the old one is kept beside."
)
IDENTIFIER_SMALL = gettext_noop("The identifier had capital letters: they are made small.")
KIND_KEPT = gettext_noop("CASE 1.1 has no such kind of association: it is kept as one of its own.")
NUMBER_KEPT = gettext_noop("What stood there was no number: it is kept among the extensions.")
OLD_VERSION = gettext_noop("The file says another version of CASE: it goes out as 1.1.")
FILLED = gettext_noop("Something that must be there was missing: it is filled in.")
MOVED = gettext_noop("CASE 1.1 has no such field: it is kept among the extensions.")


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was mended: where ("CFItems 3 / uri") and what was done, in words."""

    where: str
    done: str


@dataclass(slots=True)
class Mender:
    """Mends values and remembers what it did. `base` completes addresses, `read_at` stands in for times
    that are missing."""

    base: str
    read_at: datetime
    repairs: list[Repair] = field(default_factory=list)

    def tell(self, where: str, done: str) -> None:
        """Remember a repair."""
        self.repairs.append(Repair(where, done))


def is_identifier(text: object) -> bool:
    """Whether the whole of it is an identifier that CASE 1.1 allows (the published pattern is not
    anchored and takes longer texts too)."""
    return isinstance(text, str) and IDENTIFIER.fullmatch(text) is not None


def derived(text: str) -> str:
    """The identifier we make from one that is not allowed: always the same from the same."""
    return str(uuid5(NAMESPACE_URL, f"urn:leadwell:case:{text}"))


def moment(when: datetime) -> str:
    """A time as we write it: universal, ending in Z."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def text(value: Any, where: str, mend: Mender) -> str | None:
    """Text; numbers and the like become it."""
    if isinstance(value, str):
        return value.replace("\x00", "")[:LONGEST_TEXT] or None
    mend.tell(where, MADE_TEXT)
    return str(value)


def texts(value: Any, where: str, mend: Mender) -> list[str] | None:
    """A list of texts."""
    if not isinstance(value, list):
        mend.tell(where, MADE_LIST)
        value = [value]
    return [kept for one in value if one is not None and (kept := text(one, where, mend))] or None


def identifier(value: Any, where: str, mend: Mender) -> str:
    """An identifier CASE 1.1 allows."""
    found = str(value).strip()
    if is_identifier(found):
        return found
    if is_identifier(found.lower()):
        mend.tell(where, IDENTIFIER_SMALL)
        return found.lower()
    mend.tell(where, IDENTIFIER_MADE)
    return derived(found)


def uri(value: Any, where: str, mend: Mender) -> str | None:
    """A whole address."""
    found = str(value).strip()
    if _whole(found):
        return found
    if not mend.base:
        return None
    mend.tell(where, ADDRESS)
    return urljoin(mend.base, found.replace(" ", "%20"))


def _whole(address: str) -> bool:
    """Whether it has a scheme and something after it, and holds nothing an address cannot."""
    if not address or re.search(r"[\s<>\"{}|\\^`]", address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.scheme) and bool(parts.netloc or parts.path)


def time(value: Any, where: str, mend: Mender) -> str:
    """A time with its zone."""
    try:
        found = datetime.fromisoformat(str(value).strip())
    except ValueError:
        mend.tell(where, NO_TIME)
        return moment(mend.read_at)
    if found.tzinfo is None:
        mend.tell(where, ZONE)
        found = found.replace(tzinfo=UTC)
    return moment(found)


def day(value: Any, where: str, mend: Mender) -> str | None:
    """A date. A time becomes its date."""
    try:
        return date.fromisoformat(str(value).strip()[:10]).isoformat()
    except ValueError:
        mend.tell(where, NO_DATE)
        return None


def whole(value: Any, where: str, mend: Mender) -> int | None:
    """A whole number that fits four bytes."""
    found = number(value, where, mend)
    if found is None or abs(found) > 2**31 - 1 or found != int(found):
        return None
    return int(found)


def number(value: Any, where: str, mend: Mender) -> float | int | None:
    """A number."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e30:
        return value
    try:
        found = float(str(value))
    except ValueError:
        found = float("nan")
    mend.tell(where, MADE_TEXT if abs(found) < 1e30 else NUMBER_KEPT)
    return found if abs(found) < 1e30 else None


def association(value: Any, where: str, mend: Mender) -> str:
    """A kind of association, or one of its own ("ext:...")."""
    found = str(value).strip()
    plain = {one.casefold(): one for one in ASSOCIATION_TYPES}
    known = plain.get(found.casefold().replace(" ", ""))
    if known == found or re.fullmatch(r"ext:[a-zA-Z0-9.\-_]+", found):
        return found
    mend.tell(where, KIND_KEPT)
    return known or "ext:" + (re.sub(r"[^a-zA-Z0-9.\-_]+", "-", found).strip("-") or "unknown")


def version(value: Any, where: str, mend: Mender) -> str:
    """The one version there is."""
    if value != "1.1":
        mend.tell(where, OLD_VERSION)
    return "1.1"


def link(value: Any, where: str, mend: Mender) -> dict[str, str] | None:
    """A link with title, identifier and address; a bare address becomes one."""
    found = _linked(value, where, mend)
    if found is None or "identifier" not in found:
        return None
    found["identifier"] = identifier(found["identifier"], f"{where} / identifier", mend)
    found.pop("targetType", None)
    return _finished(found, where, mend)


def node(value: Any, where: str, mend: Mender) -> dict[str, str] | None:
    """An end of an association: its identifier may be any text."""
    found = _linked(value, where, mend)
    return None if found is None else _finished(_typed(found), where, mend)


def _linked(value: Any, where: str, mend: Mender) -> dict[str, str] | None:
    if isinstance(value, str):
        mend.tell(where, FILLED)
        value = {"uri": value, "identifier": value.rstrip("/").rsplit("/", 1)[-1]}
    if not isinstance(value, Mapping):
        return None
    known = ("title", "identifier", "uri", "targetType")
    found = {name: str(value[name]) for name in known if value.get(name)}
    if "identifier" not in found and "uri" in found:
        found["identifier"] = found["uri"].rstrip("/").rsplit("/", 1)[-1]
    return found if "identifier" in found else None


def _typed(found: dict[str, str]) -> dict[str, str]:
    """What an end points at is CASE, or something of its own ("ext:...")."""
    kind = found.pop("targetType", None)
    if kind == "CASE" or (kind and re.fullmatch(r"ext:[a-zA-Z0-9.\-_]+", kind)):
        found["targetType"] = kind
    return found


def _finished(found: dict[str, str], where: str, mend: Mender) -> dict[str, str]:
    address = uri(found["uri"], f"{where} / uri", mend) if "uri" in found else None
    if address is None:
        mend.tell(where, NO_ADDRESS)
        address = f"urn:uuid:{found['identifier']}" if is_identifier(found["identifier"]) else (
            f"urn:leadwell:{re.sub(r'[^A-Za-z0-9.-]+', '-', found['identifier']) or 'unknown'}"
        )  # fmt: skip
    if not found.get("title"):
        mend.tell(where, FILLED)
    return {**found, "title": found.get("title") or found["identifier"], "uri": address}


def links(value: Any, where: str, mend: Mender) -> list[dict[str, str]] | None:
    """A list of links."""
    if not isinstance(value, list):
        mend.tell(where, MADE_LIST)
        value = [value]
    return [kept for one in value if (kept := link(one, where, mend))] or None


READERS: Mapping[str, Callable[[Any, str, Mender], Any]] = {
    "text": text,
    "texts": texts,
    "identifier": identifier,
    "uri": uri,
    "moment": time,
    "date": day,
    "whole": whole,
    "number": number,
    "association": association,
    "version": version,
    "link": link,
    "links": links,
    "node": node,
}
