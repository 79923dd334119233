"""Whoever was given a role that sees exact numbers finds those of the last year in the morning."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadwell.access.tests.factories import AccountFactory, GrantFactory
from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions import new_readers
from leadwell.fairness.tests.factories import NOW, even, result, snapshot
from leadwell.organisations.tests.factories import place

pytestmark = pytest.mark.django_db
COUNTER = system_actor("a made-up count", Permission.COUNT_DECLARATIONS)
TODAY = NOW.date()


@pytest.fixture
def worked_out(monkeypatch):
    asked = []
    monkeypatch.setattr(new_readers, "work_out", lambda **said: asked.append(said))
    return asked


def given(at, *, since):
    who = AccountFactory().person
    GrantFactory(person=who, role="equality-lead", organisation=at, from_on=since)


def tonight():
    return new_readers.work_out_for_new_readers(by=COUNTER, now=NOW)


def test_the_last_year_is_worked_out_again_for_a_new_lead_out_of_its_own_snapshot(worked_out):
    trust, end = place("T"), snapshot()
    for code in ("wres", "wdes"):
        result(trust, [even()], of=end, set_code=code)
    result(trust, [even()], year=2027, of=snapshot(as_at=TODAY))
    given(trust, since=TODAY - timedelta(days=1))
    assert tonight() == 1
    (asked,) = worked_out
    assert (asked["snapshot_id"], asked["year"], asked["sets"]) == (
        end.pk,
        "2025-26",
        ("wdes", "wres"),
    )
    assert (asked["by"], asked["now"]) == (COUNTER, NOW)


def test_nothing_is_done_where_they_are_there_already_or_nobody_is_new(worked_out):
    new, old, nobody = place("T"), place("O"), place("N")
    for at in (new, old, nobody):
        result(at, [even()])
    result(new, [even()], profile="internal-exact")
    given(new, since=TODAY)
    given(old, since=TODAY - timedelta(days=8))
    assert tonight() == 0
    assert worked_out == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"removed_at": NOW}, id="its-snapshot-is-gone"),
        pytest.param({"as_at": date(2026, 3, 1)}, id="the-year-was-not-over"),
    ],
)
def test_what_cannot_be_counted_again_is_left(worked_out, changes):
    trust = place("T")
    result(trust, [even()], of=snapshot(**changes))
    given(trust, since=TODAY)
    assert tonight() == 0
