"""./leadwell load workforce, as a program or a person sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from leadwell.intake.models import StaffFile
from leadwell.intake.tests.staff import held, row, sheet
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place

TEN = [row(str(n)) for n in range(10)]


@pytest.fixture
def run(db, settings, tmp_path, capsys):
    settings.LEADWELL_HOME = tmp_path / "home"
    note(place("ZZ1", "Old Town Trust"))

    def go(content: bytes, *more: str, kind: str = "workforce"):
        path = tmp_path / "staff.csv"
        path.write_bytes(content)
        asked = [str(path), "--organisation", "ZZ1", "--rejects", str(tmp_path / "out"), *more]
        with pytest.raises(SystemExit) as ended:
            call_command("load", kind, *asked)
        return ended.value.code, capsys.readouterr().out

    return go


def test_all_well_is_nought(run):
    code, said = run(sheet(TEN), "--as-at", "2026-04-01")
    assert (code, len(held()), "10 joiners" in said) == (0, 10, True)


def test_rejected_rows_are_one_and_their_file_has_no_values(run, tmp_path):
    code, said = run(sheet([*TEN, row("11", started_on="SECRET")]))
    assert (code, "staff.csv.rejected.csv" in said) == (1, True)
    kept = (tmp_path / "out" / "staff.csv.rejected.csv").read_text("utf-8-sig")
    assert "12,started_on," in kept
    assert "SECRET" not in kept


def test_no_staff_file_is_two(run):
    assert run(b"<html><body>")[0] == 2
    assert run(sheet(TEN), "--organisation", "NOWHERE")[0] == 2


def test_a_held_file_is_three_and_a_reason_lets_it_in(run):
    assert run(sheet(TEN), "--as-at", "2026-04-01")[0] == 0
    assert run(sheet(TEN[:4]), "--as-at", "2026-05-01")[0] == 3
    assert len(held()) == 10
    assert run(sheet(TEN[:4]), "--as-at", "2026-05-01", "--release", "we closed")[0] == 0
    assert len(held()) == 4
    assert StaffFile.objects.first().decided_because == "we closed"


def test_columns_nobody_could_guess_are_told(run):
    strange = sheet(TEN).replace(b"job_title", b"What they do")
    assert run(strange)[0] == 3
    assert run(strange, "--map", "job_title=What they do")[0] == 0


def test_a_file_of_changes_ends_nobodys_time(run):
    run(sheet(TEN), "--as-at", "2026-04-01")
    code, said = run(sheet([row("3", "New Name")]), "--changes-only", "--json")
    assert (code, json.loads(said)[0]["changed"], len(held())) == (0, 1, 10)


def test_applications_and_completed_training_are_loaded_in_the_same_way(run):
    run(sheet(TEN), "--as-at", "2026-04-01")
    done = b"staff_number,title,completed_on\n1,First aid,2026-02-11\n99,Fire,2026-02-11\n"
    code, said = run(done, "--json", kind="completions")
    assert (code, json.loads(said)[0]["joiners"], json.loads(said)[0]["rejected"]) == (1, 1, 1)
    applied = (
        b"advert_reference,job_title,application_reference,applied_on\nV1,Nurse,A1,2026-02-11\n"
    )
    assert run(applied, kind="applications")[0] == 0


def test_what_is_missing_is_said_and_what_it_is_needed_for(run):
    code, said = run(b"Nr,Course\n1,First aid\n", kind="completions")
    assert code == 3
    assert "completed_on, staff_number" in said
    assert "whether the training still holds" in said
    assert "--map ours=theirs" in said


def test_it_has_to_be_said_whose_staff_it_is(db, tmp_path):
    with pytest.raises(CommandError, match="organisation"):
        call_command("load", "workforce", str(Path(tmp_path) / "x.csv"))
