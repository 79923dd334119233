"""Breaches: times in a post that began at a gated level because a file from outside said so.

A file is never refused for it: what happened, happened. It is noted, and closed when the person meets what
is asked, or has a waiver, or leaves the post. One sweep asks about everybody, so it may be run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from leadwell.actor import EVERYWHERE, Actor, Permission
from leadwell.appointments.actions.answering import Answered, answered, keep_answers
from leadwell.appointments.models import Breach
from leadwell.appointments.queries.asking import (
    Entering,
    StandardsOn,
    entering,
    standards_on,
    verdicts,
)
from leadwell.appointments.rules.facts import Answer, Verdict
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation, Tenure
from leadwell.organisations.permissions import not_over
from leadwell.reasons import NotPermitted
from leadwell.standards.models import Requirement, Status, Version

AT_A_TIME = 2_000
NOT_ALL = "Only a job that sees all people looks for breaches."
CLOSES = {Answer.MET: "met", Answer.MET_UNTIL: "met", Answer.WAIVED_UNTIL: "waived"}


@transaction.atomic
def note_breaches(*, by: Actor, now: datetime, path: str = EVERYWHERE) -> int:
    """Note every time in a post that a file began at a gated level with the gate shut on its first day,
    under a path. What was noted before is not noted again. Answers how many are new."""
    if not by.may(Permission.SEE_PEOPLE, path):
        raise NotPermitted(NOT_ALL)
    new = []
    for standards, tenures in _begun(path, now=now):
        asked = [
            entering(each.person_id, each.post, on=each.from_on, standards=standards)
            for each in tenures
        ]
        found = verdicts(asked, standards=standards)
        keep_answers(_let_in(asked, found, standards))
        new += [
            _breach(tenure, question.level or 0, answer, now=now)
            for tenure, question, answer in zip(tenures, asked, found, strict=True)
            if not answer.admits
        ]
    for each in _remembered(new, by=by, now=now):
        Breach.objects.bulk_create(each, ignore_conflicts=True, batch_size=AT_A_TIME)
    return len(new)


def _let_in(
    asked: Sequence[Entering], found: Sequence[Verdict], standards: StandardsOn
) -> list[Answered]:
    """The answers about those whom the gate lets in; the others are breaches."""
    pairs = zip(asked, found, strict=True)
    answers = [answered(each, said, standards=standards) for each, said in pairs if said.admits]
    return [each for each in answers if each is not None]


def _begun(path: str, *, now: datetime) -> Iterator[tuple[StandardsOn, list[Tenure]]]:
    """The times files began since something binds, some at a time, with the standards of their days."""
    days = _days_of_change()
    first = _first_bite()
    if first is None:
        return
    rows = _from_files(path, since=first, today=localdate(now)).order_by("from_on", "pk")
    chosen = rows.select_related("post").iterator(AT_A_TIME)
    for day, tenures in groupby(chosen, key=lambda each: _last(days, each.from_on)):
        standards = standards_on(day)
        levels = standards.levels
        for several in _pieces(tenures):
            kept = [
                each
                for each in several
                if entering(0, each.post, on=each.from_on, standards=standards).level in levels
            ]
            yield standards, kept


def _from_files(path: str, *, since: date, today: date) -> QuerySet[Tenure]:
    """Times in posts that may have a level, as files say, where the same person did not hold the same
    level here the day before: other hours are no beginning."""
    before = Tenure.objects.filter(
        person=OuterRef("person"),
        post__organisation=OuterRef("post__organisation"),
        post__level=OuterRef("post__level"),
        from_on__lt=OuterRef("from_on"),
        until_on__gte=OuterRef("from_on"),
    )
    levelled = Q(post__level__isnull=False) | Q(post__leads=True) | Q(post__board=True)
    found = Tenure.objects.filter(levelled, not_over(today), scheme__isnull=False)
    found = found.filter(from_on__gte=since, from_on__lte=today)
    if path != EVERYWHERE:
        found = found.filter(post__organisation__path__startswith=path)
    noted = Breach.objects.filter(tenure=OuterRef("pk"))
    return found.exclude(Exists(noted)).exclude(Exists(before))


def _first_bite() -> date | None:
    """The first day on which anything published binds."""
    found = Requirement.objects.filter(
        version__status__in=(Status.PUBLISHED, Status.RETIRED), bites_on__isnull=False
    )
    return found.order_by("bites_on").values_list("bites_on", flat=True).first()


def _days_of_change() -> list[date]:
    """Every day on which what the standards say may have changed."""
    found = Version.objects.filter(status__in=(Status.PUBLISHED, Status.RETIRED))
    pairs = found.values_list("from_on", "until_on")
    return sorted({day for pair in pairs for day in pair if day})


def _last(days: list[date], day: date) -> date:
    return max((each for each in days if each <= day), default=day)


def _pieces(rows: Iterable[Tenure]) -> Iterator[list[Tenure]]:
    piece: list[Tenure] = []
    for row in rows:
        piece.append(row)
        if len(piece) == AT_A_TIME:
            yield piece
            piece = []
    yield piece


def _breach(tenure: Tenure, level: int, found: Verdict, *, now: datetime) -> Breach:
    binding = [gap for gap in found.gaps if gap.binds]
    return Breach(
        tenure=tenure,
        organisation_id=tenure.post.organisation_id,
        level=level,
        version_id=binding[0].demand.version_id,
        missing=sorted({key for gap in binding for key in gap.ways[0]}),
        noted_on=localdate(now),
    )


def _remembered(new: list[Breach], *, by: Actor, now: datetime) -> Iterator[list[Breach]]:
    """One event for each organisation, with how many; nobody's name."""
    new.sort(key=lambda each: each.organisation_id)
    for number, group in groupby(new, key=lambda each: each.organisation_id):
        breaches = list(group)
        place = Organisation.objects.get(pk=number)
        event = record(
            "breaches.noted",
            about=place,
            by=by,
            now=now,
            details={"breaches": len(breaches)},
            rules=["APT-10"],
            versions=_versions(breaches),
        )
        for each in breaches:
            each.noted_in = event
        yield breaches


