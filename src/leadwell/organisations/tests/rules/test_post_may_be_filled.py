from __future__ import annotations

from datetime import date

import pytest

from leadwell.organisations.rules.facts import Span
from leadwell.organisations.rules.post_may_be_filled import post_may_be_filled

OPEN = Span(date(2020, 1, 1))
CLOSED = Span(date(2020, 1, 1), date(2026, 1, 1))
EARLIER = Span(date(2021, 1, 1), date(2022, 1, 1))


@pytest.mark.parametrize(
    ("wanted", "post", "held", "codes"),
    [
        pytest.param(Span(date(2020, 1, 1)), OPEN, [], [], id="from-its-first-day"),
        pytest.param(Span(date(2019, 12, 31)), OPEN, [], ["ORG-24a"], id="a-day-before"),
        pytest.param(Span(date(2025, 1, 1)), CLOSED, [], ["ORG-24b"], id="into-the-closed-time"),
        pytest.param(
            Span(date(2025, 1, 1), date(2026, 1, 2)), CLOSED, [], ["ORG-24b"], id="a-day-too-long"
        ),
        pytest.param(
            Span(date(2025, 1, 1), date(2026, 1, 1)), CLOSED, [], [], id="while-it-was-open"
        ),
        pytest.param(Span(date(2022, 1, 1)), OPEN, [EARLIER], [], id="back-again"),
        pytest.param(
            Span(date(2021, 12, 31)), OPEN, [EARLIER], ["ORG-24c"], id="back-a-day-too-soon"
        ),
        pytest.param(
            Span(date(2020, 6, 1), date(2021, 1, 1)), OPEN, [EARLIER], [], id="told-afterwards"
        ),
        pytest.param(
            Span(date(2023, 1, 1)), OPEN, [Span(date(2022, 5, 1))], ["ORG-24c"], id="still-there"
        ),
    ],
)
def test_when_somebody_may_hold_a_post(wanted, post, held, codes):
    found = post_may_be_filled(wanted, post=post, held=held)
    assert [reason.code for reason in found] == codes
