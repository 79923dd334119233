"""FAR-36: Who must publish a pay gap, and by when.

The number of employees, the snapshot day and the last day to publish are dated data.
Source: domain facts 3.6: public bodies with 250 employees or more, 31 March, by 30 March of the next year;
all others 5 April, by 4 April.
"""

from __future__ import annotations

from datetime import date

from leadwell.fairness.rules.pay.facts import Due, PayTerms


def pay_gap_is_due(
    snapshot: date, *, employees: int, sector: str, terms: PayTerms, today: date
) -> Due | None:
    """By when the gap of a snapshot day has to be out. None where nobody has to publish it."""
    for duty in terms.duties_of(sector):
        day = (snapshot.month, snapshot.day)
        if duty.snapshot == day and snapshot >= duty.from_on and employees >= duty.employees:
            by = date(snapshot.year + 1, *duty.publish_by)
            return Due(by, max(0, (today - by).days))
    return None
