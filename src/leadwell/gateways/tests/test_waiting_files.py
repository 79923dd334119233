"""Files that wait: unreadable, whole, and gone when they should be."""

from __future__ import annotations

import hashlib

import pytest

from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.waiting_files import PIECE, WaitingRoom

SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE]


@pytest.fixture
def room(tmp_path):
    return WaitingRoom(tmp_path / "waiting", "a key")


def pieces(size: int):
    return (bytes([n % 251]) * min(1000, size - n) for n in range(0, size, 1000))


@pytest.mark.parametrize("size", SIZES)
def test_what_comes_out_is_what_went_in(room, size):
    kept = room.put(pieces(size))
    content = b"".join(pieces(size))
    assert b"".join(room.read(kept.name)) == content
    assert (kept.size, kept.digest) == (size, hashlib.sha256(content).hexdigest())


def test_nothing_readable_lies_on_the_disc(room):
    kept = room.put([b"Asha Patel" * 1000])
    stored = (room.folder / kept.name).read_bytes()
    assert b"Asha" not in stored
    assert (room.folder / kept.name).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("harm", ["cut", "swapped", "flipped", "no-head", "other-key", "at-a-seam"])
def test_a_file_that_was_touched_is_not_read(room, harm, tmp_path):
    kept = room.put(pieces(3 * PIECE))
    path = room.folder / kept.name
    whole = path.read_bytes()
    head, sealed = whole[:35], whole[35:]
    step = PIECE + 16
    harmed = {
        "cut": whole[:-5],
        "swapped": head + sealed[step : 2 * step] + sealed[:step] + sealed[2 * step :],
        "flipped": whole[:-1] + bytes([whole[-1] ^ 1]),
        "no-head": b"x" + whole,
        "other-key": whole,
        "at-a-seam": head + sealed[: 2 * step],
    }
    path.write_bytes(harmed[harm])
    reader = WaitingRoom(room.folder, "another key" if harm == "other-key" else "a key")
    with pytest.raises(UnusableFile, match="damaged"):
        list(reader.read(kept.name))


def test_a_file_that_is_gone_says_so(room):
    kept = room.put([b"x"])
    room.remove(kept.name)
    with pytest.raises(UnusableFile, match="no longer"):
        list(room.read(kept.name))
    assert (room.names(), room.age(kept.name, 5.0)) == ([], 0.0)


def test_an_upload_that_breaks_off_leaves_nothing(room):
    def broken():
        yield b"x"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        room.put(broken())
    assert room.names() == []


def test_a_kept_file_has_its_own_name(room):
    room.keep(room.put([b"x"]), "staff-file-1")
    assert room.names() == ["staff-file-1"]
