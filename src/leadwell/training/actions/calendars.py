"""The private address from which a person's calendar fetches their course dates."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways.fingerprint import digest_of
from leadwell.history.actions import record
from leadwell.organisations.permissions import own_records
from leadwell.reasons import NotPermitted
from leadwell.training.models import CalendarFeed

BYTES = 24  # 192 random bits: an address nobody can guess


@transaction.atomic
def open_calendar(*, by: Actor, now: datetime) -> str:
    """Make a new private address and end the one before. Answers its secret, which is kept nowhere."""
    if by.person_id is None:
        raise NotPermitted("Sign in: a calendar address is one's own.")
    _end(by, now)
    secret = secrets.token_urlsafe(BYTES)
    feed = CalendarFeed.objects.create(
        person_id=by.person_id, token_digest=digest_of(secret), made_at=now
    )
    record("calendar.opened", about=feed, by=by, now=now)
    return secret


@transaction.atomic
def close_calendar(*, by: Actor, now: datetime) -> None:
    """End the private address: from now on it answers nobody. Twice is once."""
    _end(by, now)


def _end(by: Actor, now: datetime) -> None:
    open_ones = CalendarFeed.objects.select_for_update().filter(
        person_id__in=own_records(by), ended_at__isnull=True
    )
    for feed in open_ones:
        feed.ended_at = now
        feed.save(update_fields=["ended_at"])
        record("calendar.closed", about=feed, by=by, now=now)
