"""Packs of evidence, and the frameworks they follow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from leadwell.fairness.rules.acting.a_framework_is_whole import a_framework_is_whole
from leadwell.fairness.rules.acting.a_pack_can_be_opened import a_pack_can_be_opened
from leadwell.fairness.rules.acting.a_pack_is_open import a_pack_is_open
from leadwell.fairness.rules.acting.facts import Framework, PackAsked, PackTerms

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
WHY = "A visit in December under well-led."
TERMS = PackTerms(date(2026, 1, 1), 60, 500, 10)


@pytest.mark.parametrize(
    ("statements", "because", "days", "codes"),
    [
        pytest.param(("wedi",), WHY, 60, [], id="to-the-last-day"),
        pytest.param((), WHY, 30, ["FAR-74a"], id="about-nothing"),
        pytest.param(("old",), WHY, 30, ["FAR-74a"], id="about-what-is-over"),
        pytest.param(("wedi",), "A visit.", 30, ["FAR-74b"], id="without-a-reason"),
        pytest.param(("wedi",), WHY, 61, ["FAR-74c"], id="a-day-too-long"),
        pytest.param(("wedi",), WHY, 0, ["FAR-74c"], id="for-no-time"),
    ],
)
def test_when_a_pack_is_opened(statements, because, days, codes):
    asked = PackAsked(statements, because, days)
    found = a_pack_can_be_opened(asked, known={"wedi"}, terms=TERMS)
    assert [reason.code for reason in found] == codes


@pytest.mark.parametrize(
    ("opens", "closes", "early", "codes"),
    [
        pytest.param(NOW, NOW + HOUR, None, [], id="from-its-first-moment"),
        pytest.param(NOW - HOUR, NOW, None, ["FAR-75b"], id="over-at-its-last"),
        pytest.param(NOW - HOUR, NOW + HOUR, NOW, ["FAR-75a"], id="closed-before"),
        pytest.param(NOW - HOUR, NOW - HOUR, NOW, ["FAR-75a"], id="closed-and-over"),
        pytest.param(NOW + HOUR, NOW + 2 * HOUR, None, ["FAR-75c"], id="not-yet"),
    ],
)
def test_when_a_pack_is_read(opens, closes, early, codes):
    found = a_pack_is_open(opens_at=opens, closes_at=closes, closed_early_at=early, now=NOW)
    assert [reason.code for reason in found] == codes


SETS = {"wres": ["wres-1", "wres-2"]}
STATEMENT = {"code": "wedi", "title": "Equal at work", "asks": "Is it?", "figures": {"wres": []}}
WHOLE = {
    "framework": "made-up", "title": "Made up", "version": "1", "source": "made up",
    "from": date(2024, 1, 1), "statements": [STATEMENT],
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({}, [], id="whole"),
        pytest.param({"until": date(2025, 1, 1)}, [], id="whole-and-over"),
        pytest.param({"title": ""}, ["FAR-76a"], id="no-title"),
        pytest.param({"from": "soon"}, ["FAR-76b"], id="no-date"),
        pytest.param({"until": "later"}, ["FAR-76b"], id="no-end"),
        pytest.param({"until": date(2024, 1, 1)}, ["FAR-76c"], id="ends-as-it-begins"),
        pytest.param({"statements": []}, ["FAR-76d"], id="empty"),
        pytest.param({"statements": [{**STATEMENT, "asks": ""}]}, ["FAR-76e"], id="asks-nothing"),
        pytest.param({"statements": [STATEMENT] * 2}, ["FAR-76f"] * 2, id="twice"),
        pytest.param(
            {"statements": [{**STATEMENT, "figures": {"wres": ["wres-9"]}}]},
            ["FAR-76g"], id="a-strange-figure",
        ),
        pytest.param(
            {"statements": [{**STATEMENT, "figures": {"xyz": []}}]}, ["FAR-76g"], id="a-strange-set"
        ),
    ],
)  # fmt: skip
def test_which_frameworks_are_whole(changes, codes):
    found = a_framework_is_whole({**WHOLE, **changes}, sets=SETS)
    assert [reason.code for reason in found] == codes


def test_a_framework_holds_until_the_day_it_ends():
    until = date(2026, 10, 1)
    framework = Framework("made-up", "Made up", "1", date(2024, 1, 1), until, "made up", ())
    held = [framework.on(day) for day in (date(2023, 12, 31), date(2024, 1, 1), until)]
    assert held == [False, True, False]
