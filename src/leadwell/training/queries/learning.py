"""Runs as those who teach and those who assess see them: who is on them, who came, who passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from leadwell.actor import Actor
from leadwell.organisations.permissions import own_records
from leadwell.reasons import Reason
from leadwell.training.models import LIVE, Achievement, Outcome, Place, Result, Run, Session
from leadwell.training.permissions.learning import (
    assessed_by,
    may_assess,
    may_note_attendance,
    results_visible_to,
)
from leadwell.training.queries.completions import Told, told_about
from leadwell.training.rules.learning.attendance_can_be_noted import attendance_can_be_noted
from leadwell.training.rules.learning.facts import Assessed
from leadwell.training.rules.learning.pass_can_be_taken_back import pass_can_be_taken_back
from leadwell.training.rules.learning.result_can_be_given import result_can_be_given


@dataclass(frozen=True, slots=True)
class OnRun:
    """One person on a run: how many of its sessions they came to, and their results, oldest first.
    `taken_back` says that a pass was given and counts no more."""

    place: Place
    came: int
    noted: int
    results: tuple[Result, ...]
    taken_back: bool

    @property
    def passed(self) -> bool:
        """Whether the last word is a pass."""
        return any(one.outcome == Outcome.PASS for one in self.results)


@dataclass(frozen=True, slots=True)
class ToAssess:
    """One place as the page about its result needs it."""

    one: OnRun
    run: Run
    in_the_way: tuple[Reason, ...]
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class PassGiven:
    """A pass as the page that takes it back needs it, and what still counts because of it."""

    one: OnRun
    run: Run
    counts: tuple[Achievement, ...]
    in_the_way: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RegisterOf:
    """A session, everybody on its run (place and name), and which places are noted as there."""

    session: Session
    people: tuple[tuple[int, str], ...]
    came: frozenset[int]
    in_the_way: tuple[Reason, ...]


def runs_to_assess(*, by: Actor, today: date) -> QuerySet[Run]:
    """Runs the asker assesses that have begun and on which somebody has no pass yet. Where most people wait
    comes first."""
    waiting = Q(given__accepted_at__isnull=False) & ~Q(given__results__outcome=Outcome.PASS)
    found = Run.objects.filter(assessed_by(by), starts_on__lte=today, cancelled_on__isnull=True)
    found = found.annotate(waiting=Count("given", filter=waiting, distinct=True))
    found = found.filter(waiting__gt=0).select_related("programme", "provider__organisation")
    return found.order_by("-waiting", "starts_on", "code")


def run_to_assess(code: str, *, by: Actor) -> Run:
    """A run the asker assesses. Errors: `Run.DoesNotExist`."""
    run = Run.objects.select_related("programme", "provider__organisation").get(code=code)
    if not may_assess(by, run):
        raise Run.DoesNotExist
    return run


def on_run(run: Run, *, by: Actor) -> list[OnRun]:
    """Everybody who took a place on a run, as far as the asker may see them, by name."""
    seen = Place.objects.filter(LIVE, results_visible_to(by), run=run, accepted_at__isnull=False)
    counted = seen.annotate(
        noted=Count("attendance"),
        came=Count("attendance", filter=Q(attendance__came=True)),
        taken_back=Exists(
            Achievement.objects.filter(place=OuterRef("pk"), withdrawn_on__isnull=False)
        ),
    )
    results = Prefetch("results", Result.objects.order_by("assessed_on", "pk"))
    rows = counted.select_related("person").prefetch_related(results)
    return [
        OnRun(one, one.came, one.noted, tuple(one.results.all()), one.taken_back)
        for one in rows.order_by("person__sort_key", "pk")
    ]


def sessions_of(run: Run) -> QuerySet[Session]:
    """Its meetings, in their order."""
    return Session.objects.filter(run=run)


def came_to(session: Session, *, by: Actor) -> dict[int, bool]:
    """Which places of a session were noted, and whether their people came."""
    seen = Place.objects.filter(results_visible_to(by), run=session.run_id)
    rows = seen.filter(attendance__session=session)
    return dict(rows.values_list("pk", "attendance__came"))


def assessed(place: Place, *, by: Actor) -> Assessed:
    """A place as the rule about results asks for it."""
    ended = (place.declined_at, place.handed_back_at, place.lapsed_at, place.replaced_at)
    return Assessed(
        accepted=place.accepted_at is not None,
        over=any(each is not None for each in ended),
        cancelled=place.run.cancelled_on is not None,
        starts_on=place.run.starts_on,
        ends_on=place.run.ends_on,
        passed=place.results.filter(outcome=Outcome.PASS).exists(),
        own=place.person_id in own_records(by),
    )


def place_to_assess(place_id: int, *, by: Actor, today: date) -> ToAssess:
    """A place the asker assesses, and what stands in the way. Errors: `Place.DoesNotExist`."""
    place, found = _to_judge(place_id, by=by)
    way = result_can_be_given(assessed(place, by=by), assessed_on=today, today=today)
    told = told_about(place.run, by=by).get(place.pk, ())
    return ToAssess(found, place.run, tuple(way), told)


def pass_given(place_id: int, *, by: Actor) -> PassGiven:
    """The pass of a place the asker assesses, and what stands in the way of taking it back. Errors:
    `Place.DoesNotExist`."""
    place, found = _to_judge(place_id, by=by)
    counts = tuple(counting_for(place).select_related("item"))
    way = pass_can_be_taken_back(assessed(place, by=by), counts=bool(counts))
    return PassGiven(found, place.run, counts, tuple(way))


def counting_for(place: Place) -> QuerySet[Achievement]:
    """What was achieved by a place and was not withdrawn."""
    return place.achievements.filter(withdrawn_on__isnull=True)


def _to_judge(place_id: int, *, by: Actor) -> tuple[Place, OnRun]:
    held = Place.objects.select_related("run__programme", "run__provider__organisation")
    place = held.get(pk=place_id)
    found = [one for one in on_run(place.run, by=by) if one.place.pk == place_id]
    if not may_assess(by, place.run) or not found:
        raise Place.DoesNotExist
    return place, found[0]


def run_taught(code: str, *, by: Actor) -> tuple[Run, list[Session]]:
    """A run of a provider for which the asker offers training, and its sessions. Errors:
    `Run.DoesNotExist`."""
    run = Run.objects.select_related("programme", "provider__organisation").get(code=code)
    if not may_note_attendance(by, run):
        raise Run.DoesNotExist
    return run, list(sessions_of(run))


def register(session_id: int, *, by: Actor, now: datetime) -> RegisterOf:
    """The register of a session as it stands. Errors: `Session.DoesNotExist`."""
    found = Session.objects.select_related("run__provider__organisation").get(pk=session_id)
    if not may_note_attendance(by, found.run):
        raise Session.DoesNotExist
    people = tuple((one.place.pk, one.place.person.name) for one in on_run(found.run, by=by))
    came = frozenset(place for place, there in came_to(found, by=by).items() if there)
    way = attendance_can_be_noted(
        starts_at=found.starts_at, cancelled=found.cancelled, accepted=True, now=now
    )
    return RegisterOf(found, people, came, tuple(way))
