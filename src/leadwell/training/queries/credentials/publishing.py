"""What everybody may read so that they can check without us: who we are, our keys, our lists, and what
each achievement means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from leadwell.gateways.open_badges.badges import AchievementSaid
from leadwell.gateways.open_badges.contexts import BADGE_CONTEXTS
from leadwell.standards.models import Item, Status
from leadwell.training.models import Programme, SigningKey, StatusList
from leadwell.training.queries.credentials import addresses
from leadwell.training.queries.credentials.saying import achievement_in_words, issuer_now

CONTROLLER = "https://www.w3.org/ns/did/v1"  # defines which keys an address signs with
MULTIKEY = "https://w3id.org/security/multikey/v1"


def issuer_name() -> str:
    """What we are called on credentials."""
    return issuer_now().name


def keys_published() -> QuerySet[SigningKey]:
    """Every key, those that were replaced too, the newest first."""
    return SigningKey.objects.order_by("-from_at", "kind")


def issuer_document() -> dict[str, Any]:
    """The issuer's profile, with the keys that sign for it."""
    issuer = issuer_now()
    ours = [key for key in keys_published() if issuer.id in key.public["issuers"]]
    return {
        "@context": [*BADGE_CONTEXTS, CONTROLLER],
        "id": issuer.id,
        "type": ["Profile"],
        "name": issuer.name,
        "url": f"{issuer.id.removesuffix(addresses.ISSUER)}/",
        "assertionMethod": [addresses.key_address(issuer.id, key.name) for key in ours],
    }


def key_document(name: str) -> Mapping[str, Any]:
    """A public key: Multikey for signatures inside documents, JWK for tokens. Raises
    `SigningKey.DoesNotExist`."""
    key = SigningKey.objects.get(name=name)
    if "jwk" in key.public:
        jwk: Mapping[str, Any] = key.public["jwk"]
        return jwk
    issuer = addresses.issuer_address()
    return {
        "@context": MULTIKEY,
        "id": addresses.key_address(issuer, key.name),
        "type": "Multikey",
        "controller": issuer,
        "publicKeyMultibase": key.public["multikey"],
    }


def lists_published() -> QuerySet[StatusList]:
    """The status lists that were signed."""
    return StatusList.objects.filter(signed__isnull=False).defer("bits", "taken", "signed")


def list_document(purpose: str, number: int) -> Mapping[str, Any]:
    """A status list as it was last signed. Raises `StatusList.DoesNotExist`."""
    found = StatusList.objects.get(purpose=purpose, number=number, signed__isnull=False)
    return dict(found.signed or {})


def achievement_said(item: UUID, programme: str = "") -> AchievementSaid:
    """What an achievement means. Raises `Item.DoesNotExist` or `Programme.DoesNotExist`."""
    public = Item.objects.filter(version__status__in=(Status.PUBLISHED, Status.RETIRED))
    found = public.select_related("version__framework").get(identifier=item)
    how = Programme.objects.get(code=programme) if programme else None
    return achievement_in_words(found, how)
