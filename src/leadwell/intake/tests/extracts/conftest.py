"""A site that extracts are loaded into."""

from __future__ import annotations

import pytest

from leadwell.intake.tests import staff
from leadwell.intake.tests.staff import row
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"), place("ZZ2", "New Town Trust"))
    note(place("ZZ3", "Old Town Clinic", parent_code="ZZ1"))
    staff.load(staff.sheet([row("1", "Asha Patel"), row("2", "Ben Okoro"), row("3", "Zoë Smith")]))
