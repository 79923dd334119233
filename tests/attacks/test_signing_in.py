"""Guessing passwords, stealing sessions, learning who has an account."""

from __future__ import annotations

import logging

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from leadwell.access.tests.factories import PASSWORD, AccountFactory
from leadwell.config.quiet import NoSecrets, without_secrets

LOGIN = "/account/login/"
WRONG = "a wrong password 17"


def attempt(client, account, password=WRONG, **more):
    return client.post(LOGIN, {"login": account.email, "password": password}, **more)


@pytest.fixture
def account(db):
    return AccountFactory()


def test_guessing_one_password_after_another_is_stopped(client, account):
    answers = [attempt(client, account) for _ in range(8)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
    assert "Too many tries." in answers[-1].content.decode()
    assert attempt(client, account, PASSWORD).status_code == 429


def test_guessing_from_many_computers_is_stopped_for_the_account(account):
    for number in range(8):
        attempt(Client(REMOTE_ADDR=f"192.0.2.{number}"), account)
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert attempt(elsewhere, account, PASSWORD).status_code == 429


def test_a_flood_from_one_computer_is_answered_429_with_when_to_return(client, db):
    answers = [client.post(LOGIN) for _ in range(61)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"] == "300"
    assert "Too many tries" in answers[-1].content.decode()


def test_a_forged_address_does_not_escape_the_count(client, db):
    answers = [client.post(LOGIN, headers={"x-forwarded-for": f"203.0.113.{n}"}) for n in range(61)]
    assert answers[-1].status_code == 429


def test_a_flood_of_letters_to_one_person_is_stopped(client, account):
    address = "/account/password/reset/"
    answers = [client.post(address, {"email": account.email}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]


def test_a_session_prepared_by_somebody_else_is_thrown_away(client, account):
    client.get(f"{LOGIN}?next=/my/")
    client.cookies["leadwell"] = "preparedbysomebodyelse0000000000"
    attempt(client, account, PASSWORD)
    assert client.cookies["leadwell"].value != "preparedbysomebodyelse0000000000"
    assert not Session.objects.filter(pk="preparedbysomebodyelse0000000000").exists()


def test_signing_out_makes_the_old_cookie_worthless(client, account):
    attempt(client, account, PASSWORD)
    stolen = client.cookies["leadwell"].value
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["leadwell"] = stolen
    assert thief.get("/my/").status_code == 302


def test_changing_the_password_turns_every_other_session_out(client, account):
    attempt(client, account, PASSWORD)
    elsewhere = Client()
    attempt(elsewhere, account, PASSWORD)
    new = "seven small green boats"
    client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert client.get("/my/").status_code == 200
    assert elsewhere.get("/my/").status_code == 302


def test_a_closed_account_is_turned_out_at_once(client, account):
    attempt(client, account, PASSWORD)
    account.is_active = False
    account.save(update_fields=["is_active"])
    assert client.get("/my/").status_code == 302


def test_a_session_lasts_twelve_hours_and_no_longer_than_the_browser(client, account):
    attempt(client, account, PASSWORD)
    assert client.cookies["leadwell"]["max-age"] == ""
    assert client.session.get_expiry_age() <= 12 * 60 * 60


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client, account):
    client.get(LOGIN)
    attempt(client, account, PASSWORD)
    for name in ("leadwell", "leadwell-csrf"):
        assert client.cookies[name]["httponly"], name
        assert client.cookies[name]["samesite"] == "Lax", name


def test_a_form_sent_from_another_site_is_refused(account):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(LOGIN, {"login": account.email, "password": PASSWORD})
    assert answer.status_code == 403
    assert "Please send that again" in answer.content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        r"/\evil.example/",
        "https:evil.example",
        "javascript:alert(1)",
        "http://testserver@evil.example/",
        "\thttps://evil.example/",
    ],
)
def test_signing_in_never_leads_to_another_site(client, account, elsewhere):
    answer = client.post(LOGIN, {"login": account.email, "password": PASSWORD, "next": elsewhere})
    assert (answer.status_code, answer["Location"]) == (302, "/my/")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/"])
def test_signing_out_never_leads_to_another_site(client, account, elsewhere):
    attempt(client, account, PASSWORD)
    assert client.post("/account/logout/", {"next": elsewhere})["Location"] == "/"


def test_no_password_reaches_a_log(client, account, caplog):
    with caplog.at_level(logging.DEBUG):
        attempt(client, account)
        attempt(client, account, PASSWORD)
        Client(enforce_csrf_checks=True).post(LOGIN, {"password": WRONG})
    assert WRONG not in caplog.text
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("password=hunter2 rest", "password=[hidden] rest"),
        ("{'password': 'hunter2', 'a': 1}", "{'password': [hidden], 'a': 1}"),
        ('{"oldpassword": ["hunter2"]}', '{"oldpassword": [hidden]}'),
        ("csrfmiddlewaretoken=abc&q=x", "csrfmiddlewaretoken=[hidden]&q=x"),
        ("/account/password/reset/key/1-abc-def/", "/account/password/reset/key/1-[hidden]/"),
        ("Not Found: /organisations/AAA/", "Not Found: /organisations/AAA/"),
    ],
)
def test_what_is_named_like_a_secret_is_hidden_in_logs(said, written):
    assert without_secrets(said) == written


def test_a_secret_among_the_arguments_of_a_log_line_is_hidden_too():
    record = logging.LogRecord("x", 30, "x", 1, "sent %s", ("password=hunter2",), None)
    assert NoSecrets().filter(record)
    assert record.getMessage() == "sent password=[hidden]"
