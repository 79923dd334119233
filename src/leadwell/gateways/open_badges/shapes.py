"""Whether a document has the shape of an Open Badge. A signature does not say so: it covers the meaning,
and `"X"` and `["X"]` mean the same.

Ours and strict: what has to be a list is a list, nothing is empty or null, moments have a time zone.
Names nobody defined are not looked for here; `canonical` refuses them.
Sources: Open Badges 3.0, data model; Verifiable Credentials 2.0, section 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadwell.gateways.open_badges.contexts import CREDENTIALS, OPEN_BADGES
from leadwell.gateways.open_badges.values import (
    Check,
    Problem,
    Problems,
    What,
    address,
    either,
    every,
    in_languages,
    index,
    list_of,
    moment,
    number,
    one_or_more,
    read_moment,
    record,
    text,
    truth,
    types_of,
    within,
)

MOST_PROBLEMS = 20


def problems(document: Mapping[str, Any], *, signed: bool = True) -> tuple[Problem, ...]:
    """What is wrong with the shape of a badge; nothing when it is as it has to be. A token has no
    `proof` inside (`signed=False`)."""
    optional = CREDENTIAL_MAY if signed else {**CREDENTIAL_MAY, "proof": PROOFS}
    needed = {**CREDENTIAL_MUST, "proof": PROOFS} if signed else CREDENTIAL_MUST
    found = [
        *_nothing_empty(document, ""),
        *record(needed, optional)(document, ""),
        *_dates_in_order(document),
    ]
    return tuple(dict.fromkeys(found))[:MOST_PROBLEMS]


def _nothing_empty(value: object, where: str) -> Problems:
    if value is None or value == [] or value == {}:
        yield Problem(where, What.EMPTY)
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield from _nothing_empty(inner, within(where, name))
    for inner in value if isinstance(value, list) else ():
        yield from _nothing_empty(inner, where)


def _dates_in_order(document: Mapping[str, Any]) -> Problems:
    begins, ends = read_moment(document.get("validFrom")), read_moment(document.get("validUntil"))
    if begins and ends and begins > ends:
        yield Problem("validUntil", What.ORDER)


def _contexts(value: object, where: str) -> Problems:
    if not isinstance(value, list) or value[:1] != [CREDENTIALS] or OPEN_BADGES not in value:
        yield Problem(where, What.CONTEXT)


def _status(value: object, where: str) -> Problems:
    yield from record({"id": address, "type": text})(value, where)
    if isinstance(value, dict) and value.get("type") == "BitstringStatusListEntry":
        yield from BITSTRING(value, where)
        if value.get("id") == value.get("statusListCredential"):
            yield Problem(within(where, "id"), What.SAME)


def _different_resources(value: object, where: str) -> Problems:
    names = (
        [one.get("id") for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    )
    if len(names) != len(set(map(str, names))):
        yield Problem(where, What.SAME)


BITSTRING = record(
    {"statusPurpose": text, "statusListIndex": index, "statusListCredential": address}
)
TYPED = record({"type": one_or_more(text)}, {"id": address})
IMAGE = record({"id": address, "type": text}, {"caption": text})
PROFILE = record(
    {"id": address, "type": types_of("Profile")},
    {"name": in_languages, "url": address, "email": text, "description": in_languages,
     "phone": text, "image": IMAGE},
)  # fmt: skip
ALIGNMENT = record(
    {"type": types_of("Alignment"), "targetName": text, "targetUrl": address},
    {
        "targetCode": text,
        "targetDescription": text,
        "targetFramework": text,
        "targetType": text,
    },
)
IDENTITY = record(
    {"type": one_or_more(text), "hashed": truth, "identityHash": text, "identityType": text},
    {"salt": text},
)
ACHIEVEMENT = record(
    {"id": address, "type": types_of("Achievement"), "name": text, "description": text,
     "criteria": every(record({}, {"id": address, "narrative": text}), either("id", "narrative"))},
    {"achievementType": text, "alignment": list_of(ALIGNMENT), "creator": PROFILE, "image": IMAGE,
     "creditsAvailable": number, "fieldOfStudy": text, "humanCode": text, "inLanguage": text,
     "otherIdentifier": list_of(TYPED), "related": list_of(TYPED), "resultDescription": list_of(TYPED),
     "specialization": text, "tag": list_of(text), "version": text,
     "endorsement": list_of(TYPED), "endorsementJwt": list_of(text)},
)  # fmt: skip
SUBJECT = every(
    record(
        {"type": types_of("AchievementSubject"), "achievement": ACHIEVEMENT},
        {"id": address, "identifier": list_of(IDENTITY), "activityStartDate": moment,
         "activityEndDate": moment, "creditsEarned": number, "image": IMAGE, "licenseNumber": text,
         "narrative": text, "result": list_of(TYPED), "role": text, "source": PROFILE, "term": text},
    ),
    either("id", "identifier"),
)  # fmt: skip
PROOFS = list_of(record({"type": text}, {"created": moment, "proofValue": text}))
RESOURCE = every(record({"id": address}), either("digestSRI", "digestMultibase"))
CREDENTIAL_MUST: Mapping[str, Check] = {
    "@context": _contexts,
    "id": address,
    "type": types_of(
        "OpenBadgeCredential", "AchievementCredential", also=("VerifiableCredential",)
    ),
    "name": in_languages,
    "issuer": PROFILE,
    "validFrom": moment,
    "credentialSubject": SUBJECT,
}
CREDENTIAL_MAY: Mapping[str, Check] = {
    "description": in_languages,
    "image": IMAGE,
    "validUntil": moment,
    "awardedDate": moment,
    "credentialStatus": _status,
    "credentialSchema": one_or_more(record({"id": address, "type": text})),
    "evidence": list_of(TYPED),
    "refreshService": one_or_more(TYPED),
    "termsOfUse": one_or_more(TYPED),
    "relatedResource": every(list_of(RESOURCE), _different_resources),
    "endorsement": list_of(TYPED),
    "endorsementJwt": list_of(text),
}
