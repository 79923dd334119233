"""The one way to remember that something happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import models

from leadwell.actor import Actor
from leadwell.history.models import Event


def record(
    what: str,
    *,
    about: models.Model,
    by: Actor,
    now: datetime,
    details: Mapping[str, object] | None = None,
) -> int:
    """Remember one event, in the same transaction and on the same connection as its subject.
    Answers the event's number."""
    event = Event.objects.using(about._state.db or "default").create(
        what=what,
        about_kind=about._meta.label,
        about_id=str(about.pk),
        by_name=by.name,
        by_person_id=by.person_id,
        at=now,
        details=dict(details or {}),
    )
    return int(event.pk)
