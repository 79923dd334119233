"""The demo's tables go through the actions people use."""

from __future__ import annotations

import duckdb
import pytest
from django.utils import timezone

from leadwell.access.tests.factories import account_with_role
from leadwell.actor import EVERYWHERE, Actor, Grant, Permission
from leadwell.fairness.actions import tables as actions
from leadwell.fairness.models import FreeTable, Snapshot
from leadwell.intake.actions.demo.fairness import tables as demo
from leadwell.organisations.tests.factories import place
from leadwell.people.models import Person

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FILLS = Actor("the demo", None, frozenset({Grant(Permission.NOTE_PEOPLE, EVERYWHERE)}))


@pytest.fixture
def lead():
    who = account_with_role("equality-lead", place("XXT01")).person
    Person.objects.filter(pk=who.pk).update(name="Noor Castellan", sort_key="noor castellan")
    return who


def people(path: str) -> duckdb.DuckDBPyConnection:
    """Two hundred people, six of them on the highest scale and none of those a doctor."""
    duck = duckdb.connect(":memory:")
    duck.execute("""CREATE TABLE staff AS SELECT 1::bigint AS organisation_id,
        CASE WHEN n <= 6 THEN 'vsm' ELSE '5' END AS pay_row, '' AS tier, 'clinical' AS clinical,
        n % 3 = 0 AS leads, false AS bank, 'no' AS disability, 'female' AS sex,
        (n * 37 % 256)::smallint AS record_key FROM range(1, 201) AS t(n)""")
    duck.execute("CREATE TABLE organisation (organisation_id bigint, path text)")
    duck.execute("INSERT INTO organisation VALUES (1, ?)", [path])
    duck.execute(
        'CREATE TABLE "grouping" (characteristic text, "grouping" text, value text, group_code text)'
    )
    return duck


def test_one_is_answered_and_one_is_of_too_few_people(lead, monkeypatch):
    path = FreeTable._meta.get_field("organisation").related_model.objects.get(code="XXT01").path
    monkeypatch.setattr(actions, "opened", lambda snapshot: people(path))
    Snapshot.objects.create(as_at=NOW.date(), made_at=NOW, folder="s")
    assert demo.make_tables(by=FILLS, now=NOW) == 2
    answered, refused = FreeTable.objects.order_by("pk")
    assert max(cell or 0 for row in answered.answer["cells"] for cell in row) == pytest.approx(
        200, abs=4
    )
    assert answered.asked_by_id == lead.pk
    assert refused.refused
    assert refused.answer is None


def test_they_wait_where_nothing_was_counted_and_are_asked_for_once(lead):
    assert [demo.make_tables(by=FILLS, now=NOW) for _ in range(2)] == [0, 0]
    assert FreeTable.objects.filter(answered_at=None).count() == 2


def test_nobody_asks_where_the_lead_is_not_there():
    place("XXT01")
    assert demo.make_tables(by=FILLS, now=NOW) == 0
    assert not FreeTable.objects.exists()
