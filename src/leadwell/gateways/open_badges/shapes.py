"""Whether a document has the shape of an Open Badge. A signature does not say so: it covers the meaning,
and `"X"` and `["X"]` mean the same.

Ours and strict: what has to be a list is a list, nothing is empty or null, moments have a time zone.
Names nobody defined are not looked for here; `canonical` refuses them.
Sources: Open Badges 3.0, data model; Verifiable Credentials 2.0, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from leadwell.gateways.open_badges.canonical import WHOLE_ADDRESS
from leadwell.gateways.open_badges.contexts import CREDENTIALS, OPEN_BADGES

MOMENT = re.compile(
    r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)
INDEX = re.compile(r"0|[1-9][0-9]*")
MOST_PROBLEMS = 20


class What(StrEnum):
    """What is the matter with one place of a document."""

    MISSING = "missing"
    EMPTY = "empty"
    KIND = "kind"
    TEXT = "text"
    LIST = "list"
    ADDRESS = "address"
    MOMENT = "moment"
    TYPE = "type"
    CONTEXT = "context"
    ORDER = "order"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it has to be, and where."""

    where: str
    what: What


Problems = Iterator[Problem]
Check = Callable[[Any, str], Problems]


def problems(document: Mapping[str, Any], *, signed: bool = True) -> tuple[Problem, ...]:
    """What is wrong with the shape of a badge; nothing when it is as it has to be. A token has no
    `proof` inside (`signed=False`)."""
    optional = CREDENTIAL_MAY if signed else {**CREDENTIAL_MAY, "proof": PROOFS}
    needed = {**CREDENTIAL_MUST, "proof": PROOFS} if signed else CREDENTIAL_MUST
    found = [
        *_nothing_empty(document, ""),
        *_record(needed, optional)(document, ""),
        *_dates_in_order(document),
    ]
    return tuple(dict.fromkeys(found))[:MOST_PROBLEMS]


def _nothing_empty(value: object, where: str) -> Problems:
    if value is None or value == [] or value == {}:
        yield Problem(where, What.EMPTY)
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield from _nothing_empty(inner, _at(where, name))
    for inner in value if isinstance(value, list) else ():
        yield from _nothing_empty(inner, where)


