"""A place, another, somebody who works there, and a browser at their doors."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from leadwell.access.tests.factories import account_with_role, england
from leadwell.keeping.tests.factories import PlaceFactory, employee


@pytest.fixture
def place(db):
    return PlaceFactory(code="ZT1", parent=england(), name="Made-up Trust")


@pytest.fixture
def elsewhere(place):
    return PlaceFactory(code="ZT2", parent=place.parent)


@pytest.fixture
def asha(place):
    return employee(place)


def entered(client, by_or_account):
    account = (
        by_or_account
        if hasattr(by_or_account, "email")
        else get_user_model().objects.get(person_id=by_or_account.person_id)
    )
    client.force_login(account)
    return client


def in_role(client, role, place):
    return entered(client, account_with_role(role, place))


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()
