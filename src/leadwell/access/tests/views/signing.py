"""Signing somebody in."""

from __future__ import annotations

from leadwell.access.tests.factories import (
    PASSWORD,
)

LOGIN = "/account/login/"


def sign_in(client, account, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": account.email, "password": password, **more})


def reauthenticated(client, account):
    """A client that signed in and showed once more who it is."""
    assert sign_in(client, account).status_code == 302
    assert client.post("/account/again/", {"password": PASSWORD}).status_code == 302
    return client
