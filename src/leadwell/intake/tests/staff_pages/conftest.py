"""A made-up trust, and somebody who loads its staff."""

from __future__ import annotations

import pytest

from leadwell.access.tests.factories import (
    PlaceFactory,
    account_with_role,
    england,
)


@pytest.fixture
def trust():
    return PlaceFactory(code="TTT", name="Hexham Trust", parent=england())


@pytest.fixture
def officer(client, trust):
    account = account_with_role("hr-officer", trust)
    client.force_login(account)
    return account
