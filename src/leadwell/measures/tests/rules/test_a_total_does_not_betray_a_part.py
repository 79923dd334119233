from __future__ import annotations

import pytest

from leadwell.measures.rules.a_total_does_not_betray_a_part import a_total_does_not_betray_a_part


@pytest.mark.parametrize(
    ("counted", "held_back", "codes"),
    [
        pytest.param(1, 0, [], id="nothing-is-held-back"),
        pytest.param(9, 1, ["MEA-15"], id="the-total-less-the-others-is-the-one"),
        pytest.param(2, 2, ["MEA-15"], id="each-of-two-knows-the-other"),
        pytest.param(3, 2, [], id="two-of-three-stay-hidden"),
    ],
)
def test_a_total_is_not_shown_when_it_betrays_a_part(counted, held_back, codes):
    found = a_total_does_not_betray_a_part(counted, held_back=held_back)
    assert [reason.code for reason in found] == codes
