"""Checking a credential somebody brings, by what stands in it or by its number. Anybody may ask."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from joserfc.jwk import RSAKey

from leadwell.gateways.open_badges import status_lists
from leadwell.gateways.open_badges.examining import Examined, Known, examine
from leadwell.gateways.open_badges.multikey import from_multikey
from leadwell.gateways.open_badges.status_lists import NotAList
from leadwell.training.models import Credential, Purpose, SigningKey, StatusList
from leadwell.training.queries.credentials.addresses import key_address, list_meant
from leadwell.training.queries.credentials.finding import NUMBER, shared_credential

LONGEST_ADDRESS = 300
SHARED = re.compile(r"/credentials/shared/(?P<token>[A-Za-z0-9_-]{20,100})/?$")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and whether a bit that is set means withdrawn for good."""

    examined: Examined
    withdrawn: bool


def checked(content: str, *, now: datetime) -> Checked:
    """Look at a document or token. Raises `NotReadable`."""
    keys = known_keys()
    issuers = frozenset(known.issuer for known in keys.values())
    examined = examine(
        content, keys=keys, now=now,
        bit=lambda address, index: _bit(address, index, issuers, Purpose.REVOCATION),
    )  # fmt: skip
    return Checked(examined, _withdrawn(examined, issuers))


def looked_up(said: str, *, now: datetime) -> Checked | None:
    """Look at whatever somebody has: a document, a token, the number of one of ours, or an address at
    which we show one. None where we know no such number. Raises `NotReadable`."""
    text = said.strip()
    if len(text) > LONGEST_ADDRESS or text.startswith("{"):
        return checked(text, now=now)
    if link := SHARED.search(text):
        try:
            return one_checked(shared_credential(link["token"]).identifier, now=now)
        except Credential.DoesNotExist:
            return None
    number = NUMBER.search(text)
    return one_checked(UUID(number[0]), now=now) if number else checked(text, now=now)


def one_checked(identifier: UUID, *, now: datetime) -> Checked | None:
    """Look at one of ours by its number; None where there is none, or it is not signed yet."""
    found = Credential.objects.filter(identifier=identifier, signed_at__isnull=False).first()
    return checked(json.dumps(found.document), now=now) if found else None


def known_keys() -> Mapping[str, Known]:
    """Every key that ever signed here, by its address. They stay for good."""
    return {
        key_address(issuer, key.name): Known(issuer, _public(key), key.from_at, key.until_at)
        for key in SigningKey.objects.all()
        for issuer in key.public["issuers"]
    }


def _public(key: SigningKey) -> Ed25519PublicKey | RSAKey:
    if "jwk" in key.public:
        return RSAKey.import_key(key.public["jwk"])
    return from_multikey(key.public["multikey"])


def _bit(address: str, index: int, issuers: frozenset[str], purpose: str) -> bool | None:
    """The bit as it was last signed: what anybody else would read, too."""
    meant = list_meant(address)
    if meant is None or meant[0] not in issuers or meant[1] != Purpose.REVOCATION:
        return None
    found = StatusList.objects.filter(purpose=purpose, number=meant[2]).first()
    if found is None:
        return None
    try:
        return status_lists.is_set(bytes(found.bits), index)
    except NotAList:
        return None


def _withdrawn(examined: Examined, issuers: frozenset[str]) -> bool:
    if examined.part("status").case != "set":
        return False
    entry = examined.document["credentialStatus"]
    place = (entry["statusListCredential"], int(entry["statusListIndex"]))
    return not _bit(*place, issuers, Purpose.SUSPENSION)
