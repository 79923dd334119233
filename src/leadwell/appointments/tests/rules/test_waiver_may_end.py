from datetime import date

import pytest

from leadwell.appointments.rules.waiver_may_end import waiver_may_end

TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("because", "until_on", "ended", "codes"),
    [
        pytest.param("She passed the course.", TOMORROW, False, [], id="while-it-lasts"),
        pytest.param("She passed the course.", TOMORROW, True, ["APT-14a"], id="twice"),
        pytest.param("She passed the course.", TODAY, False, ["APT-14b"], id="after-it-is-over"),
        pytest.param("  Passed  ", TOMORROW, False, ["APT-14c"], id="without-a-reason"),
    ],
)
def test_when_a_waiver_may_end(because, until_on, ended, codes):
    found = waiver_may_end(because, until_on=until_on, ended=ended, today=TODAY)
    assert [reason.code for reason in found] == codes
