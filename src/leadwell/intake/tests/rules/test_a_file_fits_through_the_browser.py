"""INT-60."""

from __future__ import annotations

import pytest

from leadwell.intake.rules.a_file_fits_through_the_browser import a_file_fits_through_the_browser

LARGEST = 100_000_000


@pytest.mark.parametrize(
    ("size", "codes"),
    [
        pytest.param(0, [], id="empty-is-not-large"),
        pytest.param(LARGEST, [], id="the-largest"),
        pytest.param(LARGEST + 1, ["INT-60"], id="a-byte-more"),
    ],
)
def test_how_large_a_file_may_be(size, codes):
    found = a_file_fits_through_the_browser(size, largest=LARGEST)
    assert [reason.code for reason in found] == codes


def test_the_size_is_told_in_millions_and_never_as_the_limit_itself():
    (reason,) = a_file_fits_through_the_browser(LARGEST + 1, largest=LARGEST)
    assert str(reason) == "This file has 101 MB. A browser may send 100 MB."
