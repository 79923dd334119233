"""The demo's people: everybody was told their password."""

from __future__ import annotations

import pytest
from django.test import Client

from leadwell.access.tests.factories import PASSWORD, AccountFactory


@pytest.fixture
def made_up(db):
    return AccountFactory(person__made_up=True)


def sign_in(account) -> Client:
    client = Client()
    client.post("/account/login/", {"login": account.email, "password": PASSWORD})
    return client


@pytest.mark.parametrize("mode", ["demo", "development"])
def test_made_up_people_sign_in_where_everything_is_made_up(made_up, settings, mode):
    settings.LEADWELL_MODE = mode
    assert sign_in(made_up).get("/my/").status_code == 200


def test_made_up_people_do_not_sign_in_where_real_people_work(made_up, settings):
    settings.LEADWELL_MODE = "production"
    assert sign_in(made_up).get("/my/").status_code == 302
    assert sign_in(AccountFactory(person__made_up=False)).get("/my/").status_code == 200


def test_made_up_people_do_not_stay_where_real_people_work(made_up, settings):
    client = sign_in(made_up)
    settings.LEADWELL_MODE = "production"
    assert client.get("/my/").status_code == 302
