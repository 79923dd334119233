"""A made-up trust, and somebody who keeps its staff."""

from __future__ import annotations

import pytest

from leadwell.actor import Actor
from leadwell.organisations.tests.factories import (
    hold,
    keeper,
    person,
    place,
    post,
    reports,
)


@pytest.fixture
def come_in(client, monkeypatch):
    """Sign in as an actor, without an account."""

    def come_in(by: Actor) -> None:
        monkeypatch.setattr("leadwell.config.middleware.actor_for", lambda *_, **__: by)

    return come_in


@pytest.fixture
def trust():
    """A trust with a matron, two nurses and an empty post; and a neighbour with one."""
    trust = place("T1", name="Zed Hospitals")
    trust.matron = hold(person("Maureen Adeyemi"), post(trust, "Matron", unit="Ward 4", band="8a"))
    trust.asha = hold(person("Asha Ní Bhriain Okafor"), post(trust, "Nurse", unit="Ward 4"))
    trust.elodie = hold(person("Élodie N'Diaye"), post(trust, "Nurse", level=2), kind="acting")
    trust.empty = post(trust, "Sister", unit="Ward 5")
    for each in (trust.asha.post, trust.elodie.post, trust.empty):
        reports(each, trust.matron.post)
    trust.stranger = hold(person("Hidden Stranger"), post(place("T11"), "Nurse"))
    return trust


@pytest.fixture
def officer(trust, come_in):
    by = keeper(trust)
    come_in(by)
    return by
