"""Reads of adverts and applications."""

from __future__ import annotations

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.appointments.models import Advert
from leadwell.appointments.permissions import visible_to


def adverts(*, by: Actor) -> QuerySet[Advert]:
    """Every advert the asker may see."""
    return Advert.objects.filter(visible_to(by)).select_related("organisation")
