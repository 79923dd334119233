"""What somebody might try with staff files, and what goes wrong beneath them: quarantine holds, one bad
file harms no other, and nothing a row said gets into a log."""

from __future__ import annotations

import psycopg
import pytest

from leadwell.gateways.staff_desk import DeskError
from leadwell.intake import actions, tasks
from leadwell.intake.actions.staff import applying, placing, reading
from leadwell.intake.models import FileState, RejectedRow, StaffFile
from leadwell.intake.tests.staff import HR, JUNE, MAY, held, load, moment, offer, row, sheet
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from leadwell.people.models import Person
from leadwell.reasons import RuleBroken

TEAM = [row(str(n)) for n in range(1, 31)]
OTHER_WAY_ROUND = {"staff_number": "name", "name": "staff_number", "job_title": "job_title",
                   "started_on": "started_on"}  # fmt: skip


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"))


def read(file: StaffFile) -> StaffFile:
    return actions.read_staff_file(by=HR, file_id=file.pk, now=moment(MAY))


def release(file: StaffFile) -> None:
    actions.release_staff_file(
        by=HR, file_id=file.pk, because="It is right.", now=moment(MAY), enqueued=False
    )


def test_nobody_says_yes_before_the_file_was_judged():
    load(sheet(TEAM))
    renamed = sheet(TEAM[:4]).replace(b"staff_number", b"payroll thing")
    file = read(offer(renamed, as_at=MAY))
    assert file.state == FileState.UNMAPPED
    with pytest.raises(RuleBroken, match="INT-34a"):
        release(file)
    assert len(held()) == 30


def test_a_yes_does_not_outlive_the_columns_it_was_said_to():
    load(sheet(TEAM))
    file = read(offer(sheet(TEAM[:4]), as_at=MAY))
    release(file)
    actions.map_columns(
        by=HR, file_id=file.pk, columns=OTHER_WAY_ROUND, now=moment(MAY), enqueued=False
    )
    assert read(file).state == FileState.HELD
    assert len(held()) == 30


@pytest.mark.parametrize("odd", ["\\N", "\\.", "NULL", '"', "\\", "%s", "{}", "$own", "a''b"])
def test_a_number_is_a_number_whatever_it_looks_like(odd):
    team = [*TEAM, row(odd, odd, job_title=odd, unit=odd, band=odd)]
    load(sheet(team))
    again = load(sheet([*team, row("99", manager_staff_number=odd)]), as_at=MAY)
    assert (again.state, again.unchanged, again.joiners) == ("taken", 31, 1)
    assert load(sheet(TEAM), as_at=JUNE).leavers == 2
    assert Person.objects.get(identifiers__value=odd).name == odd


def test_what_contradicts_what_is_held_is_refused_and_not_tried_for_ever(monkeypatch):
    load(sheet(TEAM))
    monkeypatch.setattr(placing, "reserve_people", lambda count: Person.objects.first().pk)
    file = load(sheet([*TEAM, row("31")]), as_at=MAY)
    assert (file.state, file.in_the_way[0]["code"]) == ("refused", "INT-35")
    assert len(held()) == 30


@pytest.mark.parametrize("said", [psycopg.DataError, DeskError])
def test_what_a_row_said_stays_out_of_the_log(said, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise said("COPY people_person, line 1: Asha Patel")

    monkeypatch.setattr(applying, "apply_people", broken)
    file = offer(sheet(TEAM))
    with pytest.raises(reading.NotRead) as why:
        read(file)
    assert "Asha" not in str(why.getrepr(style="native", chain=True))
    StaffFile.objects.update(moved_at=moment(MAY))
    tasks.read_unfinished_files(timestamp=0)
    assert f"staff file {file.pk}" in caplog.text
    assert "Asha" not in caplog.text


def test_one_file_that_cannot_be_read_keeps_no_other_waiting(monkeypatch):
    bad, good = offer(sheet(TEAM)), offer(sheet(TEAM[:9]))
    StaffFile.objects.update(moved_at=moment(MAY))
    whole = applying.apply_people

    def broken(desk, file, **more):
        if file.pk == bad.pk:
            raise psycopg.DataError("odd")
        whole(desk, file, **more)

    monkeypatch.setattr(applying, "apply_people", broken)
    assert tasks.read_unfinished_files(timestamp=0) == 2
    assert StaffFile.objects.get(pk=good.pk).state == FileState.TAKEN


@pytest.mark.parametrize(
    ("name", "code"),
    [("Asha \u202eletaP", "hidden"), ("Asha\u2066", "hidden"), ("Asha\u2028Patel", "hidden"),
     ("\u200b", "empty"), ("\ufeff\u00a0", "empty")],
)  # fmt: skip
def test_a_name_that_turns_the_line_or_that_nobody_sees_is_not_taken(name, code):
    file = load(sheet([*TEAM, row("31", name)]))
    assert [one.code for one in RejectedRow.objects.filter(file=file)] == [code]
    assert len(held()) == 30


@pytest.mark.parametrize(
    "name", ["محمد علی\u200cرضا", "王小明", "আশা প্যাটেল", "Zoë 👩‍🔬", "Ó Briain"]
)
def test_names_of_any_script_are_kept_as_they_are_written(name):
    load(sheet([*TEAM, row("31", name)]))
    assert held()["31"].person.name == name
