from __future__ import annotations

import pytest

from leadwell.measures.rules.an_inspection_without_a_rating_displaces_nothing import (
    an_inspection_without_a_rating_displaces_nothing,
)


@pytest.mark.parametrize(
    ("label", "codes"),
    [
        ("Inadequate", []),
        ("Outstanding", []),
        ("Inspected but not rated", ["MEA-16"]),
        ("No published rating", ["MEA-16"]),
        ("", ["MEA-16"]),
    ],
)
def test_only_a_rating_takes_the_place_of_a_rating(label, codes):
    found = an_inspection_without_a_rating_displaces_nothing(label)
    assert [reason.code for reason in found] == codes
