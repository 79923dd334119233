"""A page as somebody reads it, and who reads it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.organisations.models import Organisation


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Any) -> None:
    settings.LEADWELL_HOME = tmp_path


@pytest.fixture
def inspector(country: Organisation) -> Any:
    return account_with_role("inspector", country)


def reads(client: Any, address: str, status: int = 200, **asked: Any) -> str:
    """The page, for whoever is signed in."""
    answer = client.get(address, asked)
    assert answer.status_code == status, answer.status_code
    return re.sub(r"\s+", " ", answer.content.decode())


def page(client: Any, account: Any, address: str, status: int = 200, **asked: Any) -> str:
    """The page, for somebody."""
    client.force_login(account)
    return reads(client, address, status, **asked)
