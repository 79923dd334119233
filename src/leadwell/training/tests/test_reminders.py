"""Reminders: on their day or a little late, once, to whoever has an account and did not switch them off."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from leadwell.access.tests.factories import AccountFactory
from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import hold, person, place, post, reports, signed_in
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.actions.reminders import choose_reminders, note_reminders
from leadwell.training.models import Enrolment, Period, Place, Reminder, ReminderChoice
from leadwell.training.queries import reminders as queries
from leadwell.training.rules.learning.reminder_due import reminder_due
from leadwell.training.tasks import reminders as task
from leadwell.training.tests.factories import achieved
from leadwell.training.tests.rounds import programme, run

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 6, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "sent", "expected"),
    [
        pytest.param(91, (), None, id="too-early"),
        pytest.param(90, (), 90, id="on-the-day"),
        pytest.param(83, (), 90, id="a-week-late"),
        pytest.param(82, (), None, id="later-than-that-waits-for-the-next"),
        pytest.param(90, (90,), None, id="never-twice"),
        pytest.param(7, (90, 30), 7, id="the-last"),
        pytest.param(0, (90, 30, 7), None, id="nothing-after"),
    ],
)
def test_when_a_reminder_goes_out(left, sent, expected):
    due = TODAY + timedelta(days=left)
    assert reminder_due(due, today=TODAY, intervals=[90, 30, 7], sent=sent) == expected


def test_after_its_day_a_reminder_is_counted_below_nought():
    for late, expected in ((0, 0), (7, -7), (15, None)):
        due = TODAY - timedelta(days=late)
        assert reminder_due(due, today=TODAY, intervals=[7, 0, -7], sent=[7]) == expected


@pytest.fixture
def who(db):
    found = person("Wren Made-Up")
    AccountFactory(person=found, email="wren@trust.example")
    return found


def due(today=TODAY):
    found = queries.letters_due(by=task.REMINDER, today=today)
    return [(one.address, [thing.about for thing in one.things]) for one in found]


def runs_out(who, key="core:2.1", days=30, **more):
    return achieved(who.pk, key, until_on=TODAY + timedelta(days=days), **more)


def test_what_runs_out_is_told_to_whoever_has_an_account(who):
    runs_out(who)
    runs_out(person(), "core:2.2")
    runs_out(who, "core:2.3", withdrawn_on=TODAY)
    runs_out(who, "core:2.4", days=200)
    assert due() == [("wren@trust.example", ["achievement"])]
    who.account.is_active = False
    who.account.save()
    assert due() == []


def test_what_was_renewed_is_not_told(who):
    runs_out(who, programme=programme("lead"))
    achieved(who.pk, "core:2.1", source="pass")
    assert due() == []


def test_joined_records_are_one_person(who):
    other = person()
    other.joined_to = who
    other.save()
    runs_out(other)
    assert due() == [("wren@trust.example", ["achievement"])]


def test_a_place_that_waits_is_told_before_its_answer_falls_due(who):
    offered = {"run": run("lead-1"), "offered_at": NOW}
    soon = Place.objects.create(**offered, person=who, answer_by=NOW + timedelta(days=3))
    assert due() == [("wren@trust.example", ["place"])]
    soon.accepted_at = NOW
    soon.save()
    assert due() == []
    Place.objects.create(
        run=run("lead-2"), offered_at=NOW, person=who, answer_by=NOW - timedelta(days=1)
    )
    assert due() == []


@pytest.fixture
def team(who):
    """An induction of somebody who reports to Wren, and of somebody who reports to nobody."""
    home = place("H7")
    boss, nurse = post(home), post(home)
    hold(who, boss)
    reports(nurse, boss)
    starter, alone = person(), person()
    hold(starter, nurse)
    hold(alone, post(home))
    AccountFactory(person=starter, email="starter@trust.example")
    core = programme("induction", kind="induction")
    for one in (starter, alone):
        enrolled = Enrolment.objects.create(person=one, programme=core, began_on=TODAY)
        Period.objects.create(
            enrolment=enrolled, organisation=home, from_on=TODAY, due_on=TODAY + timedelta(days=7)
        )
    return home


def test_an_induction_is_told_to_the_person_and_once_overdue_to_the_line_manager(team):
    assert due() == [("starter@trust.example", ["induction"])]
    assert due(TODAY + timedelta(days=8)) == [
        ("starter@trust.example", ["induction"]),
        ("wren@trust.example", ["team-induction"]),
    ]
    Period.objects.update(exempt_because="A partner of twenty years")
    assert due(TODAY + timedelta(days=8)) == []


def test_letters_go_out_once_and_name_nobody_else(who, team, monkeypatch, settings):
    settings.LEADWELL_ADDRESS = "https://leadwell.example"
    runs_out(who, days=38, programme=programme("lead", title="Leading a team"))
    runs_out(who, "core:2.2", days=38, programme=programme("lead"))
    morning = TODAY + timedelta(days=8)
    monkeypatch.setattr(task.timezone, "localdate", lambda: morning)
    assert task.send_reminders(0) == 2
    mine = next(one for one in mail.outbox if one.to == ["wren@trust.example"])
    assert mine.subject == "2 reminders from Leadwell"
    assert mine.body.count("Leading a team runs out on 10 December 2026.") == 1
    assert "1 person in your team has an induction that is now overdue" in mine.body
    assert "https://leadwell.example/my/reminders/" in mine.body
    starter = next(one for one in mail.outbox if one.to == ["starter@trust.example"])
    assert "Your induction at Place H7 is due by 9 November 2026." in starter.body
    assert task.send_reminders(0) == 0
    assert len(mail.outbox) == len(events("reminders.sent")) == 2
    assert Reminder.objects.count() == 4


def test_a_place_and_an_overdue_induction_in_words(who, team, monkeypatch):
    Place.objects.create(
        run=run("lead-1"), offered_at=NOW, person=who, answer_by=NOW + timedelta(days=17)
    )
    monkeypatch.setattr(task.timezone, "localdate", lambda: TODAY + timedelta(days=14))
    task.send_reminders(0)
    words = "".join(one.body for one in mail.outbox)
    assert "Your place on Cohort lead-1 waits for your answer until 19 November 2026." in words
    assert "Your induction at Place H7 was due on 9 November 2026." in words


def test_a_letter_that_cannot_be_sent_goes_out_the_next_morning(who, monkeypatch):
    runs_out(who)

    def broken(*args, **kwargs):
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(task, "send_mail", broken)
        patched.setattr(task.timezone, "localdate", lambda: TODAY)
        assert task.send_reminders(0) == 0
    assert not Reminder.objects.exists()
    assert due() == [("wren@trust.example", ["achievement"])]


def test_of_two_jobs_at_once_one_sends(who):
    runs_out(who)
    (letter,) = queries.letters_due(by=task.REMINDER, today=TODAY)
    assert note_reminders(by=task.REMINDER, letter=letter, send=lambda: None, now=NOW) == 1
    assert not task._sent(letter)
    assert not mail.outbox


def test_only_the_nightly_job_reads_and_notes(who):
    runs_out(who)
    (letter,) = queries.letters_due(by=task.REMINDER, today=TODAY)
    for by in (ANYONE, signed_in(who)):
        with pytest.raises(NotPermitted):
            queries.letters_due(by=by, today=TODAY)
        with pytest.raises(NotPermitted):
            note_reminders(by=by, letter=letter, send=lambda: None, now=NOW)


def test_somebody_chooses_other_days_or_none_at_all(who, team):
    me = signed_in(who)
    runs_out(who, days=60)
    assert queries.my_days(by=me) == (90, 30, 7)
    for _again in range(2):
        choose_reminders(by=me, days=[60, 14], now=NOW)
    assert len(events("reminders.chosen")) == 1
    assert queries.my_days(by=me) == (60, 14)
    assert due() == [
        ("wren@trust.example", ["achievement"]),
        ("starter@trust.example", ["induction"]),
    ]
    choose_reminders(by=me, days=[], now=NOW)
    assert due(TODAY + timedelta(days=8)) == [("starter@trust.example", ["induction"])]
    with pytest.raises(RuleBroken, match="TRN-81"):
        choose_reminders(by=me, days=[61], now=NOW)
    with pytest.raises(NotPermitted):
        choose_reminders(by=ANYONE, days=[60], now=NOW)


def test_the_page_keeps_the_choice(who):
    client = Client()
    client.force_login(who.account)
    assert "90 days before" in client.get("/my/reminders/").content.decode()
    done = client.post("/my/reminders/", {"days": ["30", "7"]}, follow=True)
    assert "Your choice is kept" in done.content.decode()
    assert ReminderChoice.objects.get().days == [30, 7]
    client.post("/my/reminders/", {})
    assert "switched off" in client.get("/my/reminders/").content.decode()
    assert client.post("/my/reminders/", {"days": ["8"]}).status_code == 422
