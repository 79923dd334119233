"""Putting everybody who joins on the induction, the day they begin: whatever the sector or grade.

Times in posts are read by their numbers, a batch at a time, each in a transaction and with an event of
its own: after a file of three million rows nobody waits for the last of them. New numbers are read every
minute; all of them every hour, for whoever begins today, was put right, was joined, or left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import connection, transaction
from django.db.models import Max
from django.utils.timezone import localdate

from leadwell.actor import Actor, Permission
from leadwell.history.actions import record
from leadwell.organisations.models import Tenure
from leadwell.reasons import NotPermitted
from leadwell.training.actions import induction_statements as sql
from leadwell.training.actions.induction_adopting import adopt_induction
from leadwell.training.actions.induction_settling import settle
from leadwell.training.models import Enrolment, EnrolmentMark, Programme
from leadwell.training.queries.induction_terms import InductionTerms, induction_terms
from leadwell.training.rules.facts import Job
from leadwell.training.rules.track_of import track_of

AT_A_TIME = 200_000
LOCK = 0x1D0C
Back = Literal["mark", "all"]


@dataclass(frozen=True)
class _Batch:
    """What one batch needs to know."""

    by: Actor
    now: datetime
    programme: Programme
    terms: InductionTerms


def enrol_joiners(*, by: Actor, now: datetime, back: Back = "mark") -> int:
    """Enrol everybody who began in a post on the induction's first day or later. Twice is once.

    With "mark" only times in posts that were told since the last run are read, with "all" every one;
    then inductions of those who left are closed, too. Answers how many began an induction somewhere.
    """
    if not by.may(Permission.KEEP_PROGRAMMES):
        raise NotPermitted("Only somebody who keeps the national programmes enrols everybody.")
    programme = adopt_induction(by=by, now=now)
    batch = _Batch(by, now, programme, induction_terms(localdate(now)))
    mark, _made = EnrolmentMark.objects.get_or_create(
        programme=programme, defaults={"read_at": now}
    )
    begun = sum(_read(batch, *ends) for ends in _ranges(mark.up_to if back == "mark" else 0))
    if back == "all":
        _look_again(batch)
    return begun


def _ranges(after: int) -> Iterator[tuple[int, int]]:
    last = Tenure.objects.aggregate(last=Max("pk"))["last"] or 0
    while after < last:
        up_to = min(after + AT_A_TIME, last)
        yield after, up_to
        after = up_to


@transaction.atomic
def _read(batch: _Batch, after: int, up_to: int) -> int:
    """Enrol the joiners among the times in posts with these numbers. One at a time does it."""
    _run("SELECT pg_advisory_xact_lock(%(lock)s)", lock=LOCK)
    _lay_joiners(batch, after, up_to)
    begun = _begin(batch) if _run("SELECT 1 FROM induction_joined LIMIT 1") else []
    EnrolmentMark.objects.filter(programme=batch.programme, up_to__lt=up_to).update(
        up_to=up_to, read_at=batch.now
    )
    return len(begun)


def _lay_joiners(batch: _Batch, after: int, up_to: int) -> None:
    """Who joined, as what, and which parts that means."""
    first, today = batch.programme.from_on, localdate(batch.now)
    _run(sql.NO_JOINERS)
    _run(sql.JOINED, after=after, up_to=up_to, first=first, today=today)
    _run(sql.RECORDS)
    _run("ANALYZE induction_joined, induction_records")
    _run(sql.NOT_NEW, gap=batch.terms.same_stay_days, programme=batch.programme.pk)


def _begin(batch: _Batch) -> list[int]:
    """Enrol them, begin their time with this employer, and count what they did before."""
    _put_on_tracks(batch)
    people = _run("SELECT DISTINCT human FROM induction_joined")
    event = _tell(batch, "induction.enrolled", people=people)
    known = {"programme": batch.programme.pk}
    _run(sql.ENROL, event=event, **known)
    _run(sql.GROUPS, **known)
    _run(sql.WEEKS)
    begun = _numbers(sql.BEGIN, **known)
    settle(_numbers(sql.ENROLMENTS, periods=begun), today=localdate(batch.now), event=lambda: event)
    return begun


def _put_on_tracks(batch: _Batch) -> None:
    """Judge every sort of job once, however many have it: TRN-10."""
    sized = [kind for line in batch.terms.tracks if line.at_most for kind in line.kinds]
    _run(sql.SIZES, sized=sized, today=localdate(batch.now))
    with connection.cursor() as cursor:
        cursor.execute(sql.JOBS)
        jobs = [Job(*row) for row in cursor.fetchall()]
    _run(
        sql.TRACKS,
        kinds=[job.kind for job in jobs],
        jobs=[job.name for job in jobs],
        sizes=[job.people for job in jobs],
        tracks=[track_of(job, lines=batch.terms.tracks) for job in jobs],
    )


def _look_again(batch: _Batch) -> None:
    """Close the inductions of those who left, and count what was shown since."""
    open_ = Enrolment.objects.filter(programme=batch.programme, periods__until_on=None)
    numbers = list(open_.order_by("pk").values_list("pk", flat=True).distinct())
    for at in range(0, len(numbers), AT_A_TIME):
        with transaction.atomic():
            settle(
                numbers[at : at + AT_A_TIME],
                today=localdate(batch.now),
                event=lambda: _tell(batch, "induction.caught_up"),
            )


def _tell(batch: _Batch, what: str, **details: Any) -> int:
    return record(what, about=batch.programme, by=batch.by, now=batch.now, details=details)


def _run(statement: str, **values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return int(cursor.rowcount)


def _numbers(statement: str, **values: Any) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [number for (number,) in cursor.fetchall()]
