"""Snapshots of the star on the disc: unreadable without the key, and whole or not there."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from leadwell.fairness.actions.snapshots import (
    remove_old_snapshots,
)
from leadwell.fairness.models import Snapshot
from leadwell.fairness.queries.snapshots import opened, warehouse
from leadwell.fairness.tasks import COUNTER
from leadwell.gateways import warehouse as gateway
from leadwell.gateways.warehouse import TABLES, Unreadable, digest_of, open_snapshot, open_star
from tests.sealed.taking import KEY, NOW, NOWHERE, ON, OTHER_KEY, SINCE, take

# What lies on the disc ------------------------------------------------------------------------------------


def test_nothing_on_the_disc_can_be_read_without_the_key(people, home):
    folder = home / take().folder
    for path in folder.iterdir():
        content = path.read_bytes()
        assert content.startswith(b"PARE")  # a Parquet file whose footer is encrypted, too
        assert not [
            word for word in (b"nhs:", b"ethnicity", b"XXQ1", b"Nursing") if word in content
        ]
        with pytest.raises((OSError, pa.ArrowException)):
            pq.read_table(path)
    assert {path.name for path in folder.iterdir()} == {f"{table}.parquet" for table in TABLES}


def test_files_are_for_their_owner_alone(people, home):
    folder = home / take().folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_no_two_files_have_the_same_key(people, home):
    one, other = take().folder, take().folder
    assert one != other
    (home / one / "staff.parquet").replace(home / other / "staff.parquet")
    with pytest.raises(Unreadable, match="another key, was moved"):
        open_snapshot(home / other, KEY)


def test_the_wrong_key_opens_nothing(people, home):
    with pytest.raises(Unreadable, match="another key"):
        open_snapshot(home / take().folder, OTHER_KEY)


@pytest.mark.parametrize(("key", "says"), [("", "no key"), ("short", "32 bytes"), ("ä!", "32 bytes"),
                                           ("a", "32 bytes")])  # fmt: skip
def test_a_key_that_cannot_be_one_is_refused(home, key, says):
    with pytest.raises(Unreadable, match=says):
        open_snapshot(Path("."), key)
    with pytest.raises(Unreadable, match=says):
        gateway.Warehouse(home, key)


def test_a_folder_that_is_gone_or_not_whole_is_said_so(people, home):
    taken = take()
    (home / taken.folder / "pay.parquet").unlink()
    with pytest.raises(Unreadable, match="not whole"):
        opened(taken)
    warehouse().remove(taken.folder)
    with pytest.raises(Unreadable, match="not there"):
        opened(taken)


@pytest.mark.parametrize("name", ["", ".", "..", "../other", "a/b", "a/", "/", "/absolute"])
def test_a_name_that_leads_elsewhere_opens_and_removes_nothing(people, home, name):
    taken = take()
    beside = home.parent / "other"
    beside.mkdir()
    taken.folder = str(beside) if name == "/absolute" else name
    with pytest.raises(Unreadable, match="not there"):
        opened(taken)
    warehouse().remove(taken.folder)
    assert beside.is_dir()
    assert home.is_dir()


def test_a_damaged_file_does_not_open(people, home):
    path = home / take().folder / "staff.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="damaged"):
        open_snapshot(path.parent, KEY)


def test_what_is_laid_out_reads_no_other_file(people):
    duck = opened(take())
    with pytest.raises(Exception, match="disabled by configuration"):
        duck.execute("SELECT * FROM read_text('/etc/hostname')")
    duck.close()


def test_the_digest_is_over_every_file(people, home):
    taken = take()
    assert digest_of(home / taken.folder) == taken.digest
    with (home / taken.folder / "staff.parquet").open("ab") as file:
        file.write(b"x")
    assert digest_of(home / taken.folder) != taken.digest


# What may go wrong ----------------------------------------------------------------------------------------


def test_an_interrupted_run_leaves_nothing_behind_that_looks_whole(people, home, monkeypatch):
    def cut_off(*args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(gateway.os, "fsync", cut_off)
    with pytest.raises(KeyboardInterrupt):
        take()
    assert list(home.iterdir()) == []
    assert not Snapshot.objects.exists()
    monkeypatch.undo()


def test_a_disc_without_room_is_said_so(people, home, monkeypatch):
    def no_room(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(gateway.os, "fsync", no_room)
    with pytest.raises(Unreadable, match="has room"):
        take()
    monkeypatch.undo()
    assert list(home.iterdir()) == []


def test_what_a_killed_run_left_is_removed_a_day_later(people, home):
    kept = take()
    for name in ("2026-01-01-dead.part", "2026-01-01-unknown"):
        (home / name).mkdir()
    remove_old_snapshots(by=COUNTER, now=NOW)
    assert len(list(home.iterdir())) == 3  # somebody may be writing them now
    yesterday = time.time() - 2 * gateway.A_DAY
    for path in home.iterdir():
        os.utime(path, (yesterday, yesterday))
    remove_old_snapshots(by=COUNTER, now=NOW)
    assert [path.name for path in home.iterdir()] == [kept.folder]


def test_where_there_is_no_address_or_no_star_it_is_said_so(home, settings):
    settings.LEADWELL_SNAPSHOT_URL = NOWHERE
    with pytest.raises(Unreadable, match="did not give the star"):
        take()
    with (
        pytest.raises(Unreadable, match="did not give"),
        open_star(NOWHERE, on=ON, since=SINCE),
    ):
        pass
    settings.LEADWELL_SNAPSHOT_URL = ""
    with pytest.raises(Unreadable, match="no address"):
        take()
    with pytest.raises(Unreadable, match="no address"), open_star("", on=ON, since=SINCE):
        pass
    assert not list(home.iterdir())


def test_a_role_that_may_not_read_the_star_is_refused_in_words(home, settings):
    settings.LEADWELL_SNAPSHOT_URL = settings.LEADWELL_SNAPSHOT_URL.replace("_snapshot", "_web")
    with pytest.raises(Unreadable, match="did not give the star"):
        take()


def test_tidying_where_nothing_was_ever_written_does_nothing(home):
    assert remove_old_snapshots(by=COUNTER, now=NOW) == 0
