"""Joiners and their inductions, made up for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from leadwell.actor import Permission, system_actor
from leadwell.organisations.models import Organisation, Tenure
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.people.models import Person
from leadwell.training.actions import enrol_joiners
from leadwell.training.models import Part, Period

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 2)
FIRST = date(2025, 9, 1)
LATELY = date(2026, 10, 5)
ENROLLER = system_actor("the induction", Permission.KEEP_PROGRAMMES)


def home(code: str = "H1", parent: Organisation | None = None) -> Organisation:
    """A care home."""
    return place(code, parent, kind="care-location", sector="social-care")


def joins(
    at: Organisation, who: Person | None = None, title: str = "Care worker", **more: Any
) -> Tenure:
    """Somebody begins at a place; on 5 October unless told otherwise."""
    return hold(who or person(), post(at, title), **{"from_on": LATELY, **more})


def enrol(back: str = "mark", now: datetime = NOW) -> int:
    """As the worker does every minute, or with "all" every hour."""
    return enrol_joiners(by=ENROLLER, now=now, back=back)


def period(at: Organisation, who: Person | None = None) -> Period:
    """The induction of the one who joined there."""
    found = Period.objects.select_related("enrolment__person", "organisation")
    return found.get(organisation=at, **({"enrolment__person": who} if who else {}))


def national(code: str = "welcome") -> Part:
    """A part of the national core."""
    return Part.objects.get(code=code, organisation=None)


def weeks(number: int) -> timedelta:
    """So many weeks."""
    return timedelta(weeks=number)
