"""Achievements are kept once, seen by few, and can be withdrawn."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE, Actor
from leadwell.history.actions import record
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.reasons import NotPermitted
from leadwell.standards.tests.factories import item
from leadwell.training.actions import note_achievements, withdraw_achievement
from leadwell.training.models import Achievement
from leadwell.training.permissions import may_see_achievement
from leadwell.training.queries import achieved, held_by
from leadwell.training.rules.facts import Achieving
from leadwell.training.tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db
HOW = Achieving("prior", date(2026, 3, 1), date(2029, 3, 1))


@pytest.fixture
def who():
    return person()


@pytest.fixture
def kept(who):
    event = record("person.noted", about=who, by=ANYONE, now=NOW)
    items = [item("core:1.1"), item("core:1.2")]
    return [
        note_achievements(person_id=who.pk, items=items, how=HOW, event=event) for _ in range(2)
    ]


def test_the_same_again_keeps_it_once(who, kept):
    assert [len(new) for new in kept] == [2, 0]
    own = Actor(name="them", person_id=who.pk)
    assert {one.key for one in held_by([who.pk], by=own, today=TODAY)} == {"core:1.1", "core:1.2"}


def test_the_row_and_the_list_agree_about_who_sees_it(who, kept):
    trust = place("T1")
    hold(who, post(trust))
    roles = ("hr-officer", "assurer", "staff", "national-lead")
    for by in (
        Actor(name="them", person_id=who.pk),
        ANYONE,
        *(actor_with_role(r, trust) for r in roles),
    ):
        seen = set(achieved(by=by, today=TODAY))
        assert seen == {
            one for one in Achievement.objects.all() if may_see_achievement(by, one, TODAY)
        }


def test_an_assurer_withdraws_it_once_and_nobody_else(who, kept):
    one = kept[0][0]
    with pytest.raises(NotPermitted):
        withdraw_achievement(by=ANYONE, achievement_id=one.pk, because="made in error", now=NOW)
    by = actor_with_role("assurer", place("ENG", kind="country", sector="national"))
    for because in ("made in error", "again"):
        withdraw_achievement(by=by, achievement_id=one.pk, because=because, now=NOW)
    one.refresh_from_db()
    assert one.withdrawn_because == "made in error"
    own = Actor(name="them", person_id=who.pk)
    assert [held.key for held in held_by([who.pk], by=own, today=TODAY)] == ["core:1.2"]
