"""Signing in and out, and passwords."""

from __future__ import annotations

import pytest
from django.core import mail

from leadwell.access.models import Account
from leadwell.access.tests.factories import (
    PASSWORD,
    AccountFactory,
)
from leadwell.access.tests.views.signing import LOGIN, reauthenticated, sign_in

NEW = "seven small green boats"
PUBLIC = [
    LOGIN,
    "/account/inactive/",
    "/account/password/reset/",
    "/account/password/reset/sent/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-set-password/",
    "/access/roles/",
]
MINE = [
    "/account/logout/",
    "/account/password/change/",
    "/account/steps/",
    "/account/steps/app/add/",
    "/account/steps/passkeys/",
    "/account/steps/passkeys/add/",
]


def is_one_of_our_pages(answer):
    page = answer.content.decode()
    return (
        answer.status_code == 200
        and "nhsuk-header" in page
        and page.count("<h1") == 1
        and "lw-purpose" in page
    )


@pytest.mark.parametrize("address", PUBLIC)
def test_anyone_meets_one_of_our_pages_at(client, db, address):
    assert is_one_of_our_pages(client.get(address))


@pytest.mark.parametrize("address", MINE)
def test_somebody_signed_in_meets_one_of_our_pages_at(client, account, address):
    assert is_one_of_our_pages(reauthenticated(client, account).get(address))


@pytest.mark.parametrize("address", [*MINE[1:], "/access/grants/", "/access/grants/give/"])
def test_anyone_else_is_asked_to_sign_in_at(client, db, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)


@pytest.mark.parametrize(
    "address", ["/account/signup/", "/account/email/", "/account/phone/change/"]
)
def test_there_is_no_door_for(client, db, address):
    assert client.get(address).status_code == 404


def test_signing_in_leads_to_my_page(client, account):
    answer = sign_in(client, account)
    assert (answer.status_code, answer["Location"]) == (302, "/my/")


def test_an_address_may_be_typed_in_any_case(client, account):
    assert (
        client.post(LOGIN, {"login": account.email.upper(), "password": PASSWORD}).status_code
        == 302
    )


def test_signing_in_leads_back_to_where_somebody_was_going(client, account):
    answer = client.post(
        f"{LOGIN}?next=/access/roles/", {"login": account.email, "password": PASSWORD}
    )
    assert answer["Location"] == "/access/roles/"


@pytest.mark.parametrize("email", ["known", "nobody@made-up.example"])
def test_a_wrong_password_says_the_same_for_a_known_and_an_unknown_address(client, account, email):
    email = account.email if email == "known" else email
    page = client.post(LOGIN, {"login": email, "password": "wrong"}).content.decode()
    assert "The email address or the password is not right." in page


def test_a_closed_account_cannot_be_signed_in_to(client, db):
    sign_in(client, AccountFactory(is_active=False))
    assert client.get("/my/").status_code == 302


def test_signing_out_ends_it(client, account):
    sign_in(client, account)
    assert client.post("/account/logout/")["Location"] == "/"
    assert client.get("/my/").status_code == 302


def test_a_forgotten_password_is_chosen_anew_by_letter_and_the_link_works_once(client, account):
    client.post("/account/password/reset/", {"email": account.email})
    (letter,) = mail.outbox
    assert "Hello from" not in letter.body
    address = next(line for line in letter.body.splitlines() if line.startswith("http"))
    choose = client.get(address)["Location"]
    client.post(choose, {"password1": NEW, "password2": NEW})
    assert Account.objects.get(pk=account.pk).check_password(NEW)
    assert "does not work any more" in client.get(address, follow=True).content.decode()


def test_asking_for_a_letter_never_says_whether_the_address_is_known(client, account):
    known = client.post("/account/password/reset/", {"email": account.email})
    unknown = client.post("/account/password/reset/", {"email": "nobody@made-up.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [letter.to for letter in mail.outbox] == [[account.email]]


@pytest.mark.parametrize("weak", ["short", "password1234", "personalmailbox"])
def test_a_weak_password_is_refused(client, db, weak):
    account = AccountFactory(email="personalmailbox@made-up.example")
    reauthenticated(client, account).post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    )
    assert Account.objects.get(pk=account.pk).check_password(PASSWORD)


def test_a_changed_password_is_told_by_letter(client, account):
    answer = reauthenticated(client, account).post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )
    assert answer["Location"] == "/account/steps/"
    assert "Your password was changed." in client.get("/account/steps/").content.decode()
    assert "If it was not you" in mail.outbox[-1].body
