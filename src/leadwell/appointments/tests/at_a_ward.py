"""A trust whose standards ask one thing, a ward without a manager, and a nurse who works there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from leadwell.actor import Actor
from leadwell.appointments import actions
from leadwell.appointments.tests.factories import NOW, TODAY, officer
from leadwell.organisations.models import Organisation, Post, Tenure
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.people.models import Person
from leadwell.standards.tests.factories import item, requirement

LEADING = {"item": "core:3.1"}


@pytest.fixture
def trust() -> Organisation:
    item("core:3.1")
    requirement(3, LEADING)
    return place("T")


@pytest.fixture
def by(trust: Organisation) -> Actor:
    return officer(trust)


@pytest.fixture
def ward(trust: Organisation) -> Post:
    return post(trust, "Ward manager", level=3, leads=True, band="8a")


@pytest.fixture
def asha(trust: Organisation) -> Person:
    who = person("Asha Okafor")
    hold(who, post(trust, "Nurse"))
    return who


def appoint(by: Actor, where: Post, who: Person, **more: Any) -> Tenure:
    """Appoint somebody by hand, full time, from today unless told otherwise."""
    said = {"from_on": TODAY, "kind": "substantive", "fte": Decimal(1), "now": NOW, **more}
    return actions.appoint(by=by, post_id=where.pk, person_id=who.pk, **said)
