"""./leadwell load asc-wds"""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from leadwell.gateways.tests.factories import WORKER, WORKPLACE, care_file
from leadwell.organisations.models import Tenure
from leadwell.organisations.tests.factories import note, row


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path / "home"
    note(row("1-1000001", "Elm Care", "care-provider", sector="social-care"), source="cqc-ratings")


@pytest.fixture
def load(tmp_path, capsys):
    def go(*files, **options):
        paths = [tmp_path / f"{number}.csv" for number, _ in enumerate(files)]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        with pytest.raises(SystemExit) as left:
            call_command("load", "asc-wds", *map(str, paths), organisation="1-1000001", **options)
        return left.value.code, capsys.readouterr().out

    return go


def test_the_files_are_loaded_in_any_order_and_counted(load):
    code, told = load(care_file("worker", [WORKER]), care_file("workplace", [WORKPLACE]), json=True)
    [said] = json.loads(told)
    assert (code, said["outcome"], said["joiners"]) == (0, "taken", 1)
    assert Tenure.objects.count() == 1


def test_rejected_rows_are_told_by_the_exit_code(load):
    workers = [WORKER, {**WORKER, "UNIQUEWORKERID": "8", "ETHNICITY": "1"}]
    code, told = load(care_file("worker", workers), care_file("workplace", [WORKPLACE]))
    assert code == 1
    assert "rejected 1" in told


def test_files_that_wait_for_a_person_are_told_by_the_exit_code(load):
    twins = care_file("worker", [WORKER, WORKER])
    code, told = load(twins, care_file("workplace", [WORKPLACE]))
    assert (code, "share a number" in told) == (3, True)
    assert not Tenure.objects.exists()


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ([care_file("workplace", [WORKPLACE])] * 2, "Two of the files are workplace files"),
        ([b"Name,Post\nx,y\n"], "none of the three"),
        ([care_file("worker", [WORKER])], "There is no workplace file"),
    ],
)
def test_files_that_cannot_be_read_write_nothing(load, files, why):
    code, told = load(*files)
    assert code == 2
    assert why in told
    assert not Tenure.objects.exists()


def test_the_employer_has_to_be_named(tmp_path):
    with pytest.raises(CommandError, match="--organisation CODE"):
        call_command("load", "asc-wds", str(tmp_path / "x.csv"))
