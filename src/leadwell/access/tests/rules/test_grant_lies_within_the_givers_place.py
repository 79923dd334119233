"""ACS-05."""

from __future__ import annotations

import pytest

from leadwell.access.rules.grant_lies_within_the_givers_place import (
    grant_lies_within_the_givers_place,
)


@pytest.mark.parametrize(
    ("place", "roots", "codes"),
    [
        pytest.param("/E/A/", ["/E/A/"], [], id="at-the-place-itself"),
        pytest.param("/E/A/1/", ["/E/A/"], [], id="beneath-it"),
        pytest.param("/E/AB/", ["/E/A/"], ["ACS-05"], id="not-at-one-that-only-begins-alike"),
        pytest.param("/E/", ["/E/A/"], ["ACS-05"], id="not-above-it"),
        pytest.param("/E/B/", ["/E/A/", "/E/B/"], [], id="one-of-two-places-is-enough"),
        pytest.param("/E/A/", [], ["ACS-05"], id="no-place-at-all"),
        pytest.param("/E/A/", ["/"], [], id="everywhere-holds-everything"),
    ],
)
def test_where_a_giver_may_give(place, roots, codes):
    found = grant_lies_within_the_givers_place(place, giver_roots=roots)
    assert [reason.code for reason in found] == codes
