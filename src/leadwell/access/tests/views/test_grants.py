"""Giving roles and ending them, by form."""

from __future__ import annotations

import pytest

from leadwell.access.models import Account, RoleGrant
from leadwell.access.tests.factories import (
    GrantFactory,
    PlaceFactory,
    account_with_role,
    england,
)
from leadwell.access.tests.views.test_signing_in import is_one_of_our_pages

GIVEN = {
    "email": "new@made-up.example", "name": "Asha Patel", "role": "guardian", "organisation": "ttt",
    "from_on_day": "1", "from_on_month": "12", "from_on_year": "2026", "reason": "New in post",
}  # fmt: skip


def test_roles_say_in_words_what_they_let_somebody_do(client, db):
    page = client.get("/access/roles/").content.decode()
    assert "Freedom to Speak Up guardian" in page
    assert "give and end access" in page


def test_an_administrator_sees_the_grants_of_their_own_place_only(admin, trust):
    GrantFactory(organisation=trust, person__name="Here Anders")
    GrantFactory(organisation=PlaceFactory(parent=england()), person__name="There Anders")
    page = admin.get("/access/grants/")
    assert is_one_of_our_pages(page)
    assert "Here Anders" in page.content.decode()
    assert "There Anders" not in page.content.decode()


def test_grants_are_filtered_by_address(admin, trust):
    GrantFactory(organisation=trust, role="guardian", person__name="Wanted Person")
    GrantFactory(organisation=trust, role="staff", person__name="Other Person")
    page = admin.get("/access/grants/?role=guardian").content.decode()
    assert "Wanted Person" in page
    assert "Other Person" not in page


@pytest.mark.parametrize(
    "query", ["page=x", "page=0", "page=99999999999999999999", "role=emperor", "page=٣"]
)
def test_a_strange_address_is_no_accident(admin, query):
    assert admin.get(f"/access/grants/?{query}").status_code == 200


def test_many_grants_are_turned_page_by_page(admin, trust):
    GrantFactory.create_batch(60, organisation=trust)
    first = admin.get("/access/grants/?q=").content.decode()
    assert "?page=2" in first
    second = admin.get("/access/grants/?page=2").content.decode()
    assert "?page=1" in second
    assert "?page=3" not in second


def test_the_list_of_grants_asks_few_questions(admin, trust, django_assert_max_num_queries):
    GrantFactory.create_batch(30, organisation=trust)
    with django_assert_max_num_queries(6):
        admin.get("/access/grants/")


def test_a_role_is_given_by_a_form(admin):
    answer = admin.post("/access/grants/give/", GIVEN)
    assert answer["Location"] == "/access/grants/"
    assert RoleGrant.objects.get(role="guardian").person.name == "Asha Patel"


def test_a_refused_role_says_why_and_keeps_what_was_typed(admin):
    answer = admin.post("/access/grants/give/", {**GIVEN, "organisation": "NOPE"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "No organisation has this code." in page
    assert "new@made-up.example" in page
    assert not Account.objects.filter(email="new@made-up.example").exists()


def test_an_empty_form_says_what_to_write(admin):
    answer = admin.post("/access/grants/give/", {})
    assert answer.status_code == 422
    assert "Write an email address" in answer.content.decode()


def test_a_role_is_ended_by_a_form(admin, trust):
    held = GrantFactory(organisation=trust)
    address = f"/access/grants/{held.pk}/end/"
    assert is_one_of_our_pages(admin.get(address))
    admin.post(address, {"reason": "Left"})
    held.refresh_from_db()
    assert held.until_on is not None


def test_the_last_administrator_is_told_before_pressing(client, db):
    account = account_with_role("administrator", england())
    client.force_login(account)
    held = RoleGrant.objects.get(person=account.person)
    address = f"/access/grants/{held.pk}/end/"
    assert "This is the last administrator." in client.get(address).content.decode()
    assert client.post(address, {"reason": "Tired"}).status_code == 409
