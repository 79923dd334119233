"""Somebody with an account, and a trust with its administrator."""

from __future__ import annotations

import pytest

from leadwell.access.tests.factories import (
    AccountFactory,
    PlaceFactory,
    account_with_role,
    england,
)


@pytest.fixture
def account(db):
    return AccountFactory()


@pytest.fixture
def trust(db):
    return PlaceFactory(code="TTT", name="Kingfisher Trust", parent=england())


@pytest.fixture
def admin(client, trust):
    client.force_login(account_with_role("administrator", trust))
    return client
