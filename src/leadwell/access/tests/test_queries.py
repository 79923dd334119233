"""The actor at the door, and finding grants."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from leadwell.access.queries import actor_for, grants_found, my_roles
from leadwell.access.tests.factories import (
    TODAY,
    AccountFactory,
    GrantFactory,
    PlaceFactory,
    account_with_role,
    actor_with_role,
    england,
)
from leadwell.actor import ANYONE, EVERYWHERE, Permission


def test_nobody_signed_in_is_anyone_and_asks_the_database_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert actor_for(AnonymousUser(), today=TODAY) is ANYONE


def test_an_account_without_a_person_is_anyone(db):
    assert actor_for(AccountFactory(person=None), today=TODAY) is ANYONE


def test_the_actor_is_built_with_one_query(django_assert_num_queries, db):
    account = account_with_role("hr-officer", PlaceFactory())
    fresh = type(account).objects.get(pk=account.pk)
    with django_assert_num_queries(1):
        by = actor_for(fresh, today=TODAY)
    assert by.name == account.person.name


def test_a_role_holds_at_its_place_and_beneath_and_nowhere_else(db):
    trust = PlaceFactory(code="AAA")
    PlaceFactory(code="AAAB")
    by = actor_with_role("hr-officer", trust)
    assert by.may(Permission.SEE_GRANTS, "/AAA/")
    assert by.may(Permission.SEE_GRANTS, "/AAA/WARD/")
    assert not by.may(Permission.SEE_GRANTS, "/AAAB/")
    assert not by.may(Permission.SEE_GRANTS, EVERYWHERE)


def test_a_role_for_england_holds_everywhere(db):
    by = actor_with_role("data-loader", england())
    assert by.may(Permission.LOAD_FILES)
    assert by.may(Permission.LOAD_FILES, "/anywhere/")


@pytest.mark.parametrize(
    ("from_on", "until_on", "holds"),
    [
        pytest.param(date(2026, 1, 1), None, True, id="without-end"),
        pytest.param(TODAY, None, True, id="from-today"),
        pytest.param(date(2026, 11, 22), None, False, id="from-tomorrow"),
        pytest.param(date(2026, 1, 1), date(2026, 11, 22), True, id="until-tomorrow"),
        pytest.param(date(2026, 1, 1), TODAY, False, id="stopped-today"),
    ],
)
def test_a_role_lets_somebody_do_things_only_on_its_days(db, from_on, until_on, holds):
    account = AccountFactory()
    GrantFactory(person=account.person, role="hr-officer", from_on=from_on, until_on=until_on)
    by = actor_for(account, today=TODAY)
    assert by.may_somewhere(Permission.SEE_GRANTS) is holds


def test_a_role_nobody_wrote_down_gives_nothing(db):
    assert actor_with_role("emperor", england()).grants == frozenset()


def test_my_roles_are_mine_and_leave_out_what_is_over(db):
    account = account_with_role("staff", PlaceFactory())
    GrantFactory(person=account.person, role="guardian", until_on=TODAY)
    GrantFactory(role="staff")
    by = actor_for(account, today=TODAY)
    assert [held.role for held in my_roles(by=by, today=TODAY)] == ["staff"]
    assert my_roles(by=ANYONE, today=TODAY) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({}, {"staff", "guardian"}, id="everything-that-holds"),
        pytest.param({"over": True}, {"staff", "guardian", "assurer"}, id="and-what-is-over"),
        pytest.param({"role": "guardian"}, {"guardian"}, id="one-role"),
        pytest.param({"words": "elodie"}, {"guardian"}, id="a-name-without-its-accents"),
        pytest.param({"words": "E@made-up.example"}, {"guardian"}, id="an-address-in-any-case"),
        pytest.param({"words": "kingfisher"}, {"staff"}, id="part-of-a-place's-name"),
        pytest.param({"words": "zzk"}, {"staff"}, id="a-code-in-any-case"),
        pytest.param({"words": "100%"}, set(), id="a-sign-that-means-something-to-the-database"),
    ],
)
def test_grants_are_found_by(db, asked, found):
    elodie = AccountFactory(email="e@made-up.example", person__name="Élodie Brûlé")
    GrantFactory(person=elodie.person, role="guardian")
    GrantFactory(role="staff", organisation=PlaceFactory(code="ZZK", name="Kingfisher Trust"))
    GrantFactory(role="assurer", until_on=TODAY)
    by = actor_with_role("administrator", england())
    answer = grants_found(by=by, today=TODAY, **asked).exclude(role="administrator")
    assert {held.role for held in answer} == found
