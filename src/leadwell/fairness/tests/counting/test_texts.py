"""The text of a question is written once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadwell.fairness.queries.counting import Period, count_on_duckdb, engines
from leadwell.fairness.queries.definitions import indicators_of
from leadwell.fairness.tests.counting import made_up

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
NIGHT = Period(date(2026, 4, 1), date(2026, 11, 21))


@pytest.fixture
def asked(monkeypatch):
    """The questions of which the text was written."""
    found = []
    counted = engines.counted

    def noted(indicators, *, period):
        found.append(([one.code for one in indicators], period))
        return counted(indicators, period=period)

    monkeypatch.setattr(engines, "counted", noted)
    engines.written.cache_clear()
    yield found
    engines.written.cache_clear()


def test_the_same_question_is_written_once_and_answered_from_the_tables_there_are(asked):
    indicators = indicators_of("disparity", YEAR.ended_on)
    few = made_up.a_row("staff", organisation_id=7, ethnicity="nhs:A", tier="lower", pay_row="5")
    for many in (2, 5):
        with made_up.in_duckdb({"staff": [few] * many}) as duck:
            found = count_on_duckdb(duck, indicators, period=YEAR)
        assert max(found["whole"].to_pylist()) == many
    assert len(asked) == 1


def test_another_period_or_another_meaning_is_another_question(asked):
    one, *others = indicators_of("disparity", YEAR.ended_on)
    changed = replace(one, part=replace(one.part, where={**one.part.where, "bank": ("true",)}))
    with made_up.in_duckdb({}) as duck:
        for indicators, period in (
            ([one, *others], YEAR),
            ([one, *others], NIGHT),
            ([changed, *others], YEAR),
        ):
            count_on_duckdb(duck, indicators, period=period)
    assert len(asked) == 3
