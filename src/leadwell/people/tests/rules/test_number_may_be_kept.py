"""Numbers that are never kept."""

import pytest

from leadwell.people.rules.number_may_be_kept import number_may_be_kept


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        pytest.param("000176", [], id="a-staff-number"),
        pytest.param("20481234", [], id="eight-digits"),
        pytest.param("AB123456C", ["PPL-09a"], id="a-national-insurance-number"),
        pytest.param("ab 12 34 56 c", ["PPL-09a"], id="one-in-small-letters-with-spaces"),
        pytest.param("AB123456E", [], id="a-last-letter-that-is-none"),
        pytest.param("DA123456C", [], id="a-first-letter-that-is-none"),
        pytest.param("9434765919", [], id="ten-digits-in-one-run-may-be-anything"),
        pytest.param("943 476 5919", ["PPL-09b"], id="an-nhs-number"),
        pytest.param("943-476-5919", ["PPL-09b"], id="one-with-hyphens"),
        pytest.param("943 476 5918", [], id="a-last-digit-that-does-not-check"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_which_numbers_are_kept(value, codes):
    assert [reason.code for reason in number_may_be_kept(value)] == codes
