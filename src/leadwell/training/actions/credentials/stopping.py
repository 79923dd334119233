"""Stopping a credential from counting: for a while, or for good. Its bits are set at once; the worker signs
the lists again, and from then on everybody can see it.

The credential names its place in the list of revocations alone (`gateways.open_badges.badges` says why),
so that bit is set in both cases. The bit in the list of suspensions says that it may come back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways.open_badges.status_lists import with_bit
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.actions.credentials.awarding import ask_for_signing
from leadwell.training.models import Credential, Purpose, StatusList
from leadwell.training.permissions.credentials import may_award_credentials, may_stop_credential
from leadwell.training.rules.credentials.credential_may_be_suspended import (
    credential_may_be_suspended,
)
from leadwell.training.rules.credentials.facts import Standing
from leadwell.training.rules.credentials.reason_is_written import reason_is_written
from leadwell.training.rules.credentials.suspension_may_be_lifted import suspension_may_be_lifted

REFUSED = "Only an assurer suspends or withdraws a credential, and nobody their own."
SUSPENDED: Mapping[str, bool] = {Purpose.REVOCATION: True, Purpose.SUSPENSION: True}
COUNTS: Mapping[str, bool] = {Purpose.REVOCATION: False, Purpose.SUSPENSION: False}
WITHDRAWN: Mapping[str, bool] = {Purpose.REVOCATION: True, Purpose.SUSPENSION: False}


@transaction.atomic
def suspend_credential(*, by: Actor, identifier: UUID, because: str, now: datetime) -> Credential:
    """Nobody should accept it until the suspension is lifted. Twice is once.

    Raises `NotPermitted`, `Credential.DoesNotExist` or `RuleBroken` (TRN-61, TRN-63).
    """
    kept = _found(by, identifier)
    insist_on(reason_is_written(because) + credential_may_be_suspended(_standing(kept)))
    if kept.suspended_at is None:
        kept.suspended_at, kept.because = now, because.strip()
        kept.save(update_fields=["suspended_at", "because"])
        _tell_the_world(kept, SUSPENDED)
        _remember("credential.suspended", kept, by, now)
    return kept


@transaction.atomic
def lift_suspension(*, by: Actor, identifier: UUID, because: str, now: datetime) -> Credential:
    """It counts again. Twice is once. Raises `NotPermitted`, `Credential.DoesNotExist` or `RuleBroken`
    (TRN-62, TRN-63)."""
    kept = _found(by, identifier)
    insist_on(reason_is_written(because) + suspension_may_be_lifted(_standing(kept)))
    if kept.suspended_at is not None:
        kept.suspended_at, kept.because = None, because.strip()
        kept.save(update_fields=["suspended_at", "because"])
        _tell_the_world(kept, COUNTS)
        _remember("credential.suspension_lifted", kept, by, now)
    return kept


@transaction.atomic
def withdraw_credential(*, by: Actor, identifier: UUID, because: str, now: datetime) -> Credential:
    """It counts no more, for good. Twice is once. Raises `NotPermitted`, `Credential.DoesNotExist` or
    `RuleBroken` (TRN-63)."""
    kept = _found(by, identifier)
    insist_on(reason_is_written(because))
    if kept.revoked_at is None:
        kept.revoked_at, kept.because = now, because.strip()
        kept.save(update_fields=["revoked_at", "because"])
        _tell_the_world(kept, WITHDRAWN)
        _remember("credential.withdrawn", kept, by, now)
    return kept


def withdraw_with_achievements(*, by: Actor, now: datetime) -> int:
    """Withdraw the credentials of achievements that were withdrawn. Twice is once; says how many."""
    if not may_award_credentials(by):
        raise NotPermitted(REFUSED)
    left = Credential.objects.filter(
        revoked_at__isnull=True, achievement__withdrawn_on__isnull=False
    )
    found = list(left.values_list("identifier", "achievement__withdrawn_because"))
    for identifier, because in found:
        said = because.strip()[:500] or "The achievement was withdrawn."
        withdraw_credential(by=by, identifier=identifier, because=said, now=now)
    return len(found)


def _found(by: Actor, identifier: UUID) -> Credential:
    kept = Credential.objects.select_for_update().get(identifier=identifier)
    if not may_stop_credential(by, kept):
        raise NotPermitted(REFUSED)
    return kept


def _standing(kept: Credential) -> Standing:
    return Standing(
        signed=kept.signed_at is not None,
        suspended=kept.suspended_at is not None,
        withdrawn=kept.revoked_at is not None,
    )


def _tell_the_world(kept: Credential, bits: Mapping[str, bool]) -> None:
    """Set or clear its bits. The lists are locked in one order, so that nobody waits for each other."""
    assert kept.status_list is not None
    assert kept.status_index is not None
    shelves = StatusList.objects.select_for_update().filter(
        number=kept.status_list, purpose__in=bits
    )
    for shelf in shelves.order_by("pk"):
        shelf.bits = with_bit(bytes(shelf.bits), kept.status_index, on=bits[shelf.purpose])
        shelf.stale = True
        shelf.save(update_fields=["bits", "stale"])
    ask_for_signing()


def _remember(what: str, kept: Credential, by: Actor, now: datetime) -> None:
    record(what, about=kept, by=by, now=now, details={"because": kept.because})
