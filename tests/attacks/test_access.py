"""Reaching for what was not given."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from leadwell.access.models import RoleGrant
from leadwell.access.rules.roles import ROLES
from leadwell.access.tests.factories import (
    AccountFactory,
    GrantFactory,
    PlaceFactory,
    account_with_role,
    england,
)
from leadwell.history.models import Event

ADMIN_ONLY = ["/access/grants/give/", "/access/grants/1/end/"]
ORDINARY = sorted(set(ROLES) - {"administrator"})


def form(**changes):
    typed = {
        "email": "accomplice@made-up.example", "name": "An Accomplice", "role": "administrator",
        "organisation": "ENG", "from_on_day": "1", "from_on_month": "12", "from_on_year": "2026",
        "reason": "Because",
    }  # fmt: skip
    return {**typed, **changes}


@pytest.mark.parametrize("role", ORDINARY)
@pytest.mark.parametrize("address", ADMIN_ONLY)
def test_only_administrators_reach(client, db, role, address):
    client.force_login(account_with_role(role, england()))
    assert client.get(address).status_code == 403
    assert client.post(address, form()).status_code == 403
    assert RoleGrant.objects.count() == 1


@pytest.mark.parametrize("address", ["/access/grants/", *ADMIN_ONLY])
def test_somebody_without_a_role_is_refused(client, db, address):
    client.force_login(AccountFactory())
    assert client.get(address).status_code == 403


@pytest.fixture
def local_admin(client, db):
    """An administrator of one trust, who wants more."""
    trust = PlaceFactory(code="TTT", parent=england())
    PlaceFactory(code="TTTT", parent=england())
    account = account_with_role("administrator", trust)
    client.force_login(account)
    return account


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="for-all-of-england"),
        pytest.param({"organisation": "TTTT"}, id="at-a-neighbour-whose-code-begins-alike"),
        pytest.param({"organisation": "TTT", "role": "data-loader"}, id="a-national-role"),
        pytest.param({"organisation": "TTT%"}, id="with-a-sign-the-database-knows"),
        pytest.param({"organisation": "TTT", "role": "superuser"}, id="a-role-that-is-not"),
    ],
)
def test_an_administrator_cannot_give_what_is_not_theirs(client, local_admin, changes):
    answer = client.post("/access/grants/give/", form(**changes))
    assert answer.status_code in (409, 422)
    assert RoleGrant.objects.count() == 1


def test_an_administrator_cannot_give_themselves_a_role_under_their_own_address(
    client, local_admin
):
    own = form(email=local_admin.email.upper(), organisation="TTT", role="hr-officer")
    answer = client.post("/access/grants/give/", own)
    assert answer.status_code == 409
    assert "nobody gives themselves a role" in answer.content.decode()
    assert RoleGrant.objects.count() == 1


def test_a_hidden_field_changes_nothing(client, local_admin):
    sneaky = form(organisation="TTT", person_id="1", by="system", given_by="somebody")
    client.post("/access/grants/give/", sneaky)
    given = RoleGrant.objects.latest("pk")
    assert given.given_by == local_admin.person.name


def test_a_grant_elsewhere_and_a_grant_that_is_not_look_the_same(client, local_admin):
    elsewhere = GrantFactory(organisation=PlaceFactory(parent=england()))
    hidden = client.get(f"/access/grants/{elsewhere.pk}/end/")
    missing = client.get(f"/access/grants/{elsewhere.pk + 1_000_000}/end/")
    assert hidden.status_code == missing.status_code == 404
    assert client.post(f"/access/grants/{elsewhere.pk}/end/", {"reason": "x"}).status_code == 404
    elsewhere.refresh_from_db()
    assert elsewhere.until_on is None


@pytest.mark.parametrize("number", ["9223372036854775808", "99999999999999999999999999"])
def test_a_number_the_database_cannot_hold_is_not_found(client, local_admin, number):
    assert client.get(f"/access/grants/{number}/end/").status_code == 404


def test_a_role_that_ended_opens_nothing_from_that_moment(client, local_admin):
    held = RoleGrant.objects.get(person=local_admin.person)
    held.until_on = held.from_on
    held.save()
    assert client.get("/access/grants/").status_code == 403


def test_somebody_elses_passkey_cannot_be_found(client, db):
    from allauth.mfa.models import Authenticator

    mine, theirs = AccountFactory(), AccountFactory()
    key = Authenticator.objects.create(
        user=theirs, type=Authenticator.Type.WEBAUTHN, data={"name": "Theirs", "credential": {}}
    )
    client.force_login(mine)
    client.post(f"/account/steps/passkeys/{key.pk}/take-away/")
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_what_happened_cannot_be_rewritten_by_the_site(client, local_admin):
    client.post("/access/grants/give/", form(organisation="TTT", role="guardian"))
    event = Event.objects.get(what="role.given")
    event.what = "nothing.happened"
    for change in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()
    assert Event.objects.get(pk=event.pk).by_name == local_admin.person.name
