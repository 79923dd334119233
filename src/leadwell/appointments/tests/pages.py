"""A trust with standards, somebody who works there, a post above theirs, and a page as they read it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import AccountFactory
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.standards.tests.factories import item, requirement

LEADING = {"all": [{"item": "core:3.1"}, {"any": [{"item": "core:3.2"}, {"item": "core:3.3"}]}]}


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def trust():
    for key in ("core:2.1", "core:3.1", "core:3.2", "core:3.3"):
        item(key, short=f"Skill {key}")
    item("core:level-3", kind="level", level=3, short="Leading a service")
    requirement(2, {"item": "core:2.1"})
    requirement(3, LEADING)
    return place("T")


@pytest.fixture
def asha(trust):
    account = AccountFactory(person=person("Asha Okafor"))
    hold(account.person, post(trust, "Sister", level=2, leads=True))
    return account


@pytest.fixture
def ward(trust):
    return post(trust, "Ward manager", level=3, leads=True)


def page(client, account: Any, address: str, status: int = 200) -> str:
    if account:
        client.force_login(account)
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return re.sub(r"\s+", " ", answer.content.decode())
