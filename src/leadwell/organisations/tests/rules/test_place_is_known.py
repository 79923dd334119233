"""A site belongs to a trust that is known."""

import pytest

from leadwell.organisations.rules.place_is_known import place_is_known
from leadwell.organisations.tests.factories import row

SITE = row("ZT101", "Zed Clinic", "site", parent_code="ZT1")


@pytest.mark.parametrize(
    ("facts", "known", "codes"),
    [
        pytest.param(SITE, True, [], id="a-site-of-a-known-trust"),
        pytest.param(SITE, False, ["ORG-02b"], id="a-site-of-an-unknown-trust"),
        pytest.param(row("ZT101", "Zed", "site"), False, ["ORG-02a"], id="a-site-of-nothing"),
        pytest.param(row("ZT1", "Zed", parent_code="ZQ1"), False, [], id="a-trust-may-wait"),
    ],
)
def test_which_places_must_be_known_first(facts, known, codes):
    assert [reason.code for reason in place_is_known(facts, known=known)] == codes


def test_the_reason_names_the_trust_to_load():
    assert "The trust ZT1," in str(place_is_known(SITE, known=False)[0])
