"""An organisation has a code, and a name that fits."""

import pytest

from leadwell.organisations.rules.organisation_may_be_noted import organisation_may_be_noted
from leadwell.organisations.tests.factories import row


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        pytest.param(row("ZT1", "Zed"), [], id="three-characters"),
        pytest.param(row("Z9B2Z", "Zed"), [], id="five-characters"),
        pytest.param(row("1-7453047569", "Zed"), [], id="the-regulator's-number"),
        pytest.param(row("Z" * 40, "Zed"), [], id="forty-characters"),
        pytest.param(row("Z" * 41, "Zed"), ["ORG-01a"], id="one-more-is-too-many"),
        pytest.param(row("Z", "Zed"), ["ORG-01a"], id="one-character-is-too-few"),
        pytest.param(row("Z T1", "Zed"), ["ORG-01a"], id="a-space"),
        pytest.param(row("ZT1", "Zed", parent_code="Z/Q"), ["ORG-01b"], id="above-is-no-code"),
        pytest.param(row("ENG", "Zed"), ["ORG-01f"], id="no-trust-takes-the-country's-code"),
        pytest.param(row("ENG", "England", kind="country"), [], id="the-country-itself"),
        pytest.param(row("ZT1", "Z" * 250), [], id="a-name-of-250"),
        pytest.param(row("ZT1", "Z" * 251), ["ORG-01c"], id="a-name-of-251"),
        pytest.param(row("ZT1", "Zed", parent_code="ZT1"), ["ORG-01d"], id="inside-itself"),
    ],
)
def test_what_makes_an_organisation(facts, codes):
    assert [reason.code for reason in organisation_may_be_noted(facts)] == codes
