"""A credential as a document: the words of Open Badges 3.0, arrays where it wants arrays, and never an
empty value.

Open Badges allows one entry under `credentialStatus` (its schema refuses a list), and checkers look for
the purpose "revocation". So that is ours: while the bit is set nobody should accept the credential. It is
also set while one is suspended; a second list, with the purpose "suspension" and the same places, says
that this one may come back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leadwell.gateways.open_badges.contexts import BADGE_CONTEXTS
from leadwell.gateways.open_badges.proofs import moment


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who says so."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Standard:
    """What it is aligned to: an item of a framework, at its CASE address."""

    name: str
    address: str
    framework: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class AchievementSaid:
    """What was achieved, in words. `kind` is one of the types Open Badges lists."""

    id: str
    name: str
    description: str
    criteria: str
    kind: str
    standards: Sequence[Standard] = ()


@dataclass(frozen=True, slots=True)
class StatusPlace:
    """Where its bit stands: the address of the list and the place in it."""

    list: str
    index: int
    purpose: str = "revocation"


@dataclass(frozen=True, slots=True)
class Badge:
    """Everything one credential says. `subject` is an address that says nothing about who it is."""

    id: str
    subject: str
    issuer: Issuer
    achievement: AchievementSaid
    valid_from: datetime
    valid_until: datetime | None
    status: StatusPlace


def document(badge: Badge) -> dict[str, Any]:
    """The credential before it is signed."""
    until = {"validUntil": moment(badge.valid_until)} if badge.valid_until else {}
    return {
        "@context": list(BADGE_CONTEXTS),
        "id": badge.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": badge.achievement.name,
        "issuer": {"id": badge.issuer.id, "type": ["Profile"], "name": badge.issuer.name},
        "validFrom": moment(badge.valid_from),
        **until,
        "credentialSubject": {
            "id": badge.subject,
            "type": ["AchievementSubject"],
            "achievement": _achievement(badge.achievement),
        },
        "credentialStatus": _status(badge.status),
    }


def _achievement(said: AchievementSaid) -> dict[str, Any]:
    aligned = {"alignment": [_alignment(one) for one in said.standards]} if said.standards else {}
    return {
        "id": said.id,
        "type": ["Achievement"],
        "achievementType": said.kind,
        "name": said.name,
        "description": said.description,
        "criteria": {"narrative": said.criteria},
        **aligned,
    }


def _alignment(standard: Standard) -> dict[str, Any]:
    code = {"targetCode": standard.code} if standard.code else {}
    return {
        "type": ["Alignment"],
        "targetName": standard.name,
        "targetUrl": standard.address,
        "targetFramework": standard.framework,
        "targetType": "CFItem",
        **code,
    }


def _status(place: StatusPlace) -> dict[str, str]:
    return {
        "id": f"{place.list}#{place.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": place.purpose,
        "statusListIndex": str(place.index),
        "statusListCredential": place.list,
    }
