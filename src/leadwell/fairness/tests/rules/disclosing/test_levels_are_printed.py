from __future__ import annotations

import pytest

from leadwell.fairness.rules.disclosing.levels_are_printed import levels_are_printed
from leadwell.fairness.rules.facts import ShownGroup
from leadwell.fairness.tests.factories import even


def level(part=20, whole=50, second=True):
    group = ShownGroup("bme", "BME", part, whole)
    return even("wres-2", first=group, second=group if second else None)


@pytest.mark.parametrize(
    ("levels", "codes"),
    [
        pytest.param([level(), level()], [], id="two-levels-all-printed"),
        pytest.param([level(), level(part=None)], ["FAR-28a"], id="a-part-is-hidden"),
        pytest.param([level(whole=None), level()], ["FAR-28a"], id="a-whole-is-hidden"),
        pytest.param([level(), level(second=False)], ["FAR-28a"], id="a-group-is-not-there"),
        pytest.param([level()], ["FAR-28b"], id="one-level"),
        pytest.param([level(part=0), level(whole=0)], [], id="nobody-is-a-count"),
    ],
)
def test_what_stands_in_the_way_of_a_ratio_over_levels(levels, codes):
    assert [reason.code for reason in levels_are_printed(levels)] == codes
