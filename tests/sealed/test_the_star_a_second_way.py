"""The star, worked out once more in plain Python from the rows: every row of it has to be the same."""

from __future__ import annotations

import base64
import random
from collections import Counter

import pytest
from django.db import connections

from leadwell.equality.queries.definitions import ORDER
from leadwell.fairness.actions.snapshots import take_snapshot
from leadwell.fairness.queries.snapshots import opened
from leadwell.fairness.tasks import COUNTER
from tests.sealed.star_drawn import NOW, ON, SINCE, draw
from tests.sealed.star_in_python import in_python

COLUMNS = {
    "staff": "organisation_id, pay_row, tier, clinical, level, leads, board, votes, executive, bank, kind",
    "step": "funnel, organisation_id, happened_on, reached, first_in_year, internal, openly, tie, pay_row, "
            "tier, clinical, leads",
    "pay": "organisation_id, as_at, hourly, bonus, full_pay, pay_row, clinical",
}  # fmt: skip


@pytest.fixture
def told(committed_database, settings, tmp_path):
    """Everything drawn, and the snapshot of it."""
    settings.LEADWELL_HOME = tmp_path
    settings.LEADWELL_SNAPSHOT_KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
    draw(random.Random(5))
    with opened(take_snapshot(by=COUNTER, as_at=ON, since=SINCE, now=NOW)) as duck:
        yield duck


def test_every_row_of_the_star_is_what_plain_python_says(told):
    try:
        second = in_python()
    finally:
        connections.close_all()
    for table, expected in second.items():
        found = told.execute(f"SELECT {COLUMNS[table]}, {', '.join(ORDER)} FROM {table}").fetchall()
        assert Counter(found) == Counter(expected), table
        assert len(found) > 30, table
    ties = Counter(row[7] for row in second["step"] if row[0] == "recruitment")
    assert min(ties[each] for each in ("tie", "none", "")) > 3, ties
    assert {row[0] for row in second["step"]} == {
        "recruitment",
        "disciplinary",
        "leavers",
        "promotions",
    }
