from datetime import date

import pytest

from leadwell.organisations.rules.is_a_vacancy import is_a_vacancy

DAY, BEFORE, AFTER = date(2026, 11, 1), date(2026, 10, 31), date(2026, 11, 2)


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        pytest.param({}, [], id="open-and-held-by-nobody"),
        pytest.param({"until_on": AFTER}, [], id="still-open"),
        pytest.param({"held": True}, ["ORG-61c"], id="somebody-holds-it"),
        pytest.param({"until_on": DAY}, ["ORG-61a"], id="closed-that-day"),
        pytest.param({"from_on": AFTER}, ["ORG-61a"], id="not-yet-open"),
        pytest.param({"holders_known": False}, ["ORG-61b"], id="a-published-chart"),
    ],
)
def test_what_is_a_vacancy(facts, codes):
    said = {"holders_known": True, "held": False, "from_on": BEFORE, "until_on": None, **facts}
    assert [r.code for r in is_a_vacancy(on=DAY, **said)] == codes
