from datetime import date

from leadwell.appointments.rules.facts import Answer, Verdict, Waived
from leadwell.appointments.rules.giver_does_not_appoint import giver_does_not_appoint

WAIVER = Waived(3, 7, date(2026, 11, 2), date(2027, 1, 1), given_by=5)
WAIVED = Verdict(Answer.WAIVED_UNTIL, waiver=WAIVER)


def test_somebody_else_appoints_than_gave_the_waiver():
    assert giver_does_not_appoint(WAIVED, appointing=(6,)) == []
    (reason,) = giver_does_not_appoint(WAIVED, appointing=(6, 5))
    assert reason.code == "APT-13"


def test_where_nothing_was_waived_anybody_who_may_appoints():
    assert giver_does_not_appoint(Verdict(Answer.MET), appointing=(5,)) == []
