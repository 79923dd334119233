"""Reminding people once, and letting them choose when."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor, Permission
from leadwell.history.actions import record
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.models import Reminder, ReminderChoice
from leadwell.training.queries.reminders import LetterDue, offered_days
from leadwell.training.rules.learning.reminders_can_be_chosen import reminders_can_be_chosen


@transaction.atomic
def note_reminders(*, by: Actor, letter: LetterDue, send: Callable[[], None], now: datetime) -> int:
    """Note that somebody is reminded, and `send` the letter: where that fails nothing is noted. Answers how
    many of the things they were not reminded of yet; where that is none, another job was first and nothing
    is sent. Raises `NotPermitted`."""
    if not by.may_somewhere(Permission.KEEP_PROGRAMMES):
        raise NotPermitted("Only the nightly job notes who was reminded.")
    told = [
        Reminder.objects.get_or_create(
            person_id=one.person_id, about=one.about, about_id=one.about_id,
            days_before=one.days_before, defaults={"sent_at": now},
        )
        for one in letter.things
    ]  # fmt: skip
    new = sum(made for _row, made in told)
    if new:
        person = Person.objects.get(pk=letter.person_id)
        record("reminders.sent", about=person, by=by, now=now, details={"things": new})
        send()
    return new


@transaction.atomic
def choose_reminders(*, by: Actor, days: Collection[int], now: datetime) -> None:
    """Choose how many days before something runs out to be reminded; none switches all reminders off. The
    same again changes nothing. Raises `NotPermitted`, `RuleBroken` (TRN-81)."""
    if by.person_id is None:
        raise NotPermitted("Sign in to choose your reminders.")
    insist_on(reminders_can_be_chosen(days, offered=offered_days()))
    wanted = sorted(set(days), reverse=True)
    person = Person.objects.select_for_update().get(pk=by.person_id)
    kept = ReminderChoice.objects.filter(person=person).first()
    if kept is None or kept.days != wanted:
        ReminderChoice.objects.update_or_create(person=person, defaults={"days": wanted})
        record("reminders.chosen", about=person, by=by, now=now)
