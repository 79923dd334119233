"""When a record goes, and what keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadwell.keeping.rules.facts import DisposalAction, Hold, KeptRecord, RetentionRule
from leadwell.keeping.rules.record_may_be_disposed_of import record_may_be_disposed_of

SIX = RetentionRule(
    "staff-record",
    "Staff record",
    "leaving",
    6,
    DisposalAction.DISPOSE,
    "s",
    False,
    date(2023, 8, 7),
)
RULES = {
    "staff-record": SIX,
    "proof": replace(SIX, action=DisposalAction.NEVER),
    "undated": replace(SIX, years=None),
}
LEFT = KeptRecord("staff-record", date(2020, 3, 31))
OVER = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("record", "today", "codes"),
    [
        pytest.param(LEFT, date(2026, 3, 30), ["KEE-09c"], id="a-day-too-early"),
        pytest.param(LEFT, OVER, [], id="on-the-day"),
        pytest.param(
            replace(LEFT, ended_on=date(2024, 2, 29)), date(2030, 2, 28), [], id="leap-day"
        ),
        pytest.param(replace(LEFT, ended_on=None), OVER, ["KEE-09b"], id="still-there"),
        pytest.param(replace(LEFT, looked_at_again_on=OVER), OVER, [], id="looked-at-again-today"),
        pytest.param(
            replace(LEFT, looked_at_again_on=date(2026, 4, 1)), OVER, ["KEE-09d"], id="later"
        ),
        pytest.param(replace(LEFT, asks=1), OVER, ["KEE-09f"], id="they-wait-for-an-answer"),
        pytest.param(replace(LEFT, kept_as="proof"), OVER, ["KEE-09a"], id="kept-for-good"),
        pytest.param(replace(LEFT, kept_as="undated"), OVER, ["KEE-09a"], id="no-years"),
        pytest.param(replace(LEFT, kept_as="unheard-of"), OVER, ["KEE-09a"], id="no-such-class"),
    ],
)
def test_when_a_record_goes(record, today, codes):
    found = record_may_be_disposed_of(record, rules=RULES, holds=(), today=today)
    assert [reason.code for reason in found] == codes


@pytest.mark.parametrize(
    ("from_on", "until_on", "held"),
    [
        pytest.param(OVER, None, True, id="from-today"),
        pytest.param(date(2026, 4, 1), None, False, id="from-tomorrow"),
        pytest.param(date(2020, 1, 1), OVER, False, id="ended-today"),
        pytest.param(date(2020, 1, 1), date(2026, 4, 1), True, id="its-last-day"),
    ],
)
def test_a_hold_in_force_always_wins(from_on, until_on, held):
    hold = Hold("A tribunal asks", from_on, until_on)
    found = record_may_be_disposed_of(LEFT, rules=RULES, holds=[hold], today=OVER)
    assert [reason.code for reason in found] == (["KEE-09e"] if held else [])
