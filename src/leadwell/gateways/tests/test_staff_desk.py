"""The desk: it opens nothing but what it is handed, and leaves nothing on a disc."""

from __future__ import annotations

import pytest

from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.staff_desk import Desk, DeskError


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_csv('/dev/fd/../self/environ')",
        "SELECT * FROM glob('/*')",
        "COPY (SELECT 1) TO '{folder}/taken.csv'",
        "ATTACH '{folder}/taken.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_csv('https://example.invalid/x.csv')",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SET temp_directory = '{folder}'",
        "SET memory_limit = '1TB'",
    ],
)
def test_it_reaches_nothing_outside_whatever_it_is_told(statement, tmp_path):
    with Desk(tmp_path) as desk, pytest.raises(DeskError):
        desk.run(statement.format(folder=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_what_does_not_fit_is_refused_and_lies_on_no_disc(tmp_path):
    with Desk(tmp_path, memory="50MB") as desk:
        with pytest.raises(UnusableFile, match="Split it"):
            desk.run("CREATE TABLE much AS SELECT md5(range::VARCHAR) AS m FROM range(9000000)")
        with pytest.raises(UnusableFile, match="Split it"):
            desk.ask("SELECT md5(range::VARCHAR) AS m FROM range(9000000) ORDER BY m")
        assert list(tmp_path.iterdir()) == []


def test_a_cell_that_looks_like_nothing_comes_back_as_it_was(tmp_path):
    with Desk(tmp_path) as desk:
        desk.run("CREATE TABLE said AS SELECT unnest(['\\N', '\\.', NULL, '', '\"']) AS cell")
        written = list(desk.pieces("SELECT cell, 1 FROM said"))
        desk.take("again", "cell VARCHAR, one INTEGER", written)
        assert desk.ask("SELECT cell FROM again") == desk.ask("SELECT cell FROM said")


def test_an_answer_that_does_not_fit_is_refused_and_not_given_short(tmp_path):
    with Desk(tmp_path, memory="50MB") as desk, pytest.raises(UnusableFile, match="Split it"):
        list(desk.pieces("SELECT md5(range::VARCHAR) AS m FROM range(9000000) ORDER BY m"))


def test_whoever_stops_listening_may_ask_on(tmp_path):
    with Desk(tmp_path) as desk:
        answer = desk.pieces("SELECT range FROM range(1000000)")
        assert next(answer).startswith(b"0\n1\n")
        answer.close()
        assert desk.number("SELECT 7") == 7
