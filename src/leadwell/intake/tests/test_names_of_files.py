"""A file's name is chosen by whoever sent it."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.utils import timezone

from leadwell.gateways.rows import printable
from leadwell.intake.actions import load_file
from leadwell.intake.management.commands.load import COMMAND_LINE
from leadwell.intake.models import LoadedFile
from leadwell.intake.tests import files


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Sickness 2026 (1).csv", "Sickness 2026 (1).csv"),
        ("Ynys Môn.csv", "Ynys Môn.csv"),
        ("a\x1b[2Jb.csv", "a?[2Jb.csv"),
        ("a\r\nb.csv", "a??b.csv"),
        ("a\u202evsc.exe", "a?vsc.exe"),
        ("a\udcffb.csv", "a?b.csv"),
    ],
)
def test_a_name_that_would_steer_a_terminal_is_shown_harmless(name, shown):
    assert printable(name) == shown


@pytest.mark.parametrize("kind", ["auto", "ods-trusts"])
def test_a_name_that_would_steer_a_terminal_is_never_printed(tmp_path, capsys, db, kind):
    path = tmp_path / "a\x1b]0;owned\x07\udcff.csv"
    path.write_text("no,such,table\n1,2,3\n")
    with pytest.raises(SystemExit):
        call_command("load", kind, str(path))
    said = capsys.readouterr().out
    assert "a?]0;owned??.csv" in said
    assert "\x1b" not in said


def test_the_longest_name_a_disk_takes_still_has_its_refused_rows(tmp_path, db):
    rows = [(f"ZZ{n}", f"TRUST {n}") for n in range(9)]
    path = files.write(tmp_path, files.trusts(*rows, ("", "NOBODY")), "n" * 251 + ".csv")
    refused = tmp_path / "refused"
    report = load_file(
        by=COMMAND_LINE, path=path, kind="ods-trusts", now=timezone.now(), rejects=refused
    )
    assert report.rejected == 1
    assert [str(found) for found in refused.iterdir()] == [report.rejects_file]
    assert LoadedFile.objects.get().file_name == "n" * 200
