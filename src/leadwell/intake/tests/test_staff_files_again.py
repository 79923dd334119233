"""What a month's extract says again is not judged again, and means exactly what it would if it were."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from leadwell.intake import actions
from leadwell.intake.actions.staff import again, at_first
from leadwell.intake.models import StaffFile
from leadwell.intake.tests.staff import APRIL, HR, JUNE, MAY, held, load, moment, offer, row, sheet
from leadwell.organisations.models import Post, Tenure
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place

EVERYBODY = [row(str(n), fte="1", position_number=f"P{n}") for n in range(1, 11)]
COUNTS = ("rows", "unchanged", "changed", "joiners", "leavers", "rejected")


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"))


@pytest.fixture
def looked_at(monkeypatch):
    """How many rows were judged where only some were."""
    found: list[int] = []

    def judge_some(desk, some):
        found.append(desk.number(f"SELECT count(*) FROM {some}"))
        judging(desk, some)

    judging = again.judge_some
    monkeypatch.setattr(again, "judge_some", judge_some)
    return found


def counts(file: StaffFile) -> tuple[int, ...]:
    return tuple(getattr(file, name) for name in COUNTS)


def changed(number: int, **more: str) -> list[dict[str, str]]:
    return [{**one, **more} if one["staff_number"] == str(number) else one for one in EVERYBODY]


def test_only_what_says_something_else_is_looked_at(looked_at):
    load(sheet(EVERYBODY))
    file = load(sheet(changed(3, job_title="Sister")), as_at=MAY)
    assert looked_at == [1]
    assert counts(file) == (10, 9, 1, 0, 0, 0)
    assert held()["3"].post.title == "Sister"


def test_a_file_written_otherwise_changes_nothing_where_it_means_the_same():
    load(sheet(EVERYBODY))
    before = list(Tenure.objects.order_by("id").values())
    file = load(
        sheet({**one, "fte": "1.0", "started_on": "01/01/2020"} for one in EVERYBODY), as_at=MAY
    )
    assert counts(file) == (10, 10, 0, 0, 0, 0)
    assert list(Tenure.objects.order_by("id").values()) == before


def test_columns_in_another_order_are_known_again(looked_at):
    load(sheet(EVERYBODY))
    turned = sheet(EVERYBODY, headings=reversed(EVERYBODY[0]))
    assert counts(load(turned, as_at=MAY)) == (10, 10, 0, 0, 0, 0)
    assert looked_at == [0]


def test_cells_that_slide_into_their_neighbours_are_noticed(looked_at):
    load(sheet([{**one, "unit": "a", "staff_group": ""} for one in EVERYBODY]))
    slid = [{**one, "unit": "", "staff_group": "a"} for one in EVERYBODY[:1]]
    rest = [{**one, "unit": "a", "staff_group": ""} for one in EVERYBODY[1:]]
    assert counts(load(sheet([*slid, *rest]), as_at=MAY)) == (10, 9, 1, 0, 0, 0)
    assert held()["1"].post.staff_group == "a"


def test_a_rejected_row_is_rejected_again():
    faulty = changed(3, started_on="31/02/2025")
    load(sheet(faulty))
    file = load(sheet(faulty[::-1]), as_at=MAY)
    assert counts(file) == (10, 9, 0, 0, 0, 1)
    assert [one.line for one in file.rejected_rows.all()] == [9]


def test_a_known_row_that_stands_twice_is_rejected_both_times():
    load(sheet(EVERYBODY))
    file = load(sheet([*EVERYBODY, EVERYBODY[0]]), as_at=MAY)
    assert counts(file) == (11, 9, 0, 0, 0, 2)
    assert held()["1"].until_on is None


def test_a_known_row_whose_person_has_another_name_elsewhere_is_rejected_too():
    first = [row("1", "Asha", assignment_number="1", unit="A"), *EVERYBODY[1:]]
    load(sheet(first))
    file = load(sheet([*first, row("1", "Ben", assignment_number="2")]), as_at=MAY)
    assert counts(file) == (11, 9, 0, 0, 0, 2)


def test_blanks_around_a_known_name_make_no_second_name():
    first = [row("1", " Asha ", assignment_number="1"), *EVERYBODY[1:]]
    load(sheet(first))
    file = load(sheet([*first, row("1", "Asha", assignment_number="2")]), as_at=MAY)
    assert counts(file) == (11, 10, 0, 1, 0, 0)


def test_whoever_shares_a_position_with_a_change_is_looked_at_too(looked_at):
    shared = [
        {**one, "position_number": "P1", "band": "5"} if one["staff_number"] in "123" else one
        for one in EVERYBODY
    ]
    load(sheet(shared))
    load(
        sheet([{**one, "unit": "B"} if one["staff_number"] == "2" else one for one in shared]),
        as_at=MAY,
    )
    assert looked_at == [3]


def test_a_day_that_has_come_is_noticed_in_a_row_that_says_the_same():
    leaving = changed(3, ended_on="2026-04-20")
    load(sheet(leaving))
    assert held()["3"].until_on is None
    file = load(sheet(leaving[::-1]), as_at=MAY)
    assert counts(file)[4] == 1
    assert Tenure.objects.get(reference="3").until_on == date(2026, 4, 21)


@pytest.mark.parametrize("born", ["1996-04-15", "15/04/1996"])
def test_an_age_in_another_band_is_noticed_in_a_row_that_says_the_same(born):
    rows = changed(3, birth_date=born)
    load(sheet(rows))
    assert counts(load(sheet(rows[::-1]), as_at=MAY)) == (10, 9, 1, 0, 0, 0)
    assert counts(load(sheet([*rows[5:], *rows[:5]]), as_at=JUNE)) == (10, 10, 0, 0, 0, 0)


def test_where_a_rule_is_another_everybody_is_judged_again(looked_at, monkeypatch):
    load(sheet(EVERYBODY))
    monkeypatch.setattr(again, "rules_in_words", lambda: "others")
    assert counts(load(sheet([*EVERYBODY, row("99")]), as_at=MAY)) == (11, 10, 0, 1, 0, 0)
    assert looked_at == []


def test_a_row_put_right_by_hand_is_judged_again(looked_at):
    load(sheet(EVERYBODY))
    Tenure.objects.filter(reference="3").update(fte=Decimal("0.5"), said=None)
    load(sheet([*EVERYBODY, row("99")]), as_at=MAY)
    assert looked_at == [2]
    assert held()["3"].fte == 1


def test_what_somebody_changes_while_the_file_is_read_is_seen(looked_at):
    load(sheet(EVERYBODY))
    file = offer(sheet([*EVERYBODY, row("99")]), as_at=MAY)

    def meanwhile(done: int) -> None:
        Tenure.objects.filter(reference="3", said__isnull=False).update(
            fte=Decimal("0.5"), said=None
        )

    actions.read_staff_file(by=HR, file_id=file.pk, now=moment(MAY), progress=meanwhile)
    assert looked_at == [1]
    assert held()["3"].fte == 1
    assert len(held()) == 11


def test_a_month_after_a_month_is_still_known(looked_at):
    load(sheet(EVERYBODY))
    load(sheet(changed(3, job_title="Sister")), as_at=MAY)
    load(sheet(changed(3, job_title="Sister")[::-1]), as_at=JUNE)
    assert looked_at == [1, 0]


def test_whoever_watches_sees_the_rows_go_by():
    file = offer(sheet(EVERYBODY))
    seen: list[tuple[int, int | None, int]] = []

    def look(done: int) -> None:
        found = StaffFile.objects.get(pk=file.pk)
        seen.append((done, found.rows, found.rows_done))

    actions.read_staff_file(by=HR, file_id=file.pk, now=moment(APRIL), progress=look)
    assert seen == [(5, 10, 5), (10, 10, 10)]


def test_the_first_file_of_many_leaves_what_any_other_would(monkeypatch):
    calls: list[str] = []
    called = at_first._called
    monkeypatch.setattr(at_first, "_called", lambda name: calls.append(name) or called(name))
    monkeypatch.setattr(at_first, "MANY_AT_FIRST", 10)
    assert counts(load(sheet(EVERYBODY))) == (10, 0, 0, 10, 0, 0)
    assert calls == ["begin_first_load", "end_first_load"]
    assert Post.objects.count() == len(held()) == 10
    assert counts(load(sheet(changed(3, job_title="Sister")), as_at=MAY)) == (10, 9, 1, 0, 0, 0)
    assert calls == ["begin_first_load", "end_first_load"]


def test_a_small_first_file_leaves_the_tables_alone(monkeypatch):
    monkeypatch.setattr(at_first, "_called", lambda name: pytest.fail(name))
    assert counts(load(sheet(EVERYBODY))) == (10, 0, 0, 10, 0, 0)


def test_a_month_with_a_torn_row_is_judged_row_by_row(looked_at):
    load(sheet(EVERYBODY))
    torn = sheet(changed(3, job_title="Sister")) + b"11,Short\n"
    file = load(torn, as_at=MAY)
    assert looked_at == []
    assert file.rejected >= 1
    assert held()["3"].post.title == "Sister"
