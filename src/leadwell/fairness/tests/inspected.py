"""A trust in England, and somebody who inspects it."""

from __future__ import annotations

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Actor
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import place


@pytest.fixture
def country() -> Organisation:
    return place("ENG", kind="country")


@pytest.fixture
def trust(country: Organisation) -> Organisation:
    return place("T", country)


@pytest.fixture
def inspector(country: Organisation) -> Actor:
    return actor_with_role("inspector", country)
