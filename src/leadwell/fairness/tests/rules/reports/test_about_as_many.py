from __future__ import annotations

from dataclasses import replace

import pytest

from leadwell.fairness.rules.reports.about_as_many import about_as_many
from leadwell.fairness.tests.factories import likelihood

OWN = likelihood()  # 500 and 400 people


def of(first, second):
    return replace(
        OWN,
        first=replace(OWN.first, whole=first),
        second=second and replace(OWN.second, whole=second),
    )


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        pytest.param(of(500, 400), True, id="as-many"),
        pytest.param(of(1_000, 800), True, id="just-twice-as-many"),
        pytest.param(of(1_000, 805), False, id="more-than-twice"),
        pytest.param(of(445, None), False, id="less-than-half"),
        pytest.param(of(450, None), True, id="one-group-and-just-half"),
        pytest.param(of(None, 900), False, id="a-hidden-count"),
        pytest.param(of(0, 900), False, id="nobody-in-one-group"),
    ],
)
def test_which_organisations_are_of_about_the_same_size(other, alike):
    assert about_as_many(OWN, other) is alike
    assert about_as_many(other, OWN) is alike
