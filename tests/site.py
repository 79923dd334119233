"""A real site for the journeys and the fuzzing: a filled database, the web server, an address.

The made-up region is filled once and kept as a database to copy from, under a digest of everything
that shapes it; a run that finds it starts in about two seconds. Each test process has a site of its
own, started by the launcher's own functions.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from conftest import as_role
from launcher import assets
from launcher.keys import OF_CREDENTIALS, OF_SNAPSHOTS, some
from launcher.places import ROOT, home
from launcher.site import children, free_port, wait_until_answering, worker_command
from leadwell.config import database

PASSWORD = "a-made-up-password-for-tests-only"
ONE_HOUR = 3600
PACKAGE = ROOT / "src" / "leadwell"
SHAPES_THE_STORY = (
    "fairness", "home", "access", "organisations", "measures", "intake", "people", "history", "training",
    "standards", "appointments", "allocation",
)  # fmt: skip
NOT_THE_STORY = {
    "tests", "templates", "views", "pages", "forms", "views.py", "pages.py", "urls.py", "api.py", "forms.py",
}  # fmt: skip


@dataclass(frozen=True)
class Site:
    """Where the site answers, and who may sign in with `PASSWORD`."""

    address: str
    accounts: tuple[Mapping[str, str], ...]
    env: Mapping[str, str] = field(default_factory=dict, repr=False)

    def at(self, path: str) -> str:
        """The whole address of a path."""
        return self.address + path

    def account(self, role: str) -> str:
        """The e-mail of the demo account whose role or description holds this word."""
        for account in self.accounts:
            if role in account["email"] or role in account["who"].lower():
                return account["email"]
        raise LookupError(f"No demo account is a {role}. Those there are: {self.accounts}")


@pytest.fixture(scope="session")
def filled_database(admin_url: str, template_database: str) -> str:
    """The database with the made-up region in it, to copy from. Filled by whoever comes first."""
    name = f"filled_{_story_digest(template_database)}"
    with (home() / "filled.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assets.ensure()
        if not (accounts_of(name).exists() and _exists(admin_url, name)):
            _drop_older(admin_url)
            _fill(admin_url, name, template_database)
    return name


@pytest.fixture(scope="session")
def site(admin_url: str, filled_database: str, tmp_path_factory) -> Iterator[Site]:
    """A site of this process's own."""
    with running_site(admin_url, filled_database, tmp_path_factory.mktemp("home")) as found:
        yield found


@contextlib.contextmanager
def running_site(admin_url: str, filled: str, folder: Path, **more: str) -> Iterator[Site]:
    """The site on a copy of the filled database, with what it keeps in `folder`."""
    name = f"site_{os.getpid()}_{secrets.token_hex(3)}"
    database.prepare(admin_url, name, template=filled)
    port = free_port(20_000 + os.getpid() % 400 * 50)
    sealed = {
        "LEADWELL_EQUALITY_URL": as_role(admin_url, name, "leadwell_equality"),
        "LEADWELL_SNAPSHOT_URL": as_role(admin_url, name, "leadwell_snapshot"),
    }
    env = {**_environment(as_role(admin_url, name, "leadwell_web"), folder), **sealed, **more}
    try:
        with _started(env, port, folder):
            accounts = json.loads(accounts_of(filled).read_text())["accounts"]
            yield Site(f"http://localhost:{port}", tuple(accounts), env)
    finally:
        database.drop(admin_url, name)


@contextlib.contextmanager
def _started(env: Mapping[str, str], port: int, folder: Path) -> Iterator[None]:
    with contextlib.ExitStack() as running, pytest.MonkeyPatch.context() as patched:
        patched.setenv("LEADWELL_HOME", str(folder))  # where the launcher puts the logs
        patched.setenv("LEADWELL_WORKERS", "1")
        processes = running.enter_context(children(env, port, worker=False))
        wait_until_answering(port, processes)
        patched.undo()
        yield


@contextlib.contextmanager
def working(site: Site) -> Iterator[None]:
    """The process that works in the background, beside a site: there while the story needs it."""
    folder = Path(site.env["LEADWELL_HOME"])
    command = worker_command()
    with (folder / "worker.log").open("ab") as log:
        told = {
            **os.environ,
            **site.env,
            **some([*OF_CREDENTIALS, *OF_SNAPSHOTS]),
            "LEADWELL_ADDRESS": site.address,
        }
        worker = subprocess.Popen(command, env=told, stdout=log, stderr=log)
        try:
            yield
        finally:
            _until_idle(site)
            worker.kill()
            worker.wait()


def _until_idle(site: Site) -> None:
    """A job that is cut off is taken up again, but only after a minute: wait for its end."""
    busy = "SELECT 1 FROM procrastinate_jobs WHERE status = 'doing' AND lock LIKE 'staff-%'"
    with psycopg.connect(site.env["LEADWELL_DATABASE_URL"], autocommit=True) as database:
        for _ in range(200):
            if database.execute(busy).fetchone() is None:
                return
            time.sleep(0.1)


def _environment(database_url: str, folder: Path) -> dict[str, str]:
    return {
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "leadwell.config.settings",
        "LEADWELL_MODE": "test",
        "LEADWELL_HOME": str(folder),
        "LEADWELL_DATABASE_URL": database_url,
        "LEADWELL_SECRET_KEY": "tests-only-" + "k" * 50,
        "LEADWELL_DEMO_PASSWORD": PASSWORD,
        "DATABASE_URL": "",
    }


def accounts_of(name: str) -> Path:
    """Who may sign in, as the command that filled the database wrote it."""
    return home() / "test" / f"{name}.json"


def _fill(admin_url: str, name: str, template: str) -> None:
    database.drop(admin_url, name)
    database.prepare(admin_url, name, template=template)
    accounts = accounts_of(name)
    accounts.parent.mkdir(parents=True, exist_ok=True)
    fresh = accounts.with_suffix(".new")
    env = _environment(as_role(admin_url, name, "leadwell_web"), home() / "test")
    env |= {
        "LEADWELL_SNAPSHOT_URL": as_role(admin_url, name, "leadwell_snapshot"),
        **some(OF_SNAPSHOTS),
    }
    command = [sys.executable, "-m", "django", "fill_demo", "--accounts", str(fresh)]
    subprocess.run(command, env={**os.environ, **env, "LEADWELL_MODE": "demo"}, check=True)
    fresh.rename(accounts)


def _story_digest(template: str) -> str:
    """Changes when anything that shapes the filled database does."""
    running = hashlib.sha256(template.encode())
    for app in SHAPES_THE_STORY:
        for path in sorted((PACKAGE / app).rglob("*")):
            inside = set(path.relative_to(PACKAGE).parts)
            if path.suffix in (".py", ".yaml", ".json", ".csv") and not inside & NOT_THE_STORY:
                running.update(path.read_bytes())
    return running.hexdigest()[:12]


def _drop_older(admin_url: str) -> None:
    """Older stories go; one of the last hour may still be in use by somebody beside us."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        found = admin.execute("SELECT datname FROM pg_database WHERE datname LIKE 'filled\\_%'")
        names = [row[0] for row in found.fetchall()]
    for name in names:
        accounts = accounts_of(name)
        if not accounts.exists() or time.time() - accounts.stat().st_mtime > ONE_HOUR:
            database.drop(admin_url, name)
            accounts.unlink(missing_ok=True)


def _exists(admin_url: str, name: str) -> bool:
    with psycopg.connect(admin_url) as admin:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        return admin.execute(query, [name]).fetchone() is not None
