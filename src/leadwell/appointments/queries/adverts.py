"""Reads of adverts and applications."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.appointments.models import Advert, Application
from leadwell.appointments.permissions import applications_visible_to, visible_to


def adverts(*, by: Actor) -> QuerySet[Advert]:
    """Every advert the asker may see."""
    return Advert.objects.filter(visible_to(by)).select_related("organisation")


def applications_of(
    person_ids: Collection[int], *, by: Actor, own: Collection[int] | None = None
) -> QuerySet[Application]:
    """What one human being applied for (all their joined records), as far as the asker may see it."""
    seen = applications_visible_to(by, own=own)
    found = Application.objects.filter(seen, person_id__in=person_ids)
    return found.select_related("advert__organisation")
