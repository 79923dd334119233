"""Tables that readers make themselves: asked for, counted with noise, refused before somebody is found."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest
from django.db import connection

from leadwell.access.tests.factories import account_with_role, actor_with_role
from leadwell.actor import Actor
from leadwell.fairness import tasks
from leadwell.fairness.actions import tables as actions
from leadwell.fairness.actions.tables import answer_tables, ask_table
from leadwell.fairness.models import FreeTable, Snapshot
from leadwell.fairness.queries.tables.counting import cells
from leadwell.fairness.queries.tables.dimensions import dimensions
from leadwell.fairness.rules.tables.facts import Asked
from leadwell.fairness.tasks import COUNTER
from leadwell.fairness.tests.at_a_trust import lead, trust
from leadwell.fairness.tests.pages import reads
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted, RuleBroken

__all__ = ["lead", "trust"]
pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
TABLE = Asked("pay_row", "leads")
HERE = "/organisations/T/fairness/tables/"
SEX = "sex"


def made_up_people(path: str) -> duckdb.DuckDBPyConnection:
    """300 people: two bands, every third leads, one in sixty does bank work, two hundred are women."""
    duck = duckdb.connect(":memory:")
    duck.execute("""CREATE TABLE staff AS SELECT 1::bigint AS organisation_id,
        CASE WHEN n % 2 = 0 THEN '5' ELSE '6' END AS pay_row, '' AS tier, 'clinical' AS clinical,
        n % 3 = 0 AS leads, n % 60 = 0 AS bank,
        CASE WHEN n <= 200 THEN 'nhs:2' WHEN n <= 280 THEN 'nhs:1' WHEN n <= 290 THEN '-' ELSE '' END AS sex,
        (n * 37 % 256)::smallint AS record_key FROM range(1, 301) AS t(n)""")
    duck.execute("CREATE TABLE organisation (organisation_id bigint, path text)")
    duck.execute("INSERT INTO organisation VALUES (1, ?), (2, '/elsewhere/')", [path])
    duck.execute(
        "INSERT INTO staff SELECT 2, pay_row, tier, clinical, leads, bank, sex, 3 FROM staff"
    )
    duck.execute(
        'CREATE TABLE "grouping" (characteristic text, "grouping" text, value text, group_code text)'
    )
    duck.execute("""INSERT INTO "grouping" VALUES ('sex', ?, 'nhs:2', ?), ('sex', ?, 'nhs:1', ?)""",
                 [grouping(), women(), grouping(), men()])  # fmt: skip
    return duck


def sexes():
    return next(one for one in dimensions(TODAY).values() if one.characteristic == SEX)


def grouping() -> str:
    return sexes().grouping


def women() -> str:
    return next(iter(sexes().values))


def men() -> str:
    return list(sexes().values)[1]


@pytest.fixture
def counted(trust, monkeypatch):
    snapshot = Snapshot.objects.create(as_at=TODAY, made_at=NOW, folder="made-up", digest="d")
    monkeypatch.setattr(actions, "opened", lambda _: made_up_people(trust.path))
    return snapshot


@pytest.fixture(autouse=True)
def jobs(monkeypatch):
    asked = []
    monkeypatch.setattr(actions, "enqueue", lambda task, **more: asked.append(task))
    return asked


def ask(by: Actor, table: Asked = TABLE) -> FreeTable:
    return ask_table(by=by, code="t", table=table, now=NOW)


def answered(by: Actor, *filters: tuple[str, str], rows="pay_row", columns="leads") -> FreeTable:
    made = ask(by, Asked(rows, columns, filters))
    answer_tables(by=COUNTER, now=NOW)
    made.refresh_from_db()
    return made


def told(what: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM history_event WHERE what = %s", [what])
        return cursor.fetchone()[0]


def test_a_table_is_asked_for_once_and_the_worker_is_told(lead, jobs):
    first, again = ask(lead), ask(lead)
    assert first == again
    assert jobs == [actions.ANSWER]
    assert told("table.asked") == 1


def test_only_those_who_see_the_figures_ask(trust):
    with pytest.raises(NotPermitted):
        ask(actor_with_role("equality-lead", place("ELSE")))


def test_a_table_that_goes_too_far_is_refused_before_anything_is_counted(lead):
    with pytest.raises(RuleBroken, match="FAR-25"):
        ask(lead, Asked("pay_row", "pay_row"))
    assert not FreeTable.objects.exists()


def test_only_the_job_answers(lead):
    with pytest.raises(NotPermitted):
        answer_tables(by=lead, now=NOW)


def test_without_a_snapshot_tables_wait(lead):
    made = answered(lead)
    assert made.answered_at is None


def test_a_table_is_answered_with_a_little_noise(lead, counted):
    made = answered(lead)
    assert made.answer["as_at"] == "2026-11-22"
    rows, printed = made.answer["rows"], made.answer["cells"]
    true = {("5", 0): 50, ("5", 1): 100, ("6", 0): 50, ("6", 1): 100}
    for (row, column), count in true.items():
        assert abs(printed[rows.index(row)][column] - count) <= 3
    assert abs(printed[-1][-1] - 300) <= 3
    assert printed[rows.index("7")] == [0, 0, 0]
    assert told("table.answered") == 1


def test_the_same_people_asked_for_in_another_way_are_the_same_number(lead, counted):
    one, other = answered(lead), answered(lead, rows="leads", columns="pay_row")
    down, across = one.answer["rows"].index("5"), other.answer["columns"].index("5")
    assert one.answer["cells"][down][0] == other.answer["cells"][0][across]
    assert one.answer["cells"][-1][-1] == other.answer["cells"][-1][-1]


def test_few_are_hidden_in_the_answer(lead, counted):
    made = answered(lead, rows="bank", columns="pay_row")
    line = made.answer["cells"][made.answer["rows"].index("true")]
    assert line[-1] is None
    assert 5 not in line


def test_groups_are_told_apart_as_the_star_says(trust):
    sex = sexes().code
    found = cells(made_up_people(trust.path), trust.path, Asked(sex, "clinical"), dimensions(TODAY))
    said = dict(zip(sexes().values, found.people[:, 0].tolist(), strict=False))
    assert (said[women()], said[men()], said["not-said"], said["not-asked"]) == (200, 80, 10, 10)


def test_filters_that_leave_few_are_refused_before_the_table_is_counted(lead, counted, monkeypatch):
    monkeypatch.setattr(actions, "cells", None)
    made = answered(lead, ("bank", "true"))
    assert made.answer is None
    assert [why["code"] for why in made.refused] == ["FAR-26a"]
    assert told("table.refused") == 1


def test_two_tables_whose_difference_is_a_few_people_are_not_both_made(lead, counted):
    assert answered(lead, (sexes().code, women()))
    assert answered(lead).answer
    nearly = answered(lead, ("bank", "false"))
    assert [why["code"] for why in nearly.refused] == ["FAR-26b"]


def test_a_table_of_an_area_that_differs_by_few_from_one_of_a_place_in_it_is_not_made(monkeypatch):
    """A board with one trust and five people of its own: the one table less the other are those five."""
    board = place("B", kind="icb")
    trust, elsewhere = place("T", board), place("ELSE")
    duck = made_up_people(trust.path)
    duck.execute("INSERT INTO organisation VALUES (3, ?), (4, ?)", [board.path, elsewhere.path])
    for number, many in ((3, 5), (4, 295)):
        duck.execute(f"""INSERT INTO staff SELECT {number}, pay_row, tier, clinical, leads, bank, sex, 7
            FROM staff WHERE organisation_id = 1 LIMIT {many}""")
    Snapshot.objects.create(as_at=TODAY, made_at=NOW, folder="made-up", digest="d")
    monkeypatch.setattr(actions, "opened", lambda _: duck.cursor())
    found = []
    for where in (trust, board, elsewhere, trust):
        by = actor_with_role("equality-lead", where)
        made = ask_table(by=by, code=where.code, table=TABLE, now=NOW)
        answer_tables(by=COUNTER, now=NOW)
        made.refresh_from_db()
        found.append([why["code"] for why in made.refused or ()])
    assert found == [[], ["FAR-26b"], [], []]


def test_an_earlier_table_by_what_is_no_longer_known_stands_in_nobodys_way(lead, counted):
    old = answered(lead, ("bank", "false"), rows="pay_row", columns="leads")
    FreeTable.objects.filter(pk=old.pk).update(
        asks={**old.asks, "filters": [["shoe-size", "42"]]}, answer={}
    )
    assert answered(lead).answer


def test_nobody_asks_for_tables_without_end(lead, trust):
    one = {"organisation": trust, "asked_by_id": lead.person_id, "asks": {}, "answered_at": NOW}
    FreeTable.objects.bulk_create(FreeTable(asked_at=NOW, **one) for _ in range(40))
    with pytest.raises(RuleBroken, match="FAR-25g"):
        ask(lead)
    FreeTable.objects.update(asked_at=NOW - timedelta(days=2))
    assert ask(lead)


def test_a_definition_that_was_withdrawn_meanwhile_is_refused(lead, counted):
    made = ask(lead)
    made.asks = {**made.asks, "rows": "shoe-size"}
    made.save()
    assert tasks.answer_free_tables() == 1
    made.refresh_from_db()
    assert [why["code"] for why in made.refused] == ["FAR-25a"]
    assert tasks.answer_free_tables() == 0


# Pages ---------------------------------------------------------------------------------------------------


@pytest.fixture
def signed_in(client, trust):
    client.force_login(account_with_role("equality-lead", trust))
    return client


def test_a_table_is_made_on_a_page_and_taken_away(signed_in, counted):
    assert "None yet." in reads(signed_in, HERE)
    assert "Make the table" in reads(signed_in, f"{HERE}make/")
    typed = {"rows": "pay_row", "columns": "leads", "only": "clinical=clinical"}
    there = signed_in.post(f"{HERE}make/", typed)["Location"]
    assert "being counted" in reads(signed_in, there)
    assert signed_in.get(f"{there}table.csv").status_code == 404
    answer_tables(by=COUNTER, now=NOW)
    shown = reads(signed_in, there)
    assert "Band 5" in shown
    assert "Band 7" not in shown
    assert "Clinical or not: Clinical" in shown
    said = b"".join(signed_in.get(f"{there}table.csv").streaming_content).decode()
    assert said.splitlines()[0] == "Pay,Yes,No,All"
    assert "Ready" in reads(signed_in, HERE)


def test_a_refused_table_says_why(signed_in, counted):
    typed = {"rows": "pay_row", "columns": "leads", "only": "bank=true"}
    there = signed_in.post(f"{HERE}make/", typed)["Location"]
    answer_tables(by=COUNTER, now=NOW)
    assert "leave fewer than 50 people" in reads(signed_in, there)
    assert "Refused" in reads(signed_in, HERE)


def test_a_form_that_asks_for_the_same_thing_twice_says_so(signed_in):
    answer = signed_in.post(f"{HERE}make/", {"rows": "leads", "columns": "leads"})
    assert answer.status_code == 409
    assert "different things" in answer.content.decode()


def test_hidden_numbers_and_words_that_are_gone_are_said_in_words(signed_in, counted, trust):
    typed = {"rows": "bank", "columns": "pay_row"}
    there = signed_in.post(f"{HERE}make/", typed)["Location"]
    answer_tables(by=COUNTER, now=NOW)
    assert "hidden" in reads(signed_in, there)
    made = FreeTable.objects.get()
    made.asks = {"rows": "gone", "columns": "leads", "filters": [["gone-too", "x"]]}
    made.save()
    assert "gone by Leads people" in reads(signed_in, HERE)


def test_a_stranger_sees_no_table(client, trust):
    client.force_login(account_with_role("equality-lead", place("ELSE")))
    assert client.get(HERE).status_code == 403
