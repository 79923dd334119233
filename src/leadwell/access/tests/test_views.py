"""Signing in, second steps and grants, as a browser meets them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, yield_hotp_counters_from_time
from django.core import mail

from leadwell.access.models import Account, RoleGrant
from leadwell.access.tests.factories import (
    PASSWORD,
    AccountFactory,
    GrantFactory,
    PlaceFactory,
    account_with_role,
    england,
)

LOGIN = "/account/login/"
NEW = "seven small green boats"


def sign_in(client, account, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": account.email, "password": password, **more})


def reauthenticated(client, account):
    """A client that signed in and showed once more who it is."""
    assert sign_in(client, account).status_code == 302
    assert client.post("/account/again/", {"password": PASSWORD}).status_code == 302
    return client


@pytest.fixture
def account(db):
    return AccountFactory()


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


# Second steps


def code_for(secret):
    from allauth.mfa.totp.internal.auth import hotp_value

    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def with_app(account):
    TOTP.activate(account, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    return "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_an_app_is_added_and_gives_recovery_codes(client, account):
    page = reauthenticated(client, account).get("/account/steps/app/add/")
    secret = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", page.content.decode())[1]
    answer = client.post("/account/steps/app/add/", {"code": code_for(secret)})
    assert answer["Location"] == "/account/steps/codes/"
    codes = client.get("/account/steps/codes/")
    assert is_one_of_our_pages(codes)
    assert "10 codes are left." in codes.content.decode()
    assert len(client.get("/account/steps/codes/file/").content.split()) == 10
    assert is_one_of_our_pages(client.get("/account/steps/codes/new/"))
    assert is_one_of_our_pages(client.get("/account/steps/app/take-away/"))


def test_a_password_alone_is_not_enough_once_there_is_an_app(client, account):
    secret = with_app(account)
    assert sign_in(client, account)["Location"] == "/account/steps/second/"
    assert client.get("/my/").status_code == 302
    assert is_one_of_our_pages(client.get("/account/steps/second/"))
    wrong = client.post("/account/steps/second/", {"code": "000000"})
    assert "That code is not right." in wrong.content.decode()
    assert client.post("/account/steps/second/", {"code": code_for(secret)})["Location"] == "/my/"
    assert client.get("/my/").status_code == 200


def test_a_code_works_once(client, account):
    secret = with_app(account)
    code = code_for(secret)
    sign_in(client, account)
    client.post("/account/steps/second/", {"code": code})
    client.post("/account/logout/")
    sign_in(client, account)
    assert client.post("/account/steps/second/", {"code": code}).status_code == 200


def test_changing_how_one_signs_in_asks_once_more_who_it_is(client, account):
    client.force_login(account)
    answer = client.get("/account/steps/passkeys/add/")
    assert answer["Location"].startswith("/account/again/")
    assert is_one_of_our_pages(client.get(answer["Location"]))
    on = client.post(answer["Location"], {"password": PASSWORD})
    assert on["Location"] == "/account/steps/passkeys/add/"


def test_passkeys_can_be_named_and_taken_away(client, account):
    key = Authenticator.objects.create(
        user=account,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Work phone", "credential": {}},
    )
    reauthenticated_after_passkey(client, account)
    assert "Work phone" in client.get("/account/steps/passkeys/").content.decode()
    name = f"/account/steps/passkeys/{key.pk}/name/"
    assert is_one_of_our_pages(client.get(name))
    client.post(name, {"name": "Blue key"})
    assert "Blue key" in client.get("/account/steps/passkeys/").content.decode()
    away = f"/account/steps/passkeys/{key.pk}/take-away/"
    assert is_one_of_our_pages(client.get(away))
    client.post(away)
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def reauthenticated_after_passkey(client, account):
    """Signed in as if the passkey had just been used: no browser here can use one."""
    client.force_login(account)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": datetime.now(UTC).timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()


def test_passkey_sign_in_begins_with_a_question_for_the_browser(client, db):
    answer = client.get("/account/steps/passkeys/login/", headers={"accept": "application/json"})
    assert "challenge" in str(answer.json())


# Grants


@pytest.fixture
def trust(db):
    return PlaceFactory(code="TTT", name="Kingfisher Trust", parent=england())


@pytest.fixture
def admin(client, trust):
    client.force_login(account_with_role("administrator", trust))
    return client


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
