"""A signature inside the document: eddsa-rdfc-2022.

What is signed is the digest of the proof's own facts and, after it, the digest of the document without
its proof, both in canonical form. `proof` is a list: the schema of Open Badges wants it so.
Sources: Verifiable Credential Data Integrity 1.0; Data Integrity EdDSA Cryptosuites 1.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from leadwell.gateways.open_badges.canonical import canonical
from leadwell.gateways.open_badges.multikey import base58, from_base58

SUITE = "eddsa-rdfc-2022"
PURPOSE = "assertionMethod"
SIGNATURE_BYTES = 64
FACTS = ("type", "created", "verificationMethod", "cryptosuite", "proofPurpose")
Document = Mapping[str, Any]


class NotGenuine(Exception):
    """The signature is missing, cannot be read, or is not over this document by this key."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the address of the public key, and the secret half."""

    method: str
    secret: Ed25519PrivateKey


def moment(at: datetime) -> str:
    """A moment as credentials write it: to the second, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def facts(method: str, created: str) -> dict[str, str]:
    """What a proof says of itself."""
    return {
        "type": "DataIntegrityProof",
        "created": created,
        "verificationMethod": method,
        "cryptosuite": SUITE,
        "proofPurpose": PURPOSE,
    }


def digest(document: Document) -> bytes:
    """The digest of a document in its canonical form."""
    return sha256(canonical(document).encode()).digest()


def about(said: Document, context: object) -> dict[str, Any]:
    """A proof's facts as a document: they are read with the vocabulary of what is signed."""
    return {"@context": context, **said}


def signed(document: Document, *, by: Signer, created: datetime) -> dict[str, Any]:
    """The document with its proof. Raises `NotSafe` where a part would not be covered."""
    said = facts(by.method, moment(created))
    message = digest(about(said, document["@context"])) + digest(document)
    return {**document, "proof": [{**said, "proofValue": "z" + base58(by.secret.sign(message))}]}


def the_proof(document: Document) -> Document:
    """The one proof of a document. Raises `NotGenuine`."""
    found = document.get("proof")
    if not isinstance(found, list) or len(found) != 1 or not isinstance(found[0], dict):
        raise NotGenuine("It has no signature, or more than one.")
    proof: Document = found[0]
    if set(proof) != {*FACTS, "proofValue"} or not all(isinstance(v, str) for v in proof.values()):
        raise NotGenuine("Its signature is not written as eddsa-rdfc-2022 asks.")
    if (proof["type"], proof["cryptosuite"], proof["proofPurpose"]) != (
        "DataIntegrityProof", SUITE, PURPOSE,
    ):  # fmt: skip
        raise NotGenuine("It is signed in another way than eddsa-rdfc-2022.")
    return proof


def insist_on_signature(document: Document, key: Ed25519PublicKey) -> None:
    """Raise `NotGenuine` unless this key signed this document, `NotSafe` where a part is not covered."""
    proof = the_proof(document)
    bare = {name: value for name, value in document.items() if name != "proof"}
    said = {name: proof[name] for name in FACTS}
    message = digest(about(said, document.get("@context"))) + digest(bare)
    try:
        key.verify(_signature(proof["proofValue"]), message)
    except InvalidSignature as error:
        raise NotGenuine("The signature is not over this document.") from error


def _signature(value: str) -> bytes:
    try:
        found = from_base58(value[1:]) if value[:1] == "z" else b""
    except ValueError as error:
        raise NotGenuine("Its signature cannot be read.") from error
    if len(found) != SIGNATURE_BYTES:
        raise NotGenuine("Its signature cannot be read.")
    return found
