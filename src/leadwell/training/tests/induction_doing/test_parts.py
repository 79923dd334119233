"""Who is exempt, and which parts somebody has, our own among them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE, Permission
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person, place
from leadwell.reasons import NotPermitted
from leadwell.training import actions
from leadwell.training.models import Part
from leadwell.training.queries.induction import induction_of
from leadwell.training.tests.induction import (
    LATELY,
    NOW,
    TODAY,
    enrol,
    home,
    joins,
    national,
    period,
    weeks,
)
from leadwell.training.tests.induction_doing.a_story import broken, registered_manager_of

pytestmark = pytest.mark.django_db


def test_somebody_is_exempt_for_a_reason_and_can_be_asked_again(story):
    because = "Finished it with our sister home last month"
    for _ in range(2):
        actions.exempt_from_induction(
            by=registered_manager_of(story), period_id=story.period.pk, because=because, now=NOW
        )
    seen = induction_of(story.period.pk, by=story.by(story.starter), today=TODAY)
    assert (seen.standing, seen.in_sight) == ("exempt", False)
    with broken("TRN-12a"):
        story.signs(story.deputy)
    for _ in range(2):
        actions.end_exemption(by=registered_manager_of(story), period_id=story.period.pk, now=NOW)
    assert events().filter(what__startswith="induction.exempt").count() == 2
    assert story.signs(story.deputy) == 1


def test_only_those_who_keep_the_induction_exempt(story):
    with pytest.raises(NotPermitted):
        actions.exempt_from_induction(
            by=story.by(story.deputy), period_id=story.period.pk, because="Because I say so",
            now=NOW,
        )  # fmt: skip
    with broken("TRN-16c"):
        actions.exempt_from_induction(
            by=registered_manager_of(story), period_id=story.period.pk, because="", now=NOW
        )


def test_recruited_from_abroad_adds_parts_and_nobody_says_it_of_themselves(story):
    asks = {"period_id": story.period.pk, "track": "core", "from_abroad": True, "now": NOW}
    for _ in range(2):
        actions.set_track(by=story.by(story.deputy), **asks)
    seen = induction_of(story.period.pk, by=story.by(story.starter), today=TODAY)
    assert {each.part.track for each in seen.parts} == {"core", "international"}
    assert seen.period.due_on == LATELY + weeks(8)
    assert events().filter(what="induction.track_set").count() == 1
    for who in (story.by(story.starter), story.by(story.starter, Permission.KEEP_INDUCTION)):
        with pytest.raises(NotPermitted):
            actions.set_track(by=who, **asks)
    sees = story.by(person(), Permission.SEE_PEOPLE)
    with pytest.raises(NotPermitted):
        actions.set_track(by=sees, **asks)


def _adds(by, at, **more):
    said = {"title": "Fire at our house", "due_weeks": 1, "minutes": 20, "now": NOW}
    return actions.add_local_part(by=by, organisation_code=at.code, **{**said, **more})


def test_a_local_part_holds_for_those_who_join_here_and_beneath_from_then_on(story):
    group = place("G1", kind="care-provider", sector="social-care")
    beneath, other = home("H2", group), home("H3")
    part = _adds(actor_with_role("registered-manager", group), group)
    for at in (beneath, other):
        joins(at, from_on=TODAY)
    enrol()
    asked = {at.code: _codes(at) for at in (beneath, other)}
    assert part.code in asked["H2"]
    assert part.code not in asked["H3"]
    assert part.code not in _codes(story.home)
    assert events().filter(what="induction.part_added").count() == 1


def _codes(at):
    by = actor_with_role("hr-officer", at)
    seen = induction_of(period(at).pk, by=by, today=TODAY)
    return {each.part.code for each in seen.parts}


def test_local_parts_are_for_those_who_keep_the_induction_there(story):
    with pytest.raises(NotPermitted):
        _adds(story.by(story.deputy), story.home)
    rm = registered_manager_of(story)
    part = _adds(rm, story.home, title="!!!")
    assert part.code == story.home.code.lower()
    with broken("TRN-15c"):
        _adds(rm, story.home, title="!!!")
    with pytest.raises(NotPermitted):
        actions.end_local_part(by=ANYONE, part_id=part.pk, now=NOW)
    for _ in range(2):
        actions.end_local_part(by=rm, part_id=part.pk, now=NOW)
    part.refresh_from_db()
    assert part.until_on == TODAY + timedelta(days=1)
    with pytest.raises(Part.DoesNotExist):
        actions.end_local_part(by=rm, part_id=national().pk, now=NOW)
