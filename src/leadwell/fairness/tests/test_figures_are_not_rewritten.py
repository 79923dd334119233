"""What somebody with the site's own password to the database cannot do to figures that were published."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from leadwell.fairness.models import Result, Return, Snapshot
from leadwell.fairness.tests.factories import NOW
from leadwell.fairness.tests.reports.full_trust import full_trust, published

pytestmark = pytest.mark.django_db


def refused(statement: str) -> str:
    """What the database says to it."""
    with (
        pytest.raises(ProgrammingError) as said,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    return str(said.value)


@pytest.fixture
def one():
    return published(full_trust())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fairness_result SET lines = '[]'",
        "UPDATE fairness_result SET digest = 'other'",
        "UPDATE fairness_result SET snapshot_id = snapshot_id",
        "DELETE FROM fairness_result",
        "UPDATE fairness_return SET says = 'Something else.'",
        "UPDATE fairness_return SET published_at = now()",
        "DELETE FROM fairness_return",
        "UPDATE fairness_snapshot SET folder = '../..'",
        "UPDATE fairness_snapshot SET digest = 'other'",
        "DELETE FROM fairness_snapshot",
        "UPDATE fairness_pooledresult SET lines = '[]'",
        "DELETE FROM fairness_pooledresult",
        "UPDATE fairness_staffspokento SET bme = 9",
        "DELETE FROM fairness_staffspokento",
    ],
)
def test_no_figure_is_rewritten_or_removed(one, statement):
    assert "permission denied" in refused(statement)


def test_what_was_replaced_does_not_come_back(one):
    Result.objects.filter(pk=one.result_id).update(current=False)
    said = refused(f"UPDATE fairness_result SET current = true WHERE id = {one.result_id}")
    assert "not rewritten" in said


def test_a_return_is_taken_back_once(one):
    Return.objects.filter(pk=one.pk).update(withdrawn_at=NOW, withdrawn_because="A file twice.")
    assert "not rewritten" in refused("UPDATE fairness_return SET withdrawn_at = NULL")
    assert "not rewritten" in refused("UPDATE fairness_return SET withdrawn_because = 'Other'")


def test_a_frozen_snapshot_is_not_let_go(one):
    Snapshot.objects.filter(pk=one.result.snapshot_id).update(frozen=True)
    assert "not rewritten" in refused("UPDATE fairness_snapshot SET frozen = false")
    assert "not rewritten" in refused("UPDATE fairness_snapshot SET removed_at = now()")
