from __future__ import annotations

import pytest

from leadwell.appointments.rules.facts import Answer, Verdict
from leadwell.appointments.rules.waiver_may_be_refused import waiver_may_be_refused


@pytest.mark.parametrize(
    ("because", "by", "answer", "codes"),
    [
        pytest.param("Ten letter", {9}, Answer.NOT_MET, [], id="somebody-else-with-a-reason"),
        pytest.param(" Too shor ", {9}, Answer.NOT_MET, ["APT-18c"], id="a-letter-too-few"),
        pytest.param("Long enough.", {9}, Answer.MET, ["APT-18b"], id="who-needs-none"),
        pytest.param("Long enough.", {9}, Answer.WAIVED_UNTIL, ["APT-18b"], id="who-has-one"),
        pytest.param("Long enough.", {2, 9}, Answer.NOT_MET, ["APT-18a"], id="themselves"),
    ],
)
def test_what_stands_in_the_way_of_refusing_a_waiver(because, by, answer, codes):
    found = waiver_may_be_refused(because, person={1, 2}, by=by, verdict=Verdict(answer))
    assert [reason.code for reason in found] == codes
