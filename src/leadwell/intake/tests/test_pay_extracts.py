"""Pay extracts from end to end: whose each row is, what is kept, what is set aside with which sentence."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from leadwell.fairness.tests.factories import pay_kept
from leadwell.history.tests.factories import events
from leadwell.intake.models import RejectedRow
from leadwell.intake.tests import staff
from leadwell.intake.tests.staff import JUNE, MAY, row
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from leadwell.people.models import Identifier

load = partial(staff.load, kind="pay", release=False)
MARCH = "2026-03-31"


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"), place("ZZ2", "New Town Trust"))
    note(place("ZZ3", "Old Town Clinic", parent_code="ZZ1"))
    staff.load(staff.sheet([row(n, f"Person {n}") for n in "123"]))


def sheet(*rows):
    names = list(dict.fromkeys(name for one in rows for name in one))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def pay(number, hourly="18.20", **more):
    return {"staff_number": number, "snapshot_day": MARCH, "hourly_pay": hourly, **more}


def complaints(file):
    return {(one.line, one.column, one.code) for one in RejectedRow.objects.filter(file=file)}


def test_pay_is_kept_by_person_and_day():
    file = load(sheet(pay("1", "£18.2043", bonus="1,250.50"), pay("2", "", full_pay="no"),
                      pay("3", "22", full_pay="", bonus="0")))  # fmt: skip
    assert (file.state, file.joiners, file.rejected, file.full) == ("taken", 3, 0, False)
    one, two, three = pay_kept()
    assert (one.hourly, one.bonus, one.full_pay) == (Decimal("18.2043"), Decimal("1250.50"), True)
    assert (two.hourly, two.bonus, two.full_pay) == (None, None, False)
    assert (three.hourly, three.bonus, three.full_pay) == (Decimal(22), Decimal(0), True)
    assert {each.as_at for each in pay_kept()} == {date(2026, 3, 31)}
    assert one.noted_in == file.event


def test_one_event_a_file_and_no_pay_in_it():
    load(sheet(pay("1", "19.8765")))
    event = events("staff_file.taken").latest("id")
    assert not events("pay.noted").exists()
    assert "FAR-30" in event.rules
    assert "19.8765" not in str(event.details)


def test_the_same_file_again_changes_nothing():
    load(sheet(pay("1"), pay("2")))
    again = load(sheet(pay("2"), pay("1")), as_at=MAY)
    assert (again.state, again.unchanged, again.joiners, again.changed) == ("taken", 2, 0, 0)
    assert len(pay_kept()) == 2


def test_a_later_file_puts_right_what_it_says_and_loses_nothing():
    load(sheet(pay("1"), pay("2")))
    file = load(sheet(pay("1", "20")), as_at=MAY)
    assert (file.changed, file.joiners, file.unchanged) == (1, 0, 0)
    assert [one.hourly for one in pay_kept()] == [Decimal(20), Decimal("18.20")]
    earlier = load(sheet(pay("1", "17", snapshot_day="2025-03-31")), as_at=JUNE)
    assert (earlier.joiners, len(pay_kept())) == (1, 3)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([pay("1", "", bonus="100")], {(2, "hourly_pay", "FAR-30a")}, id="a-bonus-without-pay"),
        pytest.param([pay("1", "")], {(2, "hourly_pay", "FAR-30b")}, id="no-pay"),
        pytest.param([pay("1", "0.00")], {(2, "hourly_pay", "FAR-30c")}, id="nought"),
        pytest.param([pay("1", "1.20")], {(2, "hourly_pay", "FAR-30d")}, id="hardly-anything"),
        pytest.param([pay("1", "31,049.00")], {(2, "hourly_pay", "FAR-30e")}, id="a-year"),
        pytest.param([pay("1", bonus="9,000,000")], {(2, "bonus", "FAR-30f")}, id="a-bonus-too-large"),
        pytest.param([pay("1", snapshot_day="2026-03-30")], {(2, "snapshot_day", "FAR-30g")},
                     id="another-day"),
        pytest.param([pay("1", snapshot_day="2027-03-31")], {(2, "snapshot_day", "FAR-30h")}, id="to-come"),
        pytest.param([pay("1", "-18")], {(2, "hourly_pay", "value")}, id="below-nought"),
        pytest.param([pay("1", "18,20")], {(2, "hourly_pay", "value")}, id="a-comma-for-a-point"),
        pytest.param([pay("1", "18.20 GBP")], {(2, "hourly_pay", "value")}, id="words-beside"),
        pytest.param([pay("1", bonus="lots")], {(2, "bonus", "value")}, id="a-bonus-in-words"),
        pytest.param([pay("77")], {(2, "staff_number", "nobody")}, id="nobody-has-this-number"),
        pytest.param([pay("")], {(2, "staff_number", "empty")}, id="no-number"),
        pytest.param([pay("1"), pay("1", "20")],
                     {(2, "staff_number", "again"), (3, "staff_number", "again")}, id="two-pays-for-one"),
        pytest.param([pay("1"), pay("1")], set(), id="a-repeat-does-no-harm"),
        pytest.param([pay("1", organisation_code="NONE")], {(2, "organisation_code", "place")},
                     id="a-place-nobody-knows"),
    ],
)  # fmt: skip
def test_each_row_is_taken_or_says_what_to_correct(rows, found):
    file = load(sheet(*rows))
    assert complaints(file) == found
    assert file.rejected == len({line for line, _, _ in found})
    for each in RejectedRow.objects.filter(file=file):
        assert "31,049" not in each.advice.format(**each.facts)


def test_two_numbers_of_one_person_on_one_day_are_asked_about():
    first = Identifier.objects.get(value="1")
    Identifier.objects.filter(value="2").update(person=first.person)
    file = load(sheet(pay("1"), pay("2", "20"), pay("3")))
    assert complaints(file) == {(2, "staff_number", "again"), (3, "staff_number", "again")}
    assert len(pay_kept()) == 1


def test_rows_of_another_organisation_refuse_the_whole_file():
    file = load(sheet(pay("1"), pay("2", organisation_code="ZZ2")))
    assert (file.state, [kept["code"] for kept in file.in_the_way]) == ("refused", ["INT-36"])
    assert not pay_kept()


def test_a_place_beneath_is_kept_as_that_place():
    load(sheet(pay("1"), pay("2", organisation_code="ZZ3")))
    assert [one.organisation.code for one in pay_kept()] == ["ZZ1", "ZZ3"]


def test_many_rejected_rows_hold_the_file():
    file = load(
        sheet(*(pay("1", "0") | {"snapshot_day": f"20{y}-03-31"} for y in range(17, 27)), pay("2"))
    )
    assert (file.state, [kept["code"] for kept in file.in_the_way]) == ("taken", [])
    file = load(sheet(*(pay(str(n), "0") for n in range(1, 30))), as_at=MAY)
    assert file.state == "held"
