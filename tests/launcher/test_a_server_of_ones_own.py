"""`DATABASE_URL` wins: a server the operator names, which asks every role for its password."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from launcher.places import ROOT
from launcher.postgres import LocalPostgres


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="leadwell-named-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture
def named_server(folder):
    """A server that is not ours: it wants passwords from everybody."""
    server = LocalPostgres(folder / "server", durable=False).start()
    with psycopg.connect(server.url("postgres"), autocommit=True) as admin:
        admin.execute("ALTER ROLE leadwell_admin PASSWORD 'open sesame'")
    (server.data / "pg_hba.conf").write_text("local all all scram-sha-256\n")
    with psycopg.connect(server.url("postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_reload_conf()")
    yield server
    server.stop()


def _manage(folder: Path, url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "LEADWELL_HOME": str(folder / "home"), "DATABASE_URL": url}
    return subprocess.run(
        [sys.executable, "leadwell", "manage", *arguments],
        cwd=ROOT, env=env, capture_output=True, text=True,
    )  # fmt: skip


def test_it_is_prepared_and_used_and_no_server_of_ours_is_made(folder, named_server):
    url = named_server.url("leadwell").replace("leadwell_admin@", "leadwell_admin:open%20sesame@")
    code = (
        "from django.db import connection as c; c.ensure_connection(); "
        "i = c.connection.info; print(i.user, i.dbname)"
    )
    told = _manage(folder, url, "shell", "--no-imports", "-c", code)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines()[-1].split()[-2:] == ["leadwell_web", "leadwell"]
    assert not list((folder / "home").glob("pg*"))


def test_a_server_that_does_not_answer_is_said_so(folder):
    told = _manage(folder, "postgresql://nobody@127.0.0.1:9/leadwell", "check")
    assert told.returncode == 2
    assert "The database could not be prepared" in told.stdout
