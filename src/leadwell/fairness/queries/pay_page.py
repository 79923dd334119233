"""What the page of pay reads: the printed pay gaps of the latest year, and by when they have to be out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leadwell.actor import Actor, Permission
from leadwell.fairness.permissions.pay import may_note_pay
from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.queries.reports.own import OneSet, one_set
from leadwell.fairness.queries.reports.place import Place, place_of
from leadwell.fairness.rules.pay.facts import BONUS_SHARES, Due, PayTerms
from leadwell.fairness.rules.pay.pay_gap_is_due import pay_gap_is_due

SET, BY_LAW = "pay-gap", "pay-gap-sex"


@dataclass(frozen=True, slots=True)
class PayAt:
    """The pay gaps of a place. `one` is None where no pay was counted yet. `due` is None where nobody has
    to publish, or where it cannot be told how many people work there."""

    place: Place
    one: OneSet | None
    due: Due | None
    terms: PayTerms
    may_load: bool


def pay_at(code: str, *, by: Actor, today: date) -> PayAt:
    """The pay gaps of a place. Raises `Organisation.DoesNotExist` or `NotPermitted`."""
    one = one_set(code, SET, by=by)
    place = one.place if one else place_of(code, by=by)
    terms = pay_terms(today)
    return PayAt(
        place=place,
        one=one,
        due=_due(one, terms, today) if one else None,
        terms=terms,
        may_load=by.may_somewhere(Permission.LOAD_STAFF) and may_note_pay(by, place.organisation),
    )


def _due(one: OneSet, terms: PayTerms, today: date) -> Due | None:
    sector = one.place.organisation.sector
    for duty in terms.duties_of(sector):
        snapshot = _last(one.year.ended_on, duty.snapshot)
        due = pay_gap_is_due(
            snapshot, employees=_employees(one), sector=sector, terms=terms, today=today
        )
        if due:
            return due
    return None


def _last(ended_on: date, day: tuple[int, int]) -> date:
    """The last such day of the year on or before another."""
    found = date(ended_on.year, *day)
    return found if found <= ended_on else date(ended_on.year - 1, *day)


def _employees(one: OneSet) -> int:
    """How many people, as far as it is printed."""
    lines = {line.row: line for line in one.year.of(BY_LAW)}
    first, second = (lines.get(row) for row in BONUS_SHARES)
    groups = (first.first if first else None, second.second if second else None)
    return sum((group.whole or 0) if group else 0 for group in groups)
