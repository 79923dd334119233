"""Charts are drawn once after a load, before anybody asks."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.measures import tasks
from leadwell.measures.tests import factories


@pytest.fixture
def charts(settings, tmp_path):
    """Where charts are kept in this test."""
    settings.CHART_CACHE = tmp_path / "charts"
    return settings.CHART_CACHE


def _survey(value: float, digest: str = "first", as_at: date = date(2025, 3, 1)) -> None:
    facts = [
        factories.figure("ZZ1", measure="morale", value=value, base=400, peer_group="Acute"),
        factories.figure("ZZ2", measure="morale", value=6.1, base=400, peer_group="Acute"),
    ]
    factories.publish(*facts, digest=digest, as_at=as_at)


def test_what_a_load_brought_is_drawn_once(db, charts):
    factories.organisation("ZZ1")
    factories.organisation("ZZ2")
    _survey(5.5)
    assert tasks.draw_charts_ahead(0) == 2
    assert len(list(charts.rglob("*.svg"))) == 2
    assert tasks.draw_charts_ahead(0) == 0


def test_a_later_load_is_drawn_too(db, charts):
    factories.organisation("ZZ1")
    factories.organisation("ZZ2")
    _survey(5.5)
    tasks.draw_charts_ahead(0)
    _survey(5.7, digest="later", as_at=date(2025, 6, 1))
    assert tasks.draw_charts_ahead(0) == 1


def test_with_nothing_loaded_nothing_is_drawn(db, charts):
    assert tasks.draw_charts_ahead(0) == 0
    assert not list(charts.rglob("*.svg"))
