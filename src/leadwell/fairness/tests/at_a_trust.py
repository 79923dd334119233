"""A trust, and its equality lead."""

from __future__ import annotations

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Actor
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import place


@pytest.fixture
def trust() -> Organisation:
    return place("T")


@pytest.fixture
def lead(trust: Organisation) -> Actor:
    return actor_with_role("equality-lead", trust)
