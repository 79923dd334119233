"""The two answers about grants agree."""

from __future__ import annotations

from leadwell.access import queries
from leadwell.access.permissions import may_end, may_give, may_see
from leadwell.access.rules.roles import ROLES
from leadwell.access.tests.factories import (
    TODAY,
    GrantFactory,
    PlaceFactory,
    actor_with_role,
    england,
)
from leadwell.actor import ANYONE, Permission, system_actor


def test_the_row_and_the_list_agree_for_every_role_about_every_grant(db):
    top = england()
    places = [top, PlaceFactory(code="A", parent=top), PlaceFactory(code="AB", parent=top)]
    actors = [actor_with_role(role, place) for role in ROLES for place in places]
    actors += [ANYONE, system_actor("auditor", Permission.SEE_GRANTS), system_actor("idle")]
    every = list(queries.grants(by=system_actor("auditor", Permission.SEE_GRANTS)))
    assert len(every) == len(ROLES) * len(places)
    for by in actors:
        listed = {held.pk for held in queries.grants(by=by)}
        assert listed == {held.pk for held in every if may_see(by, held)}, by


def test_access_is_ended_where_it_is_given_and_nowhere_else(db):
    here, there = PlaceFactory(code="A"), PlaceFactory(code="AB")
    by = actor_with_role("administrator", here)
    assert may_give(by)
    assert may_end(by, GrantFactory(organisation=here))
    assert not may_end(by, GrantFactory(organisation=there))


def test_seeing_grants_is_not_giving_them(db):
    by = actor_with_role("hr-officer", here := PlaceFactory())
    assert not may_give(by)
    assert not may_end(by, GrantFactory(organisation=here))


def test_a_grant_that_may_not_be_ended_is_not_found(db):
    here, there = PlaceFactory(code="A"), PlaceFactory(code="AB")
    by = actor_with_role("administrator", here)
    ours, theirs = GrantFactory(organisation=here), GrantFactory(organisation=there)
    assert queries.ending(ours.pk, by=by, today=TODAY).grant == ours
    assert queries.ending(theirs.pk, by=by, today=TODAY) is None
    seen = GrantFactory(organisation=there)
    officer = actor_with_role("hr-officer", there)
    assert queries.grant(seen.pk, by=officer) == seen
    assert queries.ending(seen.pk, by=officer, today=TODAY) is None
