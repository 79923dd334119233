"""The keys that sign. The secret halves are given to the worker and to two commands, by the environment;
the public halves are published here and stay for good."""

from __future__ import annotations

from base64 import encodebytes, urlsafe_b64decode
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, transaction
from joserfc.jwk import RSAKey

from leadwell.actor import Actor
from leadwell.gateways.open_badges.multikey import multikey
from leadwell.gateways.open_badges.proofs import Signer
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.models import SigningKey, StatusList
from leadwell.training.permissions.credentials import may_award_credentials
from leadwell.training.queries.credentials import issuer_address, key_address
from leadwell.training.rules.credentials.facts import Signing
from leadwell.training.rules.credentials.key_may_sign import key_may_sign

ED25519, RSA = "ed25519", "rsa"
LOCK = 0x0B3  # any number, as long as nothing else of ours locks with it


@dataclass(frozen=True, slots=True)
class InHand:
    """What this process signs with, and the published row of the first key."""

    signer: Signer
    rsa: RSAKey
    kid: str
    row: SigningKey


def publish_keys(*, by: Actor, now: datetime) -> InHand | None:
    """Publish the keys this process holds; those they replace sign nothing more from now on. The same
    keys again change nothing. None where this process holds none.

    Raises `NotPermitted`, or `RuleBroken` (TRN-65) where a key it holds was replaced itself.
    """
    if not may_award_credentials(by):
        raise NotPermitted("Only whoever signs credentials publishes their keys.")
    if not (settings.LEADWELL_CREDENTIAL_KEY and settings.LEADWELL_CREDENTIAL_RSA_KEY):
        return None
    secret = Ed25519PrivateKey.from_private_bytes(_bytes(settings.LEADWELL_CREDENTIAL_KEY))
    token_key = RSAKey.import_key(_pem(settings.LEADWELL_CREDENTIAL_RSA_KEY))
    with transaction.atomic():
        _one_process_at_a_time()
        word = multikey(secret.public_key())
        row = _published(ED25519, word, {"multikey": word}, by, now)
        jwk = token_key.as_dict(private=False)
        other = _published(RSA, token_key.thumbprint(), {"jwk": jwk}, by, now)
    issuer = issuer_address()
    signer = Signer(key_address(issuer, row.name), secret)
    return InHand(signer, token_key, key_address(issuer, other.name), row)


def _one_process_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _published(
    kind: str, name: str, public: dict[str, Any], by: Actor, now: datetime
) -> SigningKey:
    found = SigningKey.objects.filter(name=name).first()
    if found is None:
        return _took_over(kind, name, public, by, now)
    insist_on(key_may_sign(Signing(found.until_at)))
    issuers = found.public["issuers"]
    if issuer_address() not in issuers:  # the site moved: what it signed before stays known
        found.public = {**found.public, "issuers": [*issuers, issuer_address()]}
        found.save(update_fields=["public"])
        StatusList.objects.update(stale=True)
    return found


def _took_over(
    kind: str, name: str, public: dict[str, Any], by: Actor, now: datetime
) -> SigningKey:
    SigningKey.objects.filter(kind=kind, until_at__isnull=True).update(until_at=now)
    made = SigningKey.objects.create(
        kind=kind, name=name, public={**public, "issuers": [issuer_address()]}, from_at=now
    )
    StatusList.objects.update(stale=True)
    record("signing_key.published", about=made, by=by, now=now, details={"kind": kind})
    return made


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _pem(text: str) -> bytes:
    """The key for tokens comes as DER in base64; its library reads PEM."""
    body = encodebytes(_bytes(text))
    return b"-----BEGIN PRIVATE KEY-----\n" + body + b"-----END PRIVATE KEY-----\n"
