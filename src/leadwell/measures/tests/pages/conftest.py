"""Three made-up trusts."""

from __future__ import annotations

import pytest

from leadwell.measures.tests.factories import (
    england,
    organisation,
)


@pytest.fixture
def trusts():
    england()
    organisation("ZR1", "Westmarch", kind="region", sector="national", path="/ENG/ZR1/")
    for number in range(1, 6):
        organisation(f"ZZ{number}", f"Trust {number}", path=f"/ENG/ZR1/ZZ{number}/")
