"""Adverts, applications, waivers and who gives them, made up for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Actor
from leadwell.appointments.models import Advert, Application, Waiver
from leadwell.organisations.models import Organisation, Post
from leadwell.standards.tests.factories import version

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


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


def officer(place: Organisation) -> Actor:
    """Somebody who keeps the staff of a place and appoints there."""
    return actor_with_role("hr-officer", place)


def chief(place: Organisation) -> Actor:
    """The accountable officer of a place, who may waive the gate."""
    return actor_with_role("accountable-officer", place)


def waived(person_id: int, post: Post, given_by: int, **more: Any) -> Waiver:
    """A waiver for somebody in a post, half a year long."""
    said = {
        "level": post.level, "version": version(), "missing": [], "because": "Made up",
        "plan": "Made up", "given_at": NOW, "from_on": TODAY, "until_on": date(2027, 5, 21), **more,
    }  # fmt: skip
    return Waiver.objects.create(
        person_id=person_id, organisation=post.organisation, post=post, given_by_id=given_by, **said
    )