def _at(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _dates_in_order(document: Mapping[str, Any]) -> Problems:
    begins, ends = read_moment(document.get("validFrom")), read_moment(document.get("validUntil"))
    if begins and ends and begins > ends:
        yield Problem("validUntil", What.ORDER)


def read_moment(said: object) -> datetime | None:
    """A moment with its time zone; None where it is not one."""
    if not isinstance(said, str) or not MOMENT.fullmatch(said):
        return None
    try:
        return datetime.fromisoformat(said.upper()).astimezone(UTC)
    except (
        ValueError,
        OverflowError,
    ):  # no such day, or one beyond the first and last year there are
        return None


# What a value can be ------------------------------------------------------------------


def _text(value: object, where: str) -> Problems:
    if not isinstance(value, str) or not value.strip():
        yield Problem(where, What.TEXT)


def _address(value: object, where: str) -> Problems:
    if not isinstance(value, str) or not WHOLE_ADDRESS.fullmatch(value):
        yield Problem(where, What.ADDRESS)


def _moment(value: object, where: str) -> Problems:
    if read_moment(value) is None:
        yield Problem(where, What.MOMENT)


def _number(value: object, where: str) -> Problems:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield Problem(where, What.KIND)


def _truth(value: object, where: str) -> Problems:
    if not isinstance(value, bool):
        yield Problem(where, What.KIND)


def _index(value: object, where: str) -> Problems:
    if not isinstance(value, str) or not INDEX.fullmatch(value):
        yield Problem(where, What.KIND)


def _in_languages(value: object, where: str) -> Problems:
    """A text, or the same in one language or several."""
    if isinstance(value, dict) and isinstance(value.get("@value"), str):
        spare = set(value) - {"@value", "@language", "@direction"}
        yield from (Problem(_at(where, name), What.KIND) for name in sorted(spare))
    elif isinstance(value, list):
        for one in value:
            yield from _in_languages(one, where)
    else:
        yield from _text(value, where)


def _list(of: Check) -> Check:
    """A list of at least one."""

    def check(value: object, where: str) -> Problems:
        if not isinstance(value, list) or not value:
            yield Problem(where, What.LIST)
            return
        for one in value:
            yield from of(one, where)

    return check


def _one_or_more(of: Check) -> Check:
    """One, or a list of at least one."""
    several = _list(of)

    def check(value: object, where: str) -> Problems:
        yield from several(value, where) if isinstance(value, list) else of(value, where)

    return check


def _types(*any_of: str, also: tuple[str, ...] = ()) -> Check:
    """A list of types with one of these in it, and all of `also`."""

    def check(value: object, where: str) -> Problems:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            yield Problem(where, What.LIST)
        elif not set(any_of) & set(value) or not set(also) <= set(value):
            yield Problem(where, What.TYPE)

    return check


def _record(needed: Mapping[str, Check], may: Mapping[str, Check] | None = None) -> Check:
    """An object that has some names and may have others."""
    known = {**(may or {}), **needed}

    def check(value: object, where: str) -> Problems:
        if not isinstance(value, dict):
            yield Problem(where, What.KIND)
            return
        yield from (Problem(_at(where, n), What.MISSING) for n in needed if n not in value)
        for name, of in known.items():
            if name in value:
                yield from of(value[name], _at(where, name))

    return check


def _either(*names: str) -> Check:
    """An object with at least one of these names."""

    def check(value: object, where: str) -> Problems:
        if isinstance(value, dict) and not set(names) & set(value):
            yield Problem(_at(where, names[0]), What.MISSING)

    return check


def _all(*checks: Check) -> Check:
    def check(value: object, where: str) -> Problems:
        for one in checks:
            yield from one(value, where)

    return check


# What Open Badges says ----------------------------------------------------------------


def _contexts(value: object, where: str) -> Problems:
    if not isinstance(value, list) or value[:1] != [CREDENTIALS] or OPEN_BADGES not in value:
        yield Problem(where, What.CONTEXT)


def _status(value: object, where: str) -> Problems:
    yield from _record({"id": _address, "type": _text})(value, where)
    if isinstance(value, dict) and value.get("type") == "BitstringStatusListEntry":
        yield from BITSTRING(value, where)
        if value.get("id") == value.get("statusListCredential"):
            yield Problem(_at(where, "id"), What.SAME)


def _different_resources(value: object, where: str) -> Problems:
    names = (
        [one.get("id") for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    )
    if len(names) != len(set(map(str, names))):
        yield Problem(where, What.SAME)


BITSTRING = _record(
    {"statusPurpose": _text, "statusListIndex": _index, "statusListCredential": _address}
)
TYPED = _record({"type": _one_or_more(_text)}, {"id": _address})
IMAGE = _record({"id": _address, "type": _text}, {"caption": _text})
PROFILE = _record(
    {"id": _address, "type": _types("Profile")},
    {"name": _in_languages, "url": _address, "email": _text, "description": _in_languages,
     "phone": _text, "image": IMAGE},
)  # fmt: skip
ALIGNMENT = _record(
    {"type": _types("Alignment"), "targetName": _text, "targetUrl": _address},
    {
        "targetCode": _text,
        "targetDescription": _text,
        "targetFramework": _text,
        "targetType": _text,
    },
)
IDENTITY = _record(
    {"type": _one_or_more(_text), "hashed": _truth, "identityHash": _text, "identityType": _text},
    {"salt": _text},
)
ACHIEVEMENT = _record(
    {"id": _address, "type": _types("Achievement"), "name": _text, "description": _text,
     "criteria": _all(_record({}, {"id": _address, "narrative": _text}), _either("id", "narrative"))},
    {"achievementType": _text, "alignment": _list(ALIGNMENT), "creator": PROFILE, "image": IMAGE,
     "creditsAvailable": _number, "fieldOfStudy": _text, "humanCode": _text, "inLanguage": _text,
     "otherIdentifier": _list(TYPED), "related": _list(TYPED), "resultDescription": _list(TYPED),
     "specialization": _text, "tag": _list(_text), "version": _text,
     "endorsement": _list(TYPED), "endorsementJwt": _list(_text)},
)  # fmt: skip
SUBJECT = _all(
    _record(
        {"type": _types("AchievementSubject"), "achievement": ACHIEVEMENT},
        {"id": _address, "identifier": _list(IDENTITY), "activityStartDate": _moment,
         "activityEndDate": _moment, "creditsEarned": _number, "image": IMAGE, "licenseNumber": _text,
         "narrative": _text, "result": _list(TYPED), "role": _text, "source": PROFILE, "term": _text},
    ),
    _either("id", "identifier"),
)  # fmt: skip
PROOFS = _list(_record({"type": _text}, {"created": _moment, "proofValue": _text}))
RESOURCE = _all(_record({"id": _address}), _either("digestSRI", "digestMultibase"))
CREDENTIAL_MUST: Mapping[str, Check] = {
    "@context": _contexts,
    "id": _address,
    "type": _types("OpenBadgeCredential", "AchievementCredential", also=("VerifiableCredential",)),
    "name": _in_languages,
    "issuer": PROFILE,
    "validFrom": _moment,
    "credentialSubject": SUBJECT,
}
CREDENTIAL_MAY: Mapping[str, Check] = {
    "description": _in_languages,
    "image": IMAGE,
    "validUntil": _moment,
    "awardedDate": _moment,
    "credentialStatus": _status,
    "credentialSchema": _one_or_more(_record({"id": _address, "type": _text})),
    "evidence": _list(TYPED),
    "refreshService": _one_or_more(TYPED),
    "termsOfUse": _one_or_more(TYPED),
    "relatedResource": _all(_list(RESOURCE), _different_resources),
    "endorsement": _list(TYPED),
    "endorsementJwt": _list(_text),
}
