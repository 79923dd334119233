"""Keys and credentials made up for tests. No key here signs anything anywhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc.jwk import RSAKey

from leadwell.gateways.open_badges.badges import (
    AchievementSaid,
    Badge,
    Issuer,
    Standard,
    StatusPlace,
)
from leadwell.gateways.open_badges.examining import Known
from leadwell.gateways.open_badges.proofs import Signer

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEGAN = datetime(2026, 3, 1, tzinfo=UTC)
ENDS = datetime(2029, 3, 1, tzinfo=UTC)
HOUSE = "https://leadwell.example"
ISSUER = Issuer(f"{HOUSE}/credentials/issuer", "Leadwell (made up)")
METHOD = f"{HOUSE}/credentials/keys/one"
KID = f"{HOUSE}/credentials/keys/two"
LIST = f"{HOUSE}/credentials/status/revocation/1"
SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
SIGNER = Signer(METHOD, SECRET)
LEVEL = AchievementSaid(
    id=f"{HOUSE}/credentials/achievements/3f0c",
    name="Leading a team",
    description="An example standard in our own words.",
    criteria="Passed the mid-career programme, as an independent assurer found.",
    kind="Certification",
    standards=(Standard("Leading a team", f"{HOUSE}/ims/case/v1p1/CFItems/3f0c", "Example", "L3"),),
)


@cache
def rsa_key() -> RSAKey:
    """A key for tokens; made once, because making it takes a moment."""
    return RSAKey.generate_key(2048, private=True)


def badge(**said: object) -> Badge:
    """A credential like ours."""
    usual = {
        "id": "urn:uuid:6f2e8a50-1e5c-4f7c-9a53-2d6f0f0c9b11",
        "subject": "urn:uuid:0b7f4a6e-5c1d-4a57-8d2f-3c2b1a0f9e8d",
        "issuer": ISSUER,
        "achievement": LEVEL,
        "valid_from": BEGAN,
        "valid_until": ENDS,
        "status": StatusPlace(LIST, 94_567),
    }
    return Badge(**{**usual, **said})  # type: ignore[arg-type]  # tests name what they change


def keys() -> dict[str, Known]:
    """Our keys, as the checker knows them."""
    return {
        METHOD: Known(ISSUER.id, SECRET.public_key(), BEGAN),
        KID: Known(ISSUER.id, rsa_key(), BEGAN),
    }
