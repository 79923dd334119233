"""Who sees an induction."""

from __future__ import annotations

import pytest

from leadwell.access.queries import actor_for
from leadwell.access.tests.factories import AccountFactory, GrantFactory, actor_with_role, england
from leadwell.actor import ANYONE
from leadwell.organisations.tests.factories import person, place
from leadwell.training.models import Period
from leadwell.training.permissions.induction import (
    may_see_period,
    periods_visible_to,
    sees_counts,
    sees_exactly,
)
from leadwell.training.queries.induction import my_induction, team_induction
from leadwell.training.tests.induction import (
    TODAY,
    enrol,
    home,
    joins,
)
from leadwell.training.tests.induction_doing.a_story import registered_manager_of

pytestmark = pytest.mark.django_db


def test_the_row_and_the_list_agree_about_who_sees_an_induction(story):
    other = home("H5")
    joins(other)
    joins(other, story.starter)
    enrol()
    roles = ("hr-officer", "national-lead", "assurer", "inspector", "regional-talent-lead")
    askers = [
        ANYONE,
        *(story.by(who) for who in (story.top, story.deputy, story.starter, person())),
        *(actor_with_role(role, story.home) for role in roles),
        actor_with_role("national-lead", england()),
    ]
    sizes = set()
    for by in askers:
        seen = set(Period.objects.filter(periods_visible_to(by, TODAY)))
        assert seen == {one for one in Period.objects.all() if may_see_period(by, one, TODAY)}
        sizes.add(len(seen))
    assert sizes == {0, 1, 2}


def test_a_team_is_those_who_report_and_those_who_report_to_them(story):
    seen = team_induction(by=story.by(story.top), today=TODAY)
    assert [one.period for one in seen.pictures] == [story.period]
    assert story.starter.pk not in seen.direct[story.home.pk]
    assert team_induction(by=ANYONE, today=TODAY).pictures == ()


def test_ones_own_induction_is_seen_whole(story):
    story.says()
    story.signs(story.deputy, "values")
    (seen,) = my_induction(by=story.by(story.starter), today=TODAY)
    states = {each.part.code: each.state for each in seen.parts}
    assert (states["welcome"], states["values"], states["care-1"]) == ("said", "done", "open")
    assert (seen.complete, seen.in_sight, seen.standing) == (1, True, "under-way")


def test_counts_are_for_those_who_answer_for_a_place(story):
    board = actor_for(AccountFactory(person=GrantFactory(
        role="non-executive", organisation=place("T1")).person), today=TODAY)  # fmt: skip
    assert sees_counts(board, place("S1", place("U1"))) is False
    assert sees_counts(registered_manager_of(story), story.home)
    assert sees_exactly(registered_manager_of(story), story.home)
