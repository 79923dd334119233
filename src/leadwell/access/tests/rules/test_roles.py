"""The list of roles says what it means to say."""

from __future__ import annotations

import pytest

from leadwell.access.rules.demo_accounts import DEMO_ACCOUNTS
from leadwell.access.rules.roles import ROLES, permissions_of
from leadwell.actor import Permission
from leadwell.organisations.models import Kind

POWERFUL = {
    Permission.MANAGE_GRANTS: {"administrator"},
    Permission.NOTE_PEOPLE: {"administrator"},
    Permission.LOAD_FILES: {"data-loader"},
    Permission.NOTE_ORGANISATIONS: {"data-loader"},
    Permission.PUBLISH_FIGURES: {"data-loader"},
}


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_every_role_says_what_it_is_for_and_where_it_is_given(role):
    assert role.name
    assert role.words.endswith(".")
    assert role.given_at
    assert role.given_at <= set(Kind.values)


@pytest.mark.parametrize("permission", POWERFUL, ids=str)
def test_what_changes_things_belongs_to_few(permission):
    holders = {slug for slug, role in ROLES.items() if permission in role.permissions}
    assert holders == POWERFUL[permission]


def test_a_role_nobody_wrote_down_lets_nobody_do_anything():
    assert permissions_of("emperor") == frozenset()


@pytest.mark.parametrize(
    "role", [r for r in ROLES.values() if Permission.SEE_PEOPLE in r.permissions]
)
def test_who_sees_named_people_holds_the_role_at_one_employer(role):
    assert not role.given_at & {"country", "region", "icb", "commissioner"}


def test_every_role_has_somebody_to_try_it_as():
    assert {demo.role for demo in DEMO_ACCOUNTS} == set(ROLES)


@pytest.mark.parametrize("demo", DEMO_ACCOUNTS, ids=lambda demo: demo.email)
def test_a_demo_account_is_made_up_and_its_role_fits_its_place(demo):
    assert demo.email.endswith("@demo.leadwell.example")
    assert demo.organisation_kind in ROLES[demo.role].given_at
