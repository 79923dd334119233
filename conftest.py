"""Every test runs against a real PostgreSQL, as the same database role as the site."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from launcher.places import ROOT, home
from launcher.postgres import LocalPostgres

from leadwell.config import database
from leadwell.config.environment import database_settings

PACKAGE = ROOT / "src" / "leadwell"


def pytest_configure(config: pytest.Config) -> None:
    os.environ["LEADWELL_MODE"] = "test"


@pytest.fixture(scope="session")
def admin_url() -> str:
    """An account that may make databases, on a throw-away server."""
    if given := os.environ.get("LEADWELL_TEST_ADMIN_URL"):
        return given
    return LocalPostgres(home() / "test", durable=False).start().url("postgres")


@pytest.fixture(scope="session")
def template_database(admin_url: str) -> str:
    """A migrated, empty database to copy from; made again only when the tables change."""
    return make_template(admin_url)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, admin_url, template_database) -> Iterator[None]:
    """A database of this process's own, reached as the web role."""
    from django.db import connections

    name = f"test_{os.getpid()}"
    database.drop(admin_url, name)
    database.prepare(admin_url, name, template=template_database)
    settings = database_settings(as_role(admin_url, name, "leadwell_web"), pooled=False)
    connections["default"].close()
    connections["default"].settings_dict.update(settings)
    yield
    with django_db_blocker.unblock():
        connections.close_all()
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
    import psycopg

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
    ours = sorted(PACKAGE.glob("*/migrations/*.py")) + sorted(PACKAGE.glob("config/sql/*.sql"))
    running = hashlib.sha256((ROOT / "requirements" / "run.txt").read_bytes())
    for path in ours:
        running.update(Path(path).read_bytes())
    return running.hexdigest()[:12]
