"""Throw-away databases: a migrated template, and copies of it that last as long as a run."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from launcher.places import ROOT, home
from launcher.postgres import LocalPostgres
from leadwell.config import database

PACKAGE = ROOT / "src" / "leadwell"
DEFINITIONS = ("fairness/definitions/bands_*.yaml", "equality/definitions/*.yaml")


def server_url() -> str:
    """An account that may make databases, on a throw-away server."""
    if given := os.environ.get("LEADWELL_TEST_ADMIN_URL"):
        return given
    return LocalPostgres(home() / "test", durable=False).start().url("postgres")


@contextlib.contextmanager
def copy_of(template: str, *, admin_url: str, name: str) -> Iterator[str]:
    """A copy of a database for as long as the block lasts; yields the web role's address."""
    database.drop(admin_url, name)
    database.prepare(admin_url, name, template=template)
    try:
        yield as_role(admin_url, name, "leadwell_web")
    finally:
        database.drop(admin_url, name)


def as_role(admin_url: str, name: str, role: str) -> str:
    """The same server, another database and role."""
    parts = urlsplit(admin_url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role}@{host}", path=f"/{name}"))


def make_template(admin_url: str) -> str:
    """Make the template once, whichever process comes first."""
    name = f"template_{_tables_digest()}"
    lock = home() / "template.lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        marker = home() / "test" / f"{name}.ready"
        if not marker.exists() or not _exists(admin_url, name):
            database.drop(admin_url, name)
            database.prepare(admin_url, name)
            _migrate(as_role(admin_url, name, "leadwell_owner"))
            marker.parent.mkdir(parents=True, exist_ok=True)
            marker.touch()
    return name


def _exists(admin_url: str, name: str) -> bool:
    with psycopg.connect(admin_url) as admin:
        return database._exists(admin, name)


def _migrate(owner_url: str) -> None:
    env = {**os.environ, "LEADWELL_DATABASE_URL": owner_url, "PYTHONPATH": str(ROOT / "src")}
    env["DJANGO_SETTINGS_MODULE"] = "leadwell.config.settings"
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=env, check=True
    )
    database.finish(owner_url)


def _tables_digest() -> str:
    """Changes when a migration or a right changes, ours or a library's version."""
    kinds = ("*/migrations/*.py", "config/sql/*.sql", "config/star.py", *DEFINITIONS)
    ours = [path for kind in kinds for path in sorted(PACKAGE.glob(kind))]
    running = hashlib.sha256((ROOT / "requirements" / "run.txt").read_bytes())
    for path in ours:
        running.update(Path(path).read_bytes())
    return running.hexdigest()[:12]
