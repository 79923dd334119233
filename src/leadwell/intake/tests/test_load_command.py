"""./leadwell load, as a program or a person sees it: what it prints and how it ends."""

from __future__ import annotations

import gzip
import json

import pytest
from django.core.management import call_command

from leadwell.intake.models import LoadedFile
from leadwell.intake.tests import files

GOOD = files.trusts(("ZZ1", "OLDTOWN NHS TRUST"))
MONTH = files.sickness(("ZZ1", "41.5", "1000", "4.15"))


@pytest.fixture
def run(tmp_path, capsys):
    def go(*arguments):
        with pytest.raises(SystemExit) as ended:
            call_command("load", *map(str, arguments), "--rejects", str(tmp_path / "rejected"))
        return ended.value.code, capsys.readouterr().out

    return go


def test_all_well_is_nought(run, db, tmp_path):
    code, said = run("ods-trusts", files.write(tmp_path, GOOD))
    assert (code, "1 accepted, 0 unchanged, 0 changed, 0 rejected" in said) == (0, True)


def test_rejected_rows_are_one_and_their_file_is_named(run, db, tmp_path):
    code, said = run("ods-trusts", files.write(tmp_path, GOOD * 9 + files.trusts(("", "NOBODY"))))
    assert (code, "file.csv.rejected.csv" in said) == (1, True)


def test_an_unusable_file_is_two_and_the_others_are_still_taken(run, db, tmp_path):
    bad = files.write(tmp_path, "<html><body>Not found</body></html>", "page.csv")
    code, said = run("ods-trusts", bad, files.write(tmp_path, GOOD))
    assert code == 2
    assert "Nothing was written." in said
    assert LoadedFile.objects.count() == 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing-in-it"),
        pytest.param(GOOD.encode("utf-16"), id="another-encoding"),
        pytest.param("A\xacB\xacC\n1\xac2\xac3\n".encode("latin-1"), id="a-delimiter-nobody-uses"),
        pytest.param(gzip.compress(GOOD.encode() * 50)[:-20], id="cut-short"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 60, id="a-broken-workbook"),
        pytest.param(b"\x00\x01\x02\x03" * 50, id="no-text-at-all"),
    ],
)
def test_hostile_files_end_in_a_sentence(run, db, tmp_path, content):
    code, said = run("ods-trusts", files.write(tmp_path, content))
    assert (code, LoadedFile.objects.count()) == (2, 0)
    assert "Traceback" not in said
    assert said.strip().endswith((".", "?"))


def test_programs_get_a_list_of_objects(run, db, tmp_path):
    code, said = run("ods-trusts", files.write(tmp_path, GOOD), "--json")
    [told] = json.loads(said)
    assert (code, told["outcome"], told["accepted"], told["rejected"]) == (0, "loaded", 1, 0)


def test_auto_knows_files_by_what_is_in_them_and_loads_places_first(run, db, tmp_path):
    folder = tmp_path / "some"
    folder.mkdir()
    files.write(folder, MONTH, "aaa.txt")
    files.write(folder, GOOD, "zzz.dat")
    files.write(folder, "a letter to nobody", "letter.csv")
    code, said = run("auto", folder, "--json")
    told = {row["file_name"]: row for row in json.loads(said)}
    assert code == 0
    assert told["aaa.txt"]["kind"] == "sickness"
    assert told["letter.csv"]["outcome"] == "unknown"
    loaded = [row["file_name"] for row in json.loads(said) if row["outcome"] == "loaded"]
    assert loaded == ["zzz.dat", "aaa.txt"]


def test_a_file_that_is_not_there_is_said_so(run, db, tmp_path):
    code, said = run("ods-trusts", tmp_path / "nowhere.csv")
    assert (code, "cannot be opened" in said) == (2, True)
