"""Finding a credential: one's own, one that was shared, one an assurer has to decide about."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from leadwell.actor import Actor
from leadwell.gateways.fingerprint import digest_of
from leadwell.training.models import Credential, CredentialShare
from leadwell.training.permissions.credentials import (
    credentials_to_stop_visible_to,
    own_credentials_visible_to,
)

WHOLE = ("person", "achievement__item__version__framework", "achievement__programme")
SALT = "leadwell.training.credential-share"
SHOWN = 200
NUMBER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def my_credentials(*, by: Actor) -> QuerySet[Credential]:
    """Those that are the asker's, the newest first."""
    found = Credential.objects.filter(own_credentials_visible_to(by)).select_related(*WHOLE)
    return found.prefetch_related("shares").order_by("-achievement__from_on", "-pk")


def my_credential(identifier: UUID, *, by: Actor) -> Credential:
    """One of the asker's. Raises `Credential.DoesNotExist`."""
    return my_credentials(by=by).get(identifier=identifier)


def credential_for_assurer(identifier: UUID, *, by: Actor) -> Credential:
    """One the asker may suspend or withdraw. Raises `Credential.DoesNotExist`."""
    found = Credential.objects.filter(credentials_to_stop_visible_to(by)).select_related(*WHOLE)
    return found.get(identifier=identifier)


def credential_named(said: str, *, by: Actor) -> Credential:
    """The same, by whatever holds its number. Raises `Credential.DoesNotExist`."""
    number = NUMBER.search(said)
    if number is None:
        raise Credential.DoesNotExist
    return credential_for_assurer(UUID(number[0]), by=by)


def stopped_credentials(*, by: Actor) -> QuerySet[Credential]:
    """Those that are suspended now, for whoever may lift it."""
    found = Credential.objects.filter(credentials_to_stop_visible_to(by)).select_related(*WHOLE)
    suspended = found.filter(suspended_at__isnull=False, revoked_at__isnull=True)
    return suspended.order_by("-suspended_at")[:SHOWN]


def shared_credential(token: str) -> Credential:
    """The one a link shows, while its owner lets it. Raises `Credential.DoesNotExist`."""
    return Credential.objects.select_related(*WHOLE).get(
        shares__token_digest=digest_of(token),
        shares__ended_at__isnull=True,
        signed_at__isnull=False,
    )


def share_token(share: CredentialShare) -> str:
    """The secret of a link. It is worked out again when its owner looks, and never kept."""
    said = f"{share.credential.identifier} {share.made_at.isoformat()}"
    secret = salted_hmac(SALT, said, algorithm="sha256").digest()
    return urlsafe_b64encode(secret).decode().rstrip("=")


def waiting_to_be_signed() -> int:
    """How many wait for their signature."""
    return Credential.objects.filter(signed_at__isnull=True, revoked_at__isnull=True).count()
