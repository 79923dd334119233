"""Whom to remind of what today: what runs out, places that wait for an answer, inductions that fall due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from leadwell.access.queries import addresses_of
from leadwell.actor import Actor, Permission
from leadwell.organisations.models import ReportingLine, Tenure
from leadwell.organisations.permissions import in_force, own_records
from leadwell.people.queries import records_of_each
from leadwell.reasons import NotPermitted
from leadwell.training.models import LIVE, Achievement, Period, Place, Reminder, ReminderChoice
from leadwell.training.rules.learning.reminder_due import LATE, reminder_due

FOLDER = Path(__file__).resolve().parents[1] / "definitions"
ACHIEVEMENT, PLACE, INDUCTION, TEAM = "achievement", "place", "induction", "team-induction"
Sent = Mapping[tuple[int, str, int], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to remind a person of."""

    person_id: int
    about: str
    about_id: int
    title: str
    due_on: date
    days_before: int = 0


@dataclass(frozen=True, slots=True)
class LetterDue:
    """Everything to remind one person of today, and where they read it."""

    person_id: int
    address: str
    things: tuple[Due, ...]


@cache
def _definition() -> Mapping[str, Any]:
    newest = max(FOLDER.glob("reminders_*.yaml"))
    found: Mapping[str, Any] = yaml.safe_load(newest.read_text(encoding="utf-8"))
    return found


def offered_days() -> tuple[int, ...]:
    """The days somebody can choose among."""
    return tuple(_definition()["choices"])


def usual_days() -> tuple[int, ...]:
    """When somebody is reminded who chose nothing."""
    return tuple(_definition()[ACHIEVEMENT])


def my_days(*, by: Actor) -> tuple[int, ...]:
    """When the asker is reminded of what runs out; empty where they switched reminders off."""
    chosen = ReminderChoice.objects.filter(person__in=own_records(by)).first()
    return tuple(chosen.days) if chosen else usual_days()


def letters_due(*, by: Actor, today: date) -> list[LetterDue]:
    """A letter for everybody with an account whom something reminds of today. Only the nightly job asks."""
    if not by.may_somewhere(Permission.KEEP_PROGRAMMES):
        raise NotPermitted("Only the nightly job reads whom to remind.")
    found = [*_running_out(today), *_places(today), *_inductions(today), *_teams(today)]
    kept = records_of_each({one.person_id for one in found})
    addresses = addresses_of(set(chain.from_iterable(kept.values())))
    letters: dict[tuple[int, str], list[Due]] = {}
    for one in _still_due(found, today):
        read_by = next((each for each in kept[one.person_id] if each in addresses), None)
        if read_by is not None:
            letters.setdefault((read_by, addresses[read_by]), []).append(one)
    return [LetterDue(who, where, tuple(things)) for (who, where), things in letters.items()]


def _still_due(found: Sequence[Due], today: date) -> Iterable[Due]:
    """Those for which today is the day and that were not sent, each with its interval."""
    people = {one.person_id for one in found}
    chosen = {each.person_id: each.days for each in _chosen(people)}
    sent = _sent(people)
    for one in found:
        mine = chosen.get(one.person_id)
        usual = [0] if one.about == TEAM else _definition()[one.about]
        days = mine if mine is not None and (one.about == ACHIEVEMENT or not mine) else usual
        before = sent.get((one.person_id, one.about, one.about_id), frozenset())
        due = reminder_due(one.due_on, today=today, intervals=days, sent=before)
        if due is not None:
            yield Due(one.person_id, one.about, one.about_id, one.title, one.due_on, due)


def _chosen(people: Collection[int]) -> Iterable[ReminderChoice]:
    return ReminderChoice.objects.filter(person__in=people)


def _sent(people: Collection[int]) -> Sent:
    rows = Reminder.objects.filter(person__in=people)
    found: dict[tuple[int, str, int], set[int]] = {}
    for one in rows:
        found.setdefault((one.person_id, one.about, one.about_id), set()).add(one.days_before)
    return {key: frozenset(days) for key, days in found.items()}


def _running_out(today: date) -> Iterable[Due]:
    """Achievements that run out and that nothing goes on from."""
    last = today + timedelta(days=max(offered_days()))
    later = Achievement.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=OuterRef("until_on")),
        person=OuterRef("person"), key=OuterRef("key"), withdrawn_on__isnull=True,
    )  # fmt: skip
    found = Achievement.objects.filter(
        ~Exists(later), withdrawn_on__isnull=True, until_on__gte=today, until_on__lte=last
    )
    for one in found.select_related("item", "programme").order_by("until_on", "pk"):
        title = one.programme.title if one.programme else one.item.short or one.item.statement
        if one.until_on is not None:
            yield Due(one.person_id, ACHIEVEMENT, one.pk, title, one.until_on)


def _places(today: date) -> Iterable[Due]:
    """Places offered that nobody answered yet."""
    waiting = Place.objects.filter(LIVE, accepted_at__isnull=True, answer_by__isnull=False)
    for one in waiting.select_related("run").order_by("answer_by", "pk"):
        if one.answer_by is not None and localdate(one.answer_by) >= today:
            yield Due(one.person_id, PLACE, one.pk, one.run.title, localdate(one.answer_by))


def _open_periods(today: date, days: Collection[int]) -> Iterable[Period]:
    """Inductions that go on, around these days before they fall due."""
    open_ = Period.objects.filter(
        until_on__isnull=True, finished_on__isnull=True, exempt_because="",
        due_on__gte=today + timedelta(days=min(days) - LATE),
        due_on__lte=today + timedelta(days=max(days)),
    )  # fmt: skip
    return open_.select_related("enrolment", "organisation").order_by("due_on", "pk")


def _inductions(today: date) -> Iterable[Due]:
    for one in _open_periods(today, _definition()[INDUCTION]):
        yield Due(one.enrolment.person_id, INDUCTION, one.pk, one.organisation.name, one.due_on)


def _teams(today: date) -> Iterable[Due]:
    """For line managers: the inductions in their team that have just become overdue."""
    late = list(_open_periods(today, [-1]))
    managers = _managers_of({one.enrolment.person_id for one in late}, today)
    for one in late:
        for manager in managers.get((one.enrolment.person_id, one.organisation_id), ()):
            yield Due(manager, TEAM, one.pk, one.organisation.name, one.due_on + timedelta(days=1))


def _managers_of(people: Collection[int], today: date) -> Mapping[tuple[int, int], set[int]]:
    """Who holds the posts that these people's posts report to, by person and employer."""
    records = records_of_each(set(people))
    first = {record: person for person, each in records.items() for record in each}
    held = Tenure.objects.filter(in_force(today), person__in=first)
    posts = held.order_by().values_list("person_id", "post__organisation_id", "post_id")
    lines = ReportingLine.objects.filter(in_force(today), post_id__in=[post for *_, post in posts])
    above = dict(lines.order_by().values_list("post_id", "to_post_id"))  # one line at a time
    holding = Tenure.objects.filter(in_force(today), post_id__in=set(above.values()))
    holders: dict[int, set[int]] = {}
    for at, who in holding.order_by().values_list("post_id", "person_id"):
        holders.setdefault(at, set()).add(who)
    found: dict[tuple[int, int], set[int]] = {}
    for person, employer, post in posts:
        to = holders.get(above.get(post, 0), set())
        found.setdefault((first[person], employer), set()).update(to)
    return found
