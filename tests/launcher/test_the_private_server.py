"""The database server that Leadwell runs for itself."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from launcher.postgres import LocalPostgres
from launcher.say import Sorry


@pytest.fixture
def folder():
    """A folder that the server's account can reach, also when the tests run as root."""
    with tempfile.TemporaryDirectory(prefix="leadwell-home-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


other_folder = folder


@pytest.fixture
def server(folder):
    server = LocalPostgres(folder, durable=True).start()
    yield server
    server.stop()


def _one(server: LocalPostgres) -> int:
    with psycopg.connect(server.url("postgres")) as connection:
        return connection.execute("SELECT 1").fetchone()[0]


def test_it_starts_answers_and_stops(folder):
    server = LocalPostgres(folder)
    assert not server.running()
    server.start()
    assert _one(server) == 1
    server.stop()
    assert not server.running()
    assert not server.socket.exists()


def test_starting_twice_is_starting_once(server, folder):
    before = (server.data / "postmaster.pid").read_text().split()[0]
    LocalPostgres(folder).start()
    assert (server.data / "postmaster.pid").read_text().split()[0] == before


def test_two_homes_run_side_by_side(server, other_folder):
    other = LocalPostgres(other_folder).start()
    try:
        assert other.socket != server.socket
        assert (_one(server), _one(other)) == (1, 1)
    finally:
        other.stop()


def test_what_was_committed_survives_a_kill(server):
    with psycopg.connect(server.url("postgres")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 5000) AS n")
    os.kill(int((server.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    time.sleep(0.05)
    server.start()
    with psycopg.connect(server.url("postgres")) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (5000,)


def test_it_opens_no_port(server):
    with psycopg.connect(server.url("postgres")) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_its_socket_folder_is_closed_to_others(server):
    assert server.socket.stat().st_mode & 0o077 == 0


def test_a_cut_off_first_start_is_not_taken_for_a_database(folder):
    server = LocalPostgres(folder)
    half = server.data.with_name(server.data.name + ".new")
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    server.start()
    try:
        assert _one(server) == 1
        assert not half.exists()
    finally:
        server.stop()


def test_a_folder_somebody_else_put_in_our_place_is_refused(folder):
    server = LocalPostgres(folder)
    server.socket.mkdir(mode=0o755)
    try:
        with pytest.raises(Sorry, match="belongs to somebody else"):
            server.start()
    finally:
        server.socket.rmdir()
