from __future__ import annotations

import pytest

from leadwell.measures.rules.a_theme_is_not_recomputed import a_theme_is_not_recomputed
from leadwell.measures.tests.factories import measure

CULTURE = measure(slug="culture", part_of="theme")
LEADERSHIP = measure(slug="leadership", part_of="theme")
THEME = measure(slug="theme")


@pytest.mark.parametrize(
    ("measures", "codes"),
    [
        pytest.param([THEME], [], id="the-theme-itself"),
        pytest.param([CULTURE, CULTURE], [], id="one-part-of-two-places"),
        pytest.param([CULTURE, LEADERSHIP], ["MEA-04"], id="its-parts"),
        pytest.param([THEME, CULTURE], ["MEA-04"], id="a-theme-with-a-part"),
    ],
)
def test_a_theme_is_taken_as_published(measures, codes):
    assert [reason.code for reason in a_theme_is_not_recomputed(measures)] == codes
