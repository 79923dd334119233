"""A backup, really made, and really restored into another home."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import pytest

from launcher import backup
from launcher.places import ROOT
from launcher.postgres import LocalPostgres
from launcher.say import Sorry

SAYS = """
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from leadwell.actor import system_actor
from leadwell.history.actions import record
by = system_actor("the test")
for n in range({count}):
    record("person.noted", about=ContentType(pk=n), by=by, now=timezone.now())
"""


def leadwell(home: Path, *arguments: str, says: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "LEADWELL_HOME": str(home), "LEADWELL_MODE": "development"}
    env.pop("LEADWELL_TEST_ADMIN_URL", None)
    return subprocess.run(
        [sys.executable, "leadwell", *arguments], cwd=ROOT, env=env, text=True, input=says,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, check=False,
    )  # fmt: skip


@pytest.fixture
def two_homes():
    """Two homes, as on two machines, and a folder between them."""
    with tempfile.TemporaryDirectory(prefix="leadwell-two-") as made:
        Path(made).chmod(0o755)
        homes = [Path(made) / "old", Path(made) / "new"]
        for home in homes:
            home.mkdir(mode=0o755)
        yield (*homes, Path(made))
        for home in homes:
            LocalPostgres(home).stop()


def test_a_site_moves_to_another_machine_in_one_file_and_its_keys(two_homes):
    old, new, between = two_homes
    file = between / "site.backup"
    assert leadwell(old, "manage", "shell", says=SAYS.format(count=300)).returncode == 0
    for kept in ("waiting/file.sealed", "evidence/file.sealed", "snapshots/2026-03-31-a/staff.parquet",
                 "snapshots/2026-03-31-b.part/staff.parquet"):  # fmt: skip
        (old / kept).parent.mkdir(parents=True)
        (old / kept).write_bytes(b"unreadable")

    made = leadwell(old, "backup", str(file))
    assert made.returncode == 0, made.stdout
    for each in (file, between / "site.backup.keys"):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600

    restored = leadwell(new, "restore", str(file))
    assert restored.returncode == 0, restored.stdout
    told = re.search(r"The ledger matches the manifest: (\d+) events", restored.stdout)
    assert told
    assert int(told[1]) >= 300  # and what every home is given at its first start
    for kept in (
        "waiting/file.sealed",
        "evidence/file.sealed",
        "snapshots/2026-03-31-a/staff.parquet",
    ):
        assert (new / kept).read_bytes() == b"unreadable"
    assert not (new / "snapshots" / "2026-03-31-b.part").exists()
    assert json.loads((new / "keys.json").read_text()) == json.loads(
        (old / "keys.json").read_text()
    )

    refused = leadwell(new, "restore", str(file))
    assert (refused.returncode, "This home holds a site already" in refused.stdout) == (2, True)
    again = leadwell(new, "restore", str(file), "--replace")
    assert f"{told[1]} events" in again.stdout


@pytest.fixture
def packed(tmp_path, monkeypatch):
    """A backup without a database in it, for looking at from outside."""
    monkeypatch.setenv("LEADWELL_HOME", str(tmp_path / "home"))
    folder = tmp_path / "parts"
    folder.mkdir()
    (folder / backup.DUMP).write_bytes(b"rows")
    (folder / backup.WITNESS).write_text("name\n300\nAAAA\n\n— name sig\n")
    (folder / "manifest.json").write_text(json.dumps(backup._manifest(folder)))
    backup._pack(folder, tmp_path / "site.backup")
    keys = {"LEADWELL_LEDGER_KEY": "a" * 43}
    (tmp_path / "site.backup.keys").write_text(json.dumps(keys))
    return tmp_path / "site.backup"


def test_a_backup_never_takes_the_place_of_another_file(packed):
    with pytest.raises(Sorry, match="is there already"):
        backup.back_up(packed)


def refusal(file: Path) -> str:
    with pytest.raises(Sorry) as found:
        backup.restore(file, keys_file=None, replace=False)
    return str(found.value)


def test_the_manifest_says_what_is_inside_and_how_large_the_ledger_was(packed, tmp_path):
    manifest = backup._unpack(packed, tmp_path / "out")
    assert manifest["ledger"] == {"name": "name", "events": "300", "root": "AAAA"}
    assert set(manifest["digests"]) == {backup.DUMP, backup.WITNESS}


def test_a_damaged_backup_changes_nothing(packed):
    packed.write_bytes(packed.read_bytes().replace(b"rows", b"rots"))
    assert "database.dump is damaged or missing. Nothing was changed." in refusal(packed)


def test_half_a_backup_changes_nothing(packed):
    packed.write_bytes(packed.read_bytes()[:700])
    assert "is not a whole backup of Leadwell" in refusal(packed)


def test_another_file_is_no_backup(packed):
    packed.write_bytes(b"Dear madam, dear sir")
    assert "is not a whole backup of Leadwell" in refusal(packed)


def test_a_backup_without_its_manifest_is_none(packed, tmp_path):
    with tarfile.open(packed, "w") as tar:
        tar.add(tmp_path / "parts" / backup.DUMP, backup.DUMP)
    assert "is not a whole backup of Leadwell" in refusal(packed)


def test_a_backup_that_reaches_out_of_its_folder_is_refused(packed, tmp_path):
    with tarfile.open(packed, "w") as tar:
        tar.add(tmp_path / "parts" / backup.DUMP, "../../outside")
    assert "is not a whole backup of Leadwell" in refusal(packed)
    assert not (tmp_path / "outside").exists()


def test_without_the_keys_nothing_is_restored(packed):
    Path(f"{packed}.keys").unlink()
    assert "The keys of the backup are not at" in refusal(packed)


def test_keys_without_the_ledgers_key_are_refused(packed):
    Path(f"{packed}.keys").write_text("{}")
    assert "does not hold the keys of a backup" in refusal(packed)


def test_a_running_site_is_not_pulled_from_under_its_people(packed, tmp_path):
    run = tmp_path / "home" / "run"
    run.mkdir(parents=True)
    (run / str(os.getpid())).touch()
    assert "The site is running" in refusal(packed)
