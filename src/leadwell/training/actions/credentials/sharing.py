"""Showing a credential to others by a link, until its owner takes the link back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways.fingerprint import digest_of
from leadwell.history.actions import record
from leadwell.reasons import insist_on
from leadwell.training.models import Credential, CredentialShare
from leadwell.training.permissions.credentials import own_credentials_visible_to
from leadwell.training.queries.credentials import share_token
from leadwell.training.rules.credentials.credential_may_be_shared import credential_may_be_shared
from leadwell.training.rules.credentials.facts import Standing


@transaction.atomic
def share_credential(*, by: Actor, identifier: UUID, now: datetime) -> str:
    """The secret of a link that shows it to whoever has the link. Asking twice gives the same link.

    Raises `Credential.DoesNotExist` where it is not the asker's, or `RuleBroken` (TRN-64).
    """
    kept = _own(by, identifier)
    standing = Standing(signed=kept.signed_at is not None, withdrawn=kept.revoked_at is not None)
    insist_on(credential_may_be_shared(standing))
    there = kept.shares.filter(ended_at__isnull=True).first()
    return share_token(there or _made(kept, by, now))


def _made(kept: Credential, by: Actor, now: datetime) -> CredentialShare:
    made = CredentialShare(credential=kept, made_at=now)
    made.token_digest = digest_of(share_token(made))
    made.save()
    record("credential.shared", about=kept, by=by, now=now)
    return made


@transaction.atomic
def stop_sharing_credential(*, by: Actor, identifier: UUID, now: datetime) -> None:
    """From now on the link shows nothing. Twice is once. Raises `Credential.DoesNotExist`."""
    kept = _own(by, identifier)
    if kept.shares.filter(ended_at__isnull=True).update(ended_at=now):
        record("credential.sharing_stopped", about=kept, by=by, now=now)


def _own(by: Actor, identifier: UUID) -> Credential:
    mine = Credential.objects.filter(own_credentials_visible_to(by))
    return mine.select_for_update().get(identifier=identifier)
