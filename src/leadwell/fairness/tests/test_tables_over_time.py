"""Tables asked for again and again, while people come and go: who came cannot be read from what moved."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pytest

from leadwell.fairness.actions import tables as actions
from leadwell.fairness.actions.tables import answer_tables, ask_table
from leadwell.fairness.models import FreeTable, Snapshot
from leadwell.fairness.queries.tables.dimensions import dimensions
from leadwell.fairness.queries.tables.standing import snapshots_of_tables
from leadwell.fairness.rules.tables.facts import Asked
from leadwell.fairness.tasks import COUNTER
from leadwell.fairness.tests.at_a_trust import lead, trust
from leadwell.fairness.tests.test_tables import NOW, TODAY, made_up_people
from leadwell.reasons import RuleBroken

__all__ = ["lead", "trust"]
pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
A_QUARTER = timedelta(days=92)


@pytest.fixture
def ducks(trust, monkeypatch):
    """What each snapshot holds, by its folder."""
    found: dict[str, duckdb.DuckDBPyConnection] = {}
    monkeypatch.setattr(actions, "opened", lambda one: found[one.folder].cursor())
    monkeypatch.setattr(actions, "enqueue", lambda *_, **__: None)
    return found


def taken(ducks, trust, on: date, *, newcomers: int) -> Snapshot:
    """The snapshot of a day: three hundred people, and so many who came since, men in band 6."""
    duck = made_up_people(trust.path)
    known = dimensions(TODAY).values()
    for name in sorted({one.column for one in known if one.characteristic} - {"sex"}):
        duck.execute(f"ALTER TABLE staff ADD COLUMN {name} text DEFAULT ''")
    duck.execute("DELETE FROM staff WHERE organisation_id = 2")
    duck.execute(f"""INSERT INTO staff BY NAME SELECT * REPLACE ('6' AS pay_row, 77::smallint AS record_key)
        FROM staff WHERE organisation_id = 1 AND sex = 'nhs:1' LIMIT {newcomers}""")
    made = Snapshot.objects.create(as_at=on, made_at=NOW, folder=f"of-{on}", digest="d")
    ducks[made.folder] = duck
    return made


def answered(by, now, *filters, rows="pay_row", columns="leads") -> FreeTable:
    made = ask_table(by=by, code="T", table=Asked(rows, columns, filters), now=now)
    answer_tables(by=COUNTER, now=now)
    made.refresh_from_db()
    return made


def test_the_same_table_on_the_next_day_does_not_say_where_the_newcomer_works(ducks, trust, lead):
    taken(ducks, trust, TODAY, newcomers=0)
    first = answered(lead, NOW)
    taken(ducks, trust, TODAY + A_DAY, newcomers=1)
    assert answered(lead, NOW + A_DAY) == first
    second = answered(lead, NOW + A_DAY, rows="leads", columns="pay_row")
    turned = [list(line) for line in zip(*second.answer["cells"], strict=True)]
    assert turned == first.answer["cells"]
    assert answered(lead, NOW + A_DAY, rows="clinical").answer["as_at"] == TODAY.isoformat()


def test_after_a_quarter_tables_are_of_a_new_day_where_enough_people_came(ducks, trust, lead):
    taken(ducks, trust, TODAY, newcomers=0)
    answered(lead, NOW)
    taken(ducks, trust, TODAY + A_QUARTER, newcomers=12)
    found = answered(lead, NOW + A_QUARTER)
    assert found.answer["as_at"] == (TODAY + A_QUARTER).isoformat()


def test_after_a_quarter_in_which_one_came_no_table_is_set_beside_the_last(ducks, trust, lead):
    taken(ducks, trust, TODAY, newcomers=0)
    answered(lead, NOW)
    taken(ducks, trust, TODAY + A_QUARTER, newcomers=1)
    found = answered(lead, NOW + A_QUARTER)
    assert [why["code"] for why in found.refused] == ["FAR-26b"]


def test_nobody_wears_the_noise_away_with_one_table_after_another(ducks, trust, lead):
    taken(ducks, trust, TODAY, newcomers=0)
    made = answered(lead, NOW)
    again = {"organisation": trust, "asked_by_id": lead.person_id, "asked_at": NOW - 2 * A_DAY}
    more = [
        FreeTable(asks={"rows": str(n)}, answered_at=NOW, answer=made.answer, **again)
        for n in range(29)
    ]
    FreeTable.objects.bulk_create(more)
    assert answered(lead, NOW) == made, "one that there is can be read again"
    with pytest.raises(RuleBroken, match="FAR-25h"):
        answered(lead, NOW, rows="clinical")
    FreeTable.objects.filter(pk=more[0].pk).update(answer=None, refused=[])
    assert ask_table(by=lead, code="T", table=Asked("clinical", "leads"), now=NOW)


def test_snapshots_that_tables_stand_on_are_kept_until_the_next_but_one(ducks, trust, lead):
    old = taken(ducks, trust, TODAY, newcomers=0)
    answered(lead, NOW)
    assert snapshots_of_tables(NOW + A_QUARTER) == {old.pk}
    new = taken(ducks, trust, TODAY + A_QUARTER, newcomers=12)
    answered(lead, NOW + A_QUARTER)
    assert snapshots_of_tables(NOW + A_QUARTER) == {old.pk, new.pk}
    assert snapshots_of_tables(NOW + 2 * A_QUARTER) == {new.pk}


def test_a_snapshot_that_is_gone_is_followed_by_the_last(ducks, trust, lead):
    old = taken(ducks, trust, TODAY, newcomers=0)
    answered(lead, NOW)
    Snapshot.objects.filter(pk=old.pk).update(removed_at=NOW)
    new = taken(ducks, trust, TODAY + A_DAY, newcomers=1)
    assert answered(lead, NOW + A_DAY).answer["snapshot"] == new.pk
