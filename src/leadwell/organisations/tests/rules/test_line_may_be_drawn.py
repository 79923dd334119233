from __future__ import annotations

from datetime import date

import pytest

from leadwell.organisations.rules.facts import Span
from leadwell.organisations.rules.line_may_be_drawn import line_may_be_drawn

OPEN = Span(date(2020, 1, 1))
NOW = Span(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("to", "above", "posts", "codes"),
    [
        pytest.param(2, [3, 4], [OPEN], [], id="to-a-post-above"),
        pytest.param(1, [], [OPEN], ["ORG-25a"], id="to-itself"),
        pytest.param(2, [3, 1], [OPEN], ["ORG-25b"], id="round-in-a-circle"),
        pytest.param(2, [], [OPEN, Span(date(2026, 1, 2))], ["ORG-25c"], id="not-open-yet"),
        pytest.param(
            2, [], [Span(date(2020, 1, 1), date(2026, 1, 1))], ["ORG-25c"], id="closed-that-day"
        ),
        pytest.param(
            2, [], [Span(date(2020, 1, 1), date(2026, 1, 2))], [], id="closing-a-day-later"
        ),
    ],
)
def test_to_which_post_another_may_report(to, above, posts, codes):
    found = line_may_be_drawn(1, to, above=above, posts=posts, wanted=NOW)
    assert [reason.code for reason in found] == codes
