"""A figure has the same digits on a page and in every file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.fairness.pages.reports import words
from leadwell.fairness.rules.disclosing.digits_as_printed import DIGITS, digits_as_printed

PRINTED = sorted(DIGITS.keys() - {"declared"})
numbers = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("number", "unit", "given"),
    [
        pytest.param(41 / 203 / (157 / 512), "ratio", 0.66, id="a-ratio-has-two"),
        pytest.param(100 * 41 / 203, "percent", 20.2, id="a-share-has-one"),
        pytest.param(-12.649, "points", -12.6, id="so-have-points"),
        pytest.param(-0.04, "points", 0.0, id="nought-has-no-sign"),
        pytest.param(14.2449, "pounds", 14.24, id="pounds-have-pence"),
        pytest.param(100 * 715 / 815, "declared", 88.0, id="a-declaration-rate-has-none"),
        pytest.param(None, "ratio", None, id="what-is-hidden-stays-hidden"),
    ],
)
def test_the_digits_of_each_unit(number, unit, given):
    found = digits_as_printed(number, unit)
    assert (found, str(found)) == (given, str(given))


@given(numbers, st.sampled_from(PRINTED))
def test_a_page_prints_what_a_file_gives(number, unit):
    assert words.amount(number, unit) == words.amount(digits_as_printed(number, unit), unit)


def test_two_ratios_that_only_their_last_digits_tell_apart_are_one():
    one, other = 41 / 203 / (157 / 512), 40 / 198 / (157 / 512)
    assert one != other
    assert digits_as_printed(one, "ratio") == digits_as_printed(other, "ratio")
