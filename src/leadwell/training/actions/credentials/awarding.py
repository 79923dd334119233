"""Awarding: a credential is asked for and gets its place in the status list. The worker signs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.gateways.job_queue import enqueue
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.actions.credentials.places import hold_places, take_places
from leadwell.training.models import Achievement, Credential, Purpose, StatusList
from leadwell.training.permissions.credentials import may_award_credentials
from leadwell.training.rules.credentials.credential_may_be_awarded import (
    OUR_OWN,
    credential_may_be_awarded,
)
from leadwell.training.rules.credentials.facts import Earned

AT_ONCE = 5_000
SIGN = "leadwell.training.tasks.credentials.sign_credentials"
REFUSED = "Only an assurer awards credentials."


@transaction.atomic
def award_credential(*, by: Actor, achievement_id: int, now: datetime) -> Credential:
    """Ask for the credential of an achievement. Asking twice awards one; the worker signs it.

    Raises `NotPermitted`, `Achievement.DoesNotExist` or `RuleBroken` (TRN-60).
    """
    if not may_award_credentials(by):
        raise NotPermitted(REFUSED)
    achievement = Achievement.objects.select_for_update().get(pk=achievement_id)
    if there := Credential.objects.filter(achievement=achievement).first():
        return there
    earned = Earned(achievement.source, achievement.from_on, achievement.withdrawn_on is not None)
    insist_on(credential_may_be_awarded(earned, today=localdate(now)))
    credential = _rows([achievement], now)[0]
    credential.save()
    details = {"achievement": achievement.pk, "key": achievement.key}
    event = record("credential.awarded", about=credential, by=by, now=now, details=details)
    Credential.objects.filter(pk=credential.pk).update(noted_in=event)
    ask_for_signing()
    return credential


def award_what_was_achieved(*, by: Actor, now: datetime) -> int:
    """Ask for a credential for everything assessed here that has none. Twice is once; says how many.

    One event and one transaction for each 5,000. Raises `NotPermitted`.
    """
    if not may_award_credentials(by):
        raise NotPermitted(REFUSED)
    awarded = 0
    while more := _award_batch(by, now):
        awarded += more
    return awarded


@transaction.atomic
def _award_batch(by: Actor, now: datetime) -> int:
    hold_places()  # before looking: what another worker has just awarded is seen only then
    waiting = Achievement.objects.select_for_update(of=("self",), skip_locked=True).filter(
        source__in=OUR_OWN,
        withdrawn_on__isnull=True,
        from_on__lte=localdate(now),
        credential__isnull=True,
    )
    achievements = list(waiting.order_by("pk")[:AT_ONCE])
    if not achievements:
        return 0
    rows = _rows(achievements, now)
    shelf = StatusList.objects.filter(purpose=Purpose.SUSPENSION).latest("number")
    details = {"credentials": len(rows)}
    event = record("credentials.awarded", about=shelf, by=by, now=now, details=details)
    for row in rows:
        row.noted_in = event
    Credential.objects.bulk_create(rows)
    return len(rows)


def _rows(achievements: Sequence[Achievement], now: datetime) -> list[Credential]:
    places = take_places(len(achievements))
    return [
        Credential(
            person_id=achievement.person_id,
            achievement=achievement,
            status_list=number,
            status_index=index,
            asked_at=now,
        )
        for achievement, (number, index) in zip(achievements, places, strict=True)
    ]


def ask_for_signing() -> None:
    """Let the worker look, when this transaction is done."""
    enqueue(SIGN, lock="credentials")
