from __future__ import annotations

import pytest

from leadwell.measures.rules.a_total_stands_apart import a_total_stands_apart

TOTALS = ("", "All staff groups")


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        pytest.param(["Managers", "Midwives"], [], id="parts-alone"),
        pytest.param(["All staff groups"], [], id="the-total-alone"),
        pytest.param(["All staff groups", "Managers"], ["MEA-02"], id="a-total-and-a-part"),
        pytest.param(["", "Managers"], ["MEA-02"], id="everybody-and-a-part"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_a_total_is_never_added_to_its_parts(names, codes):
    assert [reason.code for reason in a_total_stands_apart(names, totals=TOTALS)] == codes
