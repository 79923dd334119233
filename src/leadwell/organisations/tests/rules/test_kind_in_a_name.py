"""What a publication's name says about the kind."""

import pytest

from leadwell.organisations.rules.kind_in_a_name import kind_in_a_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("Zed and Brack NHS Foundation Trust", "trust", id="a-foundation-trust"),
        pytest.param("ZED CARE TRUST", "trust", id="a-care-trust-in-capitals"),
        pytest.param("NHS Zed Integrated Care Board", "icb", id="a-board"),
        pytest.param("NHS Zed ICB - 00Z", "icb", id="a-board-in-short"),
        pytest.param("NHS Zed and Brack CSU", "support-unit", id="a-support-unit"),
        pytest.param("Zed Community Health CIC", "social-enterprise", id="a-social-enterprise"),
        pytest.param("NHS England", "national-body", id="a-national-body"),
        pytest.param("Zed Widgets", "employer", id="anything-else"),
    ],
)
def test_what_a_name_says(name, kind):
    assert kind_in_a_name(name)[0] == kind


def test_what_a_name_does_not_say_stays_unknown():
    assert kind_in_a_name("Zed Widgets") == ("employer", "unknown")
