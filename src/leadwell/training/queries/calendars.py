"""Whose course dates a private address shows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.gateways.calendar import CourseDate
from leadwell.gateways.fingerprint import digest_of
from leadwell.organisations.permissions import own_records
from leadwell.people.queries import records_of
from leadwell.training.models import LIVE, CalendarFeed, Place, Session

AT_OURS = "leadwell"


def has_calendar(*, by: Actor) -> bool:
    """Whether the asker has an open address."""
    return CalendarFeed.objects.filter(
        person_id__in=own_records(by), ended_at__isnull=True
    ).exists()


def dates_at(secret: str, *, site: str) -> list[CourseDate] | None:
    """The dates behind a private address; None where it is none, or was ended."""
    kept = CalendarFeed.objects.filter(token_digest=digest_of(secret), ended_at__isnull=True)
    feed = kept.first()
    return None if feed is None else _dates(records_of(feed.person_id), site)


def my_date(session_id: int, *, by: Actor, site: str) -> list[CourseDate]:
    """One session of a run on which the asker has a place. Errors: `Session.DoesNotExist`."""
    session = _mine(own_records(by)).get(pk=session_id)
    return [_date(session, site)]


def my_dates(*, by: Actor, site: str) -> list[CourseDate]:
    """Every session of the runs on which the asker has a place."""
    return _dates(own_records(by), site)


def _mine(person_ids: Iterable[int]) -> QuerySet[Session]:
    """The sessions of every run on which one of these records has a place that was taken."""
    taken = Place.objects.filter(LIVE, person_id__in=list(person_ids), accepted_at__isnull=False)
    return Session.objects.filter(run__in=taken.values("run")).select_related("run__programme")


def _dates(person_ids: Iterable[int], site: str) -> list[CourseDate]:
    return [_date(one, site) for one in _mine(person_ids)]


def _date(one: Session, site: str) -> CourseDate:
    run = one.run
    title = f"{run.title}: {one.title}" if one.title else run.title
    return CourseDate(
        identifier=f"session-{one.pk}@{AT_OURS}",
        title=title,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        where=one.where or run.where,
        about=run.programme.title,
        address=f"{site}/training/{run.programme.code}/",
        file=f"/training/sessions/{one.pk}.ics",
        sequence=one.sequence,
        cancelled=one.cancelled or run.cancelled_on is not None,
    )
