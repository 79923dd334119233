"""INT-61."""

from __future__ import annotations

import pytest

from leadwell.intake.rules.an_hour_holds_so_many_files import an_hour_holds_so_many_files


@pytest.mark.parametrize(
    ("offered", "codes"),
    [
        pytest.param(0, [], id="the-first"),
        pytest.param(39, [], id="the-last-that-is-taken"),
        pytest.param(40, ["INT-61"], id="one-more"),
    ],
)
def test_how_many_files_an_hour_holds(offered, codes):
    found = an_hour_holds_so_many_files(offered, most=40)
    assert [reason.code for reason in found] == codes
