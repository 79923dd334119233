"""Pay is kept by whoever loads staff files, once, and what cannot be believed is handed back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.fairness.actions.pay import note_pay
from leadwell.fairness.rules.pay.facts import PayFacts
from leadwell.fairness.tests.factories import pay_kept
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person, place
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db
LOADER = system_actor("a loader", Permission.LOAD_STAFF)
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
MARCH = date(2026, 3, 31)


@pytest.fixture
def trust():
    return place("T", kind="trust", sector="nhs-trust")


def note(trust, *rows, by=LOADER):
    facts = [PayFacts(line, who.pk, MARCH, Decimal(hourly)) for line, who, hourly in rows]
    return note_pay(by=by, organisation_id=trust.pk, facts=facts, now=NOW)


def test_every_line_is_added_changed_unchanged_or_refused(trust):
    one, two, three = person(), person(), person()
    first = note(trust, (2, one, "20"), (3, two, "18"))
    assert (first.added, first.changed, first.unchanged) == ({2, 3}, frozenset(), frozenset())
    then = note(trust, (2, one, "20"), (3, two, "19"), (4, three, "0"), (5, three, "21"))
    assert (then.added, then.changed, then.unchanged) == ({5}, {3}, {2})
    assert [(line, why.code) for line, why in then.refused] == [(4, "FAR-30c")]
    assert [kept.hourly for kept in pay_kept()] == [20, 19, 21]


def test_without_a_file_it_is_an_event_of_its_own_without_pay_in_it(trust):
    note(trust, (2, person(), "23.4567"))
    event = events("pay.noted").get()
    assert event.rules == ["FAR-30"]
    assert "23.4567" not in str(event.details)
    assert pay_kept()[0].noted_in == event.pk


def test_a_person_twice_in_one_call_is_kept_once(trust):
    who = person()
    found = note(trust, (2, who, "20"), (3, who, "20"))
    assert (found.added, found.unchanged) == ({2}, {3})
    assert len(pay_kept()) == 1


@pytest.mark.parametrize("by", [ANYONE, system_actor("a reader", Permission.SEE_FAIRNESS)])
def test_nobody_else_notes_pay(trust, by):
    with pytest.raises(NotPermitted):
        note(trust, (2, person(), "20"), by=by)
    assert not pay_kept()


def test_made_up_pay_says_so():
    made_up = place("M")
    note(made_up, (2, person(), "20"))
    assert pay_kept()[0].made_up