def _versions(breaches: list[Breach]) -> dict[str, str]:
    found = Version.objects.filter(pk__in={each.version_id for each in breaches})
    return dict(found.values_list("framework__slug", "number"))


@transaction.atomic
def close_breaches(*, by: Actor, now: datetime, path: str = EVERYWHERE) -> int:
    """Close every open breach whose person meets what is asked today, has a waiver, or holds the post no
    more. Answers how many."""
    if not by.may(Permission.SEE_PEOPLE, path):
        raise NotPermitted(NOT_ALL)
    today = localdate(now)
    standards = standards_on(today)
    rows = Breach.objects.filter(closed_on=None, organisation__path__startswith=path)
    breaches = list(rows.select_for_update(of=("self",)).select_related("tenure__post"))
    here = [
        each for each in breaches if each.tenure.until_on is None or each.tenure.until_on > today
    ]
    asked = [
        entering(each.tenure.person_id, each.tenure.post, on=today, standards=standards)
        for each in here
    ]
    why = dict.fromkeys([each.pk for each in breaches if each not in here], "ended")
    for breach, found in zip(here, verdicts(asked, standards=standards), strict=True):
        if found.answer in CLOSES:
            why[breach.pk] = CLOSES[found.answer]
    closed = [each for each in breaches if each.pk in why]
    for each in closed:
        each.closed_on, each.closed_because = today, why[each.pk]
    Breach.objects.bulk_update(closed, ["closed_on", "closed_because"], batch_size=AT_A_TIME)
    _remember_closing(closed, by=by, now=now)
    return len(closed)


def _remember_closing(closed: list[Breach], *, by: Actor, now: datetime) -> None:
    closed.sort(key=lambda each: each.organisation_id)
    for number, group in groupby(closed, key=lambda each: each.organisation_id):
        breaches = list(group)
        details = {"breaches": len(breaches)}
        place = Organisation.objects.get(pk=number)
        record(
            "breaches.closed",
            about=place,
            by=by,
            now=now,
            details=details,
            rules=["APT-10"],
            versions=_versions(breaches),
        )
