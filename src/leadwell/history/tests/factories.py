"""What happened, for the tests of every app. Events are never made here: actions record them."""

from __future__ import annotations

from django.db.models import QuerySet

from leadwell.history.models import Event


def events(what: str = "") -> QuerySet[Event]:
    """Every event, or those of one kind, oldest first."""
    return Event.objects.filter(what=what) if what else Event.objects.all()
