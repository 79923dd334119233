"""A tier of pay is its rows."""

import pytest
import yaml

from leadwell.fairness.queries.definitions import HERE
from leadwell.fairness.rules.disclosing.rows_of_pay import TIERS, rows_of_pay

BANDS = sorted(HERE.glob("definitions/bands_*.yaml"))


def asked(**where):
    return rows_of_pay(frozenset((name, tuple(values)) for name, values in where.items()))


@pytest.mark.parametrize("path", BANDS, ids=lambda path: path.stem)
def test_the_tiers_are_those_of_the_definitions(path):
    rows = yaml.safe_load(path.read_text("utf-8"))["rows"]
    defined = {(row, about["tier"]) for row, about in rows.items() if "tier" in about}
    assert defined == {(row, tier) for tier, rows in TIERS.items() for row in rows}


def test_a_tier_asks_for_its_rows():
    assert asked(tier=["middle"], leads=["true"]) == {"pay_row": {"6", "7"}, "leads": {"true"}}
    assert asked(tier=["middle", "upper"])["pay_row"] >= {"6", "7", "8a", "vsm"}


def test_a_row_within_a_tier_stays_that_row():
    assert asked(tier=["middle"], pay_row=["7", "8a"]) == {"pay_row": {"7"}}


def test_those_in_no_tier_are_in_no_row_that_is_known():
    assert asked(tier=["", "lower"]) == {"tier": {"", "lower"}}
    assert asked(pay_row=["6"]) == {"pay_row": {"6"}}
