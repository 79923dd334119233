"""Reads of what happened."""

from __future__ import annotations

from django.db import models
from django.db.models import QuerySet

from leadwell.history.models import Event


def events_about(thing: models.Model) -> QuerySet[Event]:
    """Everything that happened to one thing, oldest first. Ask only for what you may see."""
    return Event.objects.using(thing._state.db or "default").filter(
        about_kind=thing._meta.label, about_id=str(thing.pk)
    )
