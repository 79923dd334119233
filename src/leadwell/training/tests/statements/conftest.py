"""A made-up provider, its system, and somebody who learns."""

from __future__ import annotations

import pytest

from leadwell.access.tests.factories import AccountFactory, actor_with_role
from leadwell.organisations.tests.factories import person, place
from leadwell.training.actions.statements_sources import (
    open_source,
)
from leadwell.training.models import Place, Provider
from leadwell.training.tests.rounds import programme, run
from leadwell.training.tests.statements.saying import NOW


@pytest.fixture
def school():
    return Provider.objects.create(organisation=place("ZP9"), made_up=True)


@pytest.fixture
def teacher(school):
    return actor_with_role("training-provider", school.organisation)


@pytest.fixture
def lead():
    return programme("lead", title="Leading a team")


@pytest.fixture
def opened(school, teacher, lead):
    return open_source(by=teacher, provider_id=school.pk, title=" Moodle ", now=NOW)


@pytest.fixture
def source(opened):
    return opened[0]


@pytest.fixture
def learner(school, lead):
    who = person("Wren Made-Up")
    taught = run("lead-1", lead, provider=school)
    Place.objects.create(run=taught, person=who, offered_at=NOW, accepted_at=NOW)
    return who


@pytest.fixture
def signed(db):
    """Somebody who signs in with an address, and never had a place with the provider."""
    return AccountFactory(email="asha@trust.example").person
