"""ACS-04."""

from __future__ import annotations

import pytest

from leadwell.access.rules.role_fits_the_place import role_fits_the_place
from leadwell.access.rules.roles import ROLES


@pytest.mark.parametrize(
    ("role", "kind", "codes"),
    [
        pytest.param("registered-manager", "care-location", [], id="a-care-home-has-one"),
        pytest.param("registered-manager", "trust", ["ACS-04"], id="a-trust-has-none"),
        pytest.param("data-loader", "country", [], id="published-files-are-for-england"),
        pytest.param("data-loader", "trust", ["ACS-04"], id="and-for-nowhere-smaller"),
    ],
)
def test_where_a_role_can_be_given(role, kind, codes):
    found = role_fits_the_place(ROLES[role], place_kind=kind)
    assert [reason.code for reason in found] == codes
