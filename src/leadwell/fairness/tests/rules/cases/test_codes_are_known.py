"""Bands and staff groups are written as the organisation's posts write them."""

from __future__ import annotations

import pytest

from leadwell.fairness.rules.cases.codes_are_known import codes_are_known
from leadwell.fairness.rules.cases.facts import Codes

CODES = Codes(frozenset({"", "6", "8a"}), frozenset({"", "nursing and midwifery"}))


@pytest.mark.parametrize(
    ("band", "group", "codes"),
    [
        pytest.param("6", "Nursing and midwifery", [], id="as-posts-write-them"),
        pytest.param("Band 8A", "NURSING  and-midwifery", [], id="written-a-little-otherwise"),
        pytest.param("", "", [], id="left-out"),
        pytest.param("60", "", ["FAR-46a"], id="a-band-nobody-knows"),
        pytest.param("", "Wizards", ["FAR-46b"], id="a-staff-group-nobody-knows"),
        pytest.param("x", "y", ["FAR-46a", "FAR-46b"], id="both"),
    ],
)
def test_codes_are_those_of_posts(band: str, group: str, codes: list[str]) -> None:
    found = codes_are_known(band, group, codes=CODES)
    assert [reason.code for reason in found] == codes


def test_what_was_typed_is_never_said_again() -> None:
    said = " ".join(map(str, codes_are_known("secret", "private", codes=CODES)))
    assert "secret" not in said
    assert "private" not in said
