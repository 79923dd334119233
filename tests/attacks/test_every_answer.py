"""What every answer carries, and what no page answers to."""

from __future__ import annotations

import re

import pytest
from django.test import Client, override_settings

from leadwell.access.tests.factories import PASSWORD, AccountFactory

PAGES = ["/", "/about/", "/account/login/", "/nothing-here/", "/healthz"]
SCRIPT = "\"><script>alert('x')</script>"


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_carries_the_strict_policy(client, db, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'nonce-")
    assert "unsafe" not in policy
    for closed in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert closed in policy


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_every_answer_carries(client, db, address, header, value):
    assert client.get(address)[header] == value


def test_every_answer_has_a_nonce_of_its_own_and_every_script_carries_it(client, db):
    seen = set()
    for _ in range(3):
        answer = client.get("/account/login/")
        nonce = re.search(r"'nonce-([^']+)'", answer["Content-Security-Policy"])[1]
        tags = re.findall(r"<script\b[^>]*>", answer.content.decode())
        assert tags
        assert all(f'nonce="{nonce}"' in tag for tag in tags)
        seen.add(nonce)
    assert len(seen) == 3


@pytest.mark.parametrize("address", ["/", "/about/", "/account/login/", "/access/roles/"])
def test_no_page_styles_or_scripts_in_place(client, db, address):
    page = client.get(address).content.decode()
    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:", page)


def test_what_somebody_signed_in_sees_is_kept_in_no_cache(client, db):
    client.force_login(AccountFactory())
    for address in ("/", "/my/", "/account/steps/"):
        assert "no-store" in client.get(address)["Cache-Control"], address


def test_a_page_for_anyone_may_be_kept(client, db):
    assert "no-store" not in client.get("/about/").headers.get("Cache-Control", "")


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG"])
@pytest.mark.parametrize("address", ["/", "/healthz", "/account/login/", "/nothing-here/"])
def test_an_odd_method_is_not_answered(client, db, method, address):
    answer = client.generic(method, address)
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("address", ["/", "/my/", "/about/", "/healthz", "/readyz"])
def test_a_page_to_read_takes_nothing_in(client, db, method, address):
    client.force_login(AccountFactory())
    assert client.generic(method, address).status_code == 405


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:80@evil"])
def test_a_forged_host_is_refused(client, db, host):
    assert client.get("/", headers={"host": host}).status_code == 400


def test_a_forged_host_sends_no_letter(client, db, mailoutbox):
    account = AccountFactory()
    forged = {"host": "evil.example"}
    client.post("/account/password/reset/", {"email": account.email}, headers=forged)
    behind = {"x-forwarded-host": "evil.example"}
    client.post("/account/password/reset/", {"email": account.email}, headers=behind)
    assert len(mailoutbox) == 1
    assert "evil.example" not in mailoutbox[0].body


@pytest.mark.parametrize(
    "address", ["/?q=%00", "/organisations/?q=a%00b", "/about/%00", "/?q=" + "x" * 5_000]
)
def test_what_nobody_could_mean_is_turned_away(client, db, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "We could not read that" in answer.content.decode()


def test_a_form_too_large_to_be_one_is_refused(client, db):
    answer = client.post("/account/login/", {"login": "x" * 1_100_000})
    assert answer.status_code == 400


def test_a_form_of_endless_fields_is_refused(client, db):
    answer = client.post("/account/login/", {f"f{n}": "x" for n in range(250)})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/account/login/?next={}",
        "/account/login/?{}=1",
        "/access/roles/?q={}",
        "/organisations/?q={}",
        "/organisations/?region={}",
        "/organisations/{}/",
        "/compare/?org={}",
        "/{}/",
    ],
)
def test_a_script_in_an_address_never_reaches_the_page(client, db, address):
    page = client.get(address.format(SCRIPT)).content.decode()
    assert "<script>alert" not in page


def test_a_script_as_a_name_is_shown_as_text(client, db):
    account = AccountFactory(person__name=SCRIPT)
    client.force_login(account)
    page = client.get("/my/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_script_in_a_refused_form_is_shown_as_text(client, db):
    page = client.post("/account/login/", {"login": SCRIPT, "password": PASSWORD}).content.decode()
    assert "<script>alert" not in page


def test_a_mistake_of_ours_shows_nothing_of_the_inside(db, monkeypatch):
    from leadwell.home import queries

    def broken():
        raise RuntimeError("secret inside")

    monkeypatch.setattr(queries, "examples", broken)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "secret inside" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@override_settings(SECURE_HSTS_SECONDS=31_536_000)
def test_over_https_the_browser_is_told_to_come_back_over_https(client, db):
    answer = client.get("/", secure=True)
    assert answer["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "upgrade-insecure-requests" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    ["/static/../../../etc/passwd", "/static/%2e%2e/%2e%2e/settings.py", "/.git/config", "/.env"],
)
def test_files_of_the_machine_are_not_served(client, db, address):
    assert client.get(address).status_code in (400, 404)
