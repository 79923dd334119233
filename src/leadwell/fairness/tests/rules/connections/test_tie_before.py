"""What counts as a tie to somebody who decides."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.fairness.rules.connections.facts import Reported, Stood
from leadwell.fairness.rules.connections.tie_before import tie_before

ASHA, BOSS = 1, 2
DAY = date(2026, 2, 1)


def d(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def stands(
    human: int, unit: str = "", since: str = "2020-01-01", until: str = "", **more: int
) -> Stood:
    post, at = more.get("post", human), more.get("at", 7)
    return Stood(human, post, at, unit, date.fromisoformat(since), d(until))


def line(since: str = "2020-01-01", until: str = "", post: int = ASHA, to: int = BOSS) -> Reported:
    return Reported(post, to, date.fromisoformat(since), d(until))


def crowd(count: int, since: str = "2020-01-01", until: str = "") -> list[Stood]:
    return [stands(number, "Ward 4", since, until) for number in range(100, 100 + count)]


BOTH = [stands(ASHA), stands(BOSS)]
WARD = [stands(ASHA, "Ward 4"), stands(BOSS, "Ward 4")]


@pytest.mark.parametrize(
    ("stood", "lines", "tied"),
    [
        pytest.param(BOTH, [], False, id="strangers"),
        pytest.param(BOTH, [line()], True, id="reports-to-the-decider"),
        pytest.param(BOTH, [line("2021-01-01", "2021-02-01")], True, id="reported-once-years-ago"),
        pytest.param(BOTH, [line("2026-01-31")], True, id="since-the-day-before"),
        pytest.param(BOTH, [line("2026-02-01")], False, id="from-the-day-itself"),
        pytest.param(BOTH, [line("2026-03-01")], False, id="afterwards"),
        pytest.param(BOTH, [line(post=BOSS, to=ASHA)], False, id="the-decider-reported-to-them"),
        pytest.param([stands(ASHA), stands(BOSS, since="2025-01-01")], [line(until="2024-12-31")], False,
                     id="the-line-ended-before-the-decider-came"),
        pytest.param([stands(ASHA), stands(BOSS, until="2021-01-01"),
                      stands(9, post=BOSS, since="2021-01-01")],
                     [line("2021-01-01")], False, id="reports-to-whoever-followed-the-decider"),
        pytest.param(WARD, [], True, id="a-small-unit"),
        pytest.param([*WARD, *crowd(8)], [], True, id="ten-in-the-unit"),
        pytest.param([*WARD, *crowd(9)], [], False, id="eleven-in-the-unit"),
        pytest.param([*WARD, *crowd(9, until="2025-01-01")], [], True, id="eleven-until-some-left"),
        pytest.param([*WARD, *crowd(9, since="2020-01-02")], [], True, id="two-on-the-first-day"),
        pytest.param([*WARD, *crowd(9, until="2026-02-01")], [], False, id="smaller-only-from-the-day"),
        pytest.param([stands(ASHA, "Ward 4"), stands(BOSS, "Ward 4", at=8)], [], False,
                     id="a-unit-of-the-same-name-elsewhere"),
        pytest.param([stands(ASHA, ""), stands(BOSS, "")], [], False, id="no-unit-is-no-unit"),
        pytest.param([stands(ASHA, "Ward 4", until="2025-01-01"), stands(BOSS, "Ward 4", since="2025-01-01")],
                     [], False, id="one-after-the-other"),
        pytest.param([stands(ASHA, "Ward 4"), stands(BOSS, "Ward 4", since="2026-02-01")], [], False,
                     id="joined-the-unit-on-the-day"),
    ],
)  # fmt: skip
def test_what_counts_as_a_tie(stood: list[Stood], lines: list[Reported], tied: bool) -> None:
    assert tie_before(DAY, human=ASHA, decider=BOSS, stood=stood, reported=lines) is tied
