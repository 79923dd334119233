"""FAR-30: which rows of a pay file can be kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.rules.pay.facts import PayFacts
from leadwell.fairness.rules.pay.pay_can_be_kept import pay_can_be_kept

MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 5)
TODAY = date(2026, 6, 1)


def codes(*, as_at=MARCH, hourly="18.20", bonus=None, full_pay=True, sector="nhs-trust"):
    facts = PayFacts(
        2, 7, as_at,
        None if hourly is None else Decimal(hourly),
        None if bonus is None else Decimal(bonus),
        full_pay,
    )  # fmt: skip
    found = pay_can_be_kept(facts, terms=pay_terms(as_at), sector=sector, today=TODAY)
    for reason in found:
        assert "{" not in str(reason)
    return [reason.code for reason in found]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param({}, [], id="pay-and-nothing-else"),
        pytest.param({"bonus": "0"}, [], id="a-bonus-of-nought"),
        pytest.param({"hourly": None, "bonus": "100"}, ["FAR-30a"], id="a-bonus-without-pay"),
        pytest.param({"hourly": None}, ["FAR-30b"], id="no-pay-at-all"),
        pytest.param({"hourly": None, "full_pay": False, "bonus": "100"}, [], id="a-bonus-on-unpaid-leave"),
        pytest.param({"hourly": "0"}, ["FAR-30c"], id="nought"),
        pytest.param({"hourly": "0", "full_pay": False}, ["FAR-30c"], id="nought-on-leave-is-left-empty"),
        pytest.param({"hourly": "2.99"}, ["FAR-30d"], id="a-penny-too-little"),
        pytest.param({"hourly": "3"}, [], id="the-least"),
        pytest.param({"hourly": "2.99", "full_pay": False}, [], id="little-on-half-pay"),
        pytest.param({"hourly": "500"}, [], id="the-most"),
        pytest.param({"hourly": "500.01"}, ["FAR-30e"], id="a-penny-too-much"),
        pytest.param({"hourly": "31049", "full_pay": False}, ["FAR-30e"], id="a-year"),
        pytest.param({"bonus": "500000"}, [], id="the-largest-bonus"),
        pytest.param({"bonus": "500000.01"}, ["FAR-30f"], id="a-bonus-too-large"),
        pytest.param({"as_at": date(2026, 3, 30)}, ["FAR-30g"], id="a-day-early"),
        pytest.param({"as_at": APRIL}, ["FAR-30g"], id="the-day-of-others"),
        pytest.param({"as_at": APRIL, "sector": "independent"}, [], id="their-own-day"),
        pytest.param({"as_at": APRIL, "sector": "social-care"}, [], id="care-may-be-private"),
        pytest.param({"as_at": MARCH, "sector": "social-care"}, [], id="care-may-be-public"),
        pytest.param({"as_at": date(2027, 3, 31)}, ["FAR-30h"], id="still-to-come"),
        pytest.param({"hourly": "0", "bonus": "600000", "as_at": date(2026, 1, 1)},
                     ["FAR-30c", "FAR-30f", "FAR-30g"], id="everything-at-once"),
    ],
)  # fmt: skip
def test_a_row_is_kept_or_says_what_is_wrong(row, found):
    assert codes(**row) == found


def test_the_days_of_a_sector_are_named():
    facts = PayFacts(2, 7, date(2026, 1, 1), Decimal(20))
    (reason,) = pay_can_be_kept(facts, terms=pay_terms(MARCH), sector="unknown", today=TODAY)
    assert "31/03, 05/04" in str(reason)
