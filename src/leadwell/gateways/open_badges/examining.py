"""Looking at a credential somebody brings. Each part is reported by itself: its shape, its signature, who
issued it, its dates, and whether it was suspended or withdrawn since. One that ran out is history, not a
forgery. Nothing is fetched: only our own keys and our own lists are at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from joserfc.jwk import RSAKey

from leadwell.gateways.open_badges import proofs, shapes, tokens
from leadwell.gateways.open_badges.canonical import NotSafe
from leadwell.gateways.open_badges.contexts import UnknownContext
from leadwell.gateways.open_badges.documents import is_token, parsed
from leadwell.gateways.open_badges.proofs import NotGenuine
from leadwell.gateways.open_badges.shapes import Problem, read_moment


class Outcome(StrEnum):
    """How one part stands."""

    GOOD = "good"
    PAST = "past"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, how it stands, and which case it is."""

    name: str
    outcome: Outcome
    case: str
    problems: tuple[Problem, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A public key of ours, the issuer it signs for, and from when until when it did."""

    issuer: str
    key: Ed25519PublicKey | RSAKey
    from_at: datetime
    until_at: datetime | None = None


# Of a list's address and a place in it: is the bit set? None where it is no list of ours.
Bit = Callable[[str, int], bool | None]
Keys = Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Examined:
    """What was brought, and how each part of it stands."""

    document: Mapping[str, Any]
    parts: tuple[Part, ...] = field(default=())

    def part(self, name: str) -> Part:
        """One part by its name."""
        return next(part for part in self.parts if part.name == name)

    @property
    def genuine(self) -> bool:
        """Whether we said this, whatever became of it since."""
        names = ("shape", "signature", "issuer")
        return all(self.part(name).outcome is Outcome.GOOD for name in names)

    @property
    def holds(self) -> bool:
        """Whether it is genuine and counts today."""
        return all(part.outcome is Outcome.GOOD for part in self.parts)


def examine(content: str, *, keys: Keys, bit: Bit, now: datetime) -> Examined:
    """Look at a document or token. `keys` are ours by their address. Raises `NotReadable`."""
    text = content.strip().removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").strip()
    token = text if is_token(text) else ""
    payload = tokens.payload_of(token) if token else parsed(text)
    document = tokens.without_claims(payload) if token else payload
    parts = (
        _shape(document, signed=not token),
        *(_of_the_token(token, document, keys) if token else _of_the_proof(document, keys)),
        _dates(document, now),
        _status(document, bit),
    )
    return Examined(document, parts)


def _shape(document: Mapping[str, Any], *, signed: bool) -> Part:
    found = shapes.problems(document, signed=signed)
    return Part(
        "shape", Outcome.BAD if found else Outcome.GOOD, "wrong" if found else "right", found
    )


def _of_the_proof(document: Mapping[str, Any], keys: Keys) -> tuple[Part, Part]:
    try:
        proof = proofs.the_proof(document)
    except NotGenuine as fault:
        return _signature("missing", str(fault)), _issuer(document, None, keys)
    known = keys.get(proof["verificationMethod"])
    issuer = _issuer(document, known, keys)
    if known is None or not isinstance(known.key, Ed25519PublicKey):
        return _foreign(issuer), issuer
    try:
        proofs.insist_on_signature(document, known.key)
    except NotGenuine as fault:
        return _signature("changed", str(fault)), issuer
    except (NotSafe, UnknownContext) as fault:
        return _signature("unsafe", str(fault)), issuer
    return _in_time(proof["created"], known), issuer


def _in_time(created: object, known: Known) -> Part:
    """A key that was taken out of use signs nothing afterwards."""
    at = read_moment(created)
    if at is None or (known.until_at and at > known.until_at):
        return _signature("too-late", "")
    return Part("signature", Outcome.GOOD, "right")


def _of_the_token(token: str, document: Mapping[str, Any], keys: Keys) -> tuple[Part, Part]:
    try:
        known = keys.get(tokens.header_of(token)["kid"])
    except (NotGenuine, TypeError) as fault:
        return _signature("other-way", str(fault)), _issuer(document, None, keys)
    issuer = _issuer(document, known, keys)
    if known is None or not isinstance(known.key, RSAKey):
        return _foreign(issuer), issuer
    try:
        tokens.insist_on_signature(token, known.key)
    except NotGenuine as fault:
        return _signature("changed", str(fault)), issuer
    return Part("signature", Outcome.GOOD, "right"), issuer


def _signature(case: str, said: str) -> Part:
    return Part("signature", Outcome.BAD, case, said=said)


def _foreign(issuer: Part) -> Part:
    """Without the other's key nothing can be said, unless it claims to be by us."""
    if issuer.case == "key-not-ours":
        return _signature("key-not-ours", "")
    return Part("signature", Outcome.UNKNOWN, "not-looked-at")


def _issuer(document: Mapping[str, Any], known: Known | None, keys: Keys) -> Part:
    issuer = document.get("issuer")
    said = str((issuer.get("id") if isinstance(issuer, dict) else issuer) or "")
    if known and said == known.issuer:
        return Part("issuer", Outcome.GOOD, "ours")
    if known:
        return Part("issuer", Outcome.BAD, "not-the-keys", said=said)
    if said in {one.issuer for one in keys.values()}:
        return Part("issuer", Outcome.BAD, "key-not-ours", said=said)
    return Part("issuer", Outcome.UNKNOWN, "foreign", said=said)


def _dates(document: Mapping[str, Any], now: datetime) -> Part:
    begins, until = read_moment(document.get("validFrom")), document.get("validUntil")
    ends = read_moment(until)
    if begins is None or (until is not None and ends is None):
        return Part("dates", Outcome.BAD, "unreadable")
    if now < begins:
        return Part("dates", Outcome.BAD, "not-yet")
    if ends and now >= ends:
        return Part("dates", Outcome.PAST, "over")
    return Part("dates", Outcome.GOOD, "in-time" if ends else "for-good")


def _status(document: Mapping[str, Any], bit: Bit) -> Part:
    entry = document.get("credentialStatus")
    if entry is None:
        return Part("status", Outcome.UNKNOWN, "none")
    try:
        place = (
            entry["statusListCredential"],
            int(entry["statusListIndex"]),
            entry["statusPurpose"],
        )
        found = bit(place[0], place[1])
    except (TypeError, KeyError, ValueError):
        return Part("status", Outcome.BAD, "unreadable")
    if found is None:
        return Part("status", Outcome.UNKNOWN, "not-our-list")
    return Part("status", Outcome.BAD, "set") if found else Part("status", Outcome.GOOD, "clear")
