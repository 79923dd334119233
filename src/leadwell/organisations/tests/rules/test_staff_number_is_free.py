from __future__ import annotations

import pytest

from leadwell.organisations.rules.staff_number_is_free import staff_number_is_free


@pytest.mark.parametrize(
    ("known_as", "name", "codes"),
    [
        pytest.param("", "asha okafor", [], id="nobody-has-it"),
        pytest.param("asha okafor", "asha okafor", [], id="they-have-it-themselves"),
        pytest.param("asha patel", "asha okafor", ["ORG-28"], id="another-has-it"),
    ],
)
def test_a_staff_number_means_one_person(known_as, name, codes):
    found = staff_number_is_free(known_as=known_as, name=name)
    assert [reason.code for reason in found] == codes
