"""A figure is withheld where a count that it comes from is hidden."""

from dataclasses import replace

from leadwell.fairness.rules.disclosing.facts import Cell
from leadwell.fairness.rules.disclosing.why_withheld import why_withheld
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Printed

STAFF = Cell("staff", "", 0, False, "", "", frozenset())
NURSES, DOCTORS = (replace(STAFF, group=group) for group in ("nurses", "doctors"))
SMALL, GUARDS = Reason("STA-01", "Too few."), Reason("STA-07", "It would give another away.")


def test_each_reason_is_said_once_and_in_order():
    hidden = {
        STAFF.name: Printed(None, 9, (GUARDS, SMALL)),
        NURSES.name: Printed(None, 3, (SMALL,)),
        DOCTORS.name: Printed(40, 41, (GUARDS,)),
    }
    assert why_withheld([STAFF, NURSES, DOCTORS], hidden) == (SMALL, GUARDS)
    assert why_withheld([DOCTORS], hidden) == ()


def test_a_count_that_nobody_released_says_nothing():
    assert why_withheld([STAFF], {}) == ()
