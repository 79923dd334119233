"""Adverts and applications, made up for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from leadwell.appointments.models import Advert, Application
from leadwell.organisations.models import Organisation


def applied(
    place: Organisation, person_id: int, title: str = "Ward manager", **stages: Any
) -> Application:
    """Somebody's application for a post of their own."""
    advert = Advert.objects.create(
        organisation=place, reference=f"{title} {person_id}", title=title
    )
    said = {"applied_on": date(2031, 4, 1), **stages}
    return Application.objects.create(
        advert=advert, person_id=person_id, reference=str(person_id), **said
    )
