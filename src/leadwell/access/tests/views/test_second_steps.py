"""A second step: an app, its codes, and passkeys."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, yield_hotp_counters_from_time

from leadwell.access.tests.factories import (
    PASSWORD,
)
from leadwell.access.tests.views.signing import reauthenticated, sign_in
from leadwell.access.tests.views.test_signing_in import is_one_of_our_pages


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
