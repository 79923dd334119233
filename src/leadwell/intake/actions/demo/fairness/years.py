"""Ten years of decisions are sent, and then worked out year by year as each was due."""

from __future__ import annotations

from datetime import date, datetime

from leadwell.actor import Actor
from leadwell.intake.actions.demo.fairness.cases import cases
from leadwell.intake.actions.demo.fairness.pay import pay
from leadwell.intake.actions.demo.fairness.recruitment import ADVERTS_A_YEAR, applications
from leadwell.intake.actions.demo.fairness.sending import send
from leadwell.intake.actions.demo.fairness.small import tell_small_years
from leadwell.intake.actions.demo.staff import told_by

YEARS, YEARS_OF_PAY = 10, 3


def tell_ten_years(*, by: Actor, now: datetime) -> None:
    """The files of the last ten years to 31 March, oldest first: one of all earlier years, then one a year.
    Twice is once."""
    today = now.date()
    last = last_year(today)
    first = last - YEARS + 1
    for code in ADVERTS_A_YEAR:
        told = told_by(code, until=today.replace(day=1))
        for of in (range(first, last - 1), range(last - 1, last), range(last, last + 1)):
            for kind, rows in (("applications", applications), ("cases", cases)):
                send(kind, code, of[-1], [row for y in of for row in rows(code, told, y)], by=by)
        for year in range(last - YEARS_OF_PAY + 1, last + 1):
            send("pay", code, year, pay(told, year), by=by)
    tell_small_years(by=by, last=last)


def last_year(today: date) -> int:
    """The last year to 31 March of which all files have come."""
    return today.year if today >= date(today.year, 4, 20) else today.year - 1
