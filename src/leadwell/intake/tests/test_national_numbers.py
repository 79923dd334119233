"""A file whose people are told apart by national insurance numbers."""

from __future__ import annotations

import pytest

from leadwell.intake import actions
from leadwell.intake.models import ColumnMapping
from leadwell.intake.tests.staff import HR, MAY, held, load, moment, offer, row, sheet
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from leadwell.people.models import Identifier, Person

TEAM = [row(str(n)) for n in range(20)]
WRITTEN = ("QQ123456C", "qq 12 34 56 c", "DA-12-34-56-A", "AB 123456D")


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"))


def national(count):
    return [row(f"AB{n:06}C") for n in range(count)]


def why(file):
    return [(file.state, each["code"], each["facts"]) for each in file.in_the_way]


def test_it_is_refused_with_the_number_of_rows_and_nothing_is_kept():
    file = load(sheet([*TEAM, *national(3)]))
    assert why(file) == [("refused", "INT-43", {"rows": 3})]
    assert "AB00" not in str(file.in_the_way)
    assert (Person.objects.count(), Identifier.objects.count()) == (0, 0)


@pytest.mark.parametrize("written", WRITTEN)
def test_one_is_enough_however_it_is_written(written):
    assert why(load(sheet([*TEAM, row(written)]))) == [("refused", "INT-43", {"rows": 1})]


def test_the_number_of_a_post_is_looked_at_too():
    file = load(sheet([*TEAM, row("21", assignment_number="QQ123456C")]))
    assert why(file) == [("refused", "INT-43", {"rows": 1})]


@pytest.mark.parametrize("written", ["AB12345C", "AB123456E", "AB1234567C", "A1234567C"])
def test_what_only_looks_a_little_like_one_is_taken(written):
    assert load(sheet([*TEAM, row(written)])).state == "taken"


def test_a_second_file_is_looked_at_as_a_whole_though_most_of_it_is_known():
    load(sheet(TEAM))
    file = load(sheet([*TEAM, *national(1)]), as_at=MAY)
    assert why(file) == [("refused", "INT-43", {"rows": 1})]
    assert len(held()) == len(TEAM)


def test_a_recruitment_extract_is_looked_at_too():
    rows = (
        b"organisation_code,application_reference,advert_reference,job_title,advertised_on,applied_on,"
        b"shortlisted,appointed\nZZ1,QQ123456C,A1,Nurse,2026-01-05,2026-01-10,no,no\n"
    )
    assert why(load(rows, kind="applications")) == [("refused", "INT-43", {"rows": 1})]


def test_the_columns_are_asked_for_again_with_the_next_file():
    strange = sheet(national(12)).replace(b"staff_number", b"NI number")
    file = offer(strange)
    names = {"staff_number": "NI number", **{n: n for n in ("name", "job_title", "started_on")}}
    actions.map_columns(
        by=HR, file_id=file.pk, columns=names, now=moment(file.as_at), enqueued=False
    )
    read = actions.read_staff_file(by=HR, file_id=file.pk, now=moment(file.as_at))
    assert (read.state, ColumnMapping.objects.count()) == ("refused", 0)
    assert load(strange + b"\n", as_at=MAY).state == "unmapped"
