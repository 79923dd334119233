"""What tests about snapshots of the star start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadwell.actor import Actor
from leadwell.equality.tests.factories import someone, told_by_a_file
from leadwell.organisations.tests.factories import hold, place, post
from leadwell.people.models import Person
from tests.sealed.taking import KEY, NAMES


@pytest.fixture
def home(committed_database, settings, tmp_path) -> Path:
    settings.LEADWELL_HOME = tmp_path
    settings.LEADWELL_SNAPSHOT_KEY = KEY
    return tmp_path / "snapshots"


@pytest.fixture
def people(home) -> list[Actor]:
    """Three people at a trust, each of whom said something."""
    found, trust = [someone(name) for name in NAMES], place("XXQ1")
    for one, value in zip(found, ("nhs:N", "nhs:A", "-"), strict=True):
        hold(
            Person.objects.get(pk=one.person_id),
            post(trust, unit="Theatres", staff_group="Nursing"),
        )
        told_by_a_file(one, ethnicity=value)
    return found
