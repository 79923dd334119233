"""Publishing a return and taking it back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.db import connection

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE
from leadwell.fairness.actions.returns import publish_return, withdraw_return
from leadwell.fairness.models import Result, Return
from leadwell.fairness.tests.at_a_trust import lead, trust
from leadwell.fairness.tests.factories import NOW, even, likelihood, result
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted, RuleBroken

__all__ = ["lead", "trust"]
pytestmark = pytest.mark.django_db
SAID = "We changed who sits on panels, and we look at every shortlist again in July."
OOPS = "One file of applications had been loaded twice."


@pytest.fixture
def kept(trust):
    return result(trust, [likelihood(), even()])


def told() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT what FROM history_event ORDER BY id")
        return [what for (what,) in cursor.fetchall()]


def publish(by, kept, says=SAID):
    return publish_return(by=by, result_id=kept.pk, says=says, now=NOW)


def withdraw(by, made, because=OOPS):
    return withdraw_return(by=by, return_id=made.pk, because=because, now=NOW)


def test_a_return_is_published_once_and_its_snapshot_is_frozen(lead, kept):
    made = publish(lead, kept)
    assert publish(lead, kept).pk == made.pk
    assert (made.says, made.published_by_id) == (SAID, lead.person_id)
    kept.snapshot.refresh_from_db()
    assert kept.snapshot.frozen
    assert told() == ["snapshot.frozen", "return.published"]


def test_what_the_ledger_keeps_names_no_person(lead, kept):
    publish(lead, kept)
    with connection.cursor() as cursor:
        cursor.execute("SELECT details FROM history_particulars ORDER BY 1 DESC")
        details = max((row[0] for row in cursor.fetchall()), key=len)
    said = details if isinstance(details, dict) else json.loads(details)
    assert said == {"organisation": "T", "set": "wres", "year": "2026-03-31", "digest": kept.digest}


def test_a_rule_that_is_broken_publishes_nothing(lead, kept):
    with pytest.raises(RuleBroken, match="FAR-56g"):
        publish(lead, kept, says="")
    assert not Return.objects.exists()
    kept.snapshot.refresh_from_db()
    assert not kept.snapshot.frozen


def test_a_year_is_published_once_until_that_return_is_taken_back(trust, lead, kept):
    made = publish(lead, kept)
    Result.objects.filter(pk=kept.pk).update(current=False)
    later = result(trust, [replace(likelihood(), value=1.7), even()])
    with pytest.raises(RuleBroken, match="FAR-56d"):
        publish(lead, later)
    withdraw(lead, made)
    publish(lead, later)
    assert [what for what in told() if what.startswith("return")] == [
        "return.published",
        "return.withdrawn",
        "return.published",
    ]


def test_a_return_taken_back_stays_with_its_reason_and_once_is_enough(lead, kept):
    made = publish(lead, kept)
    assert withdraw(lead, made).withdrawn_because == OOPS
    assert withdraw(lead, made, "Another reason that nobody needs.").withdrawn_because == OOPS
    assert told().count("return.withdrawn") == 1


def test_taking_back_asks_for_a_reason(lead, kept):
    made = publish(lead, kept)
    with pytest.raises(RuleBroken, match="FAR-57"):
        withdraw(lead, made, "Oops")
    assert Return.objects.get().withdrawn_at is None


def test_who_may_only_see_may_neither_publish_nor_take_back(trust, lead, kept):
    board = actor_with_role("non-executive", trust)
    with pytest.raises(NotPermitted):
        publish(board, kept)
    made = publish(lead, kept)
    for by in (board, ANYONE, actor_with_role("equality-lead", place("N"))):
        with pytest.raises(NotPermitted):
            withdraw(by, made)


def test_a_result_of_somewhere_else_is_not_there(kept):
    stranger = actor_with_role("equality-lead", place("N"))
    for by in (stranger, ANYONE):
        with pytest.raises(Result.DoesNotExist):
            publish(by, kept)
