"""Which database this home uses, and having it ready: server, roles, tables."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from launcher import stamps
from launcher.children import run
from launcher.keys import keys
from launcher.places import PYTHON, ROOT, home
from launcher.postgres import LocalPostgres
from launcher.say import step

NAME = "leadwell"
PACKAGE = ROOT / "src" / "leadwell"


@dataclass(frozen=True)
class Database:
    """Where to connect, as whom. `local` is None where the operator named a server."""

    admin_url: str
    name: str
    local: LocalPostgres | None

    def url(self, role: str) -> str:
        """The address for one role. A named server asks for that role's password."""
        parts = urlsplit(self.admin_url)
        host = parts.netloc.rpartition("@")[2]
        password = "" if self.local else ":" + quote(keys()[f"{role.upper()}_PASSWORD"])
        return urlunsplit(parts._replace(netloc=f"{role}{password}@{host}", path=f"/{self.name}"))

    @property
    def as_admin(self) -> str:
        """The address for whoever may do anything in it."""
        return urlunsplit(urlsplit(self.admin_url)._replace(path=f"/{self.name}"))


def choose() -> Database:
    """`DATABASE_URL` wins; else our own server, which this starts."""
    if named := os.environ.get("DATABASE_URL"):
        return Database(named, urlsplit(named).path.lstrip("/") or NAME, None)
    local = LocalPostgres(home())
    if not local.running():
        with step("Starting the database"):
            local.start()
    return Database(local.url("postgres"), NAME, local)


def ready() -> Database:
    """The database with its roles and today's tables. Skipped when nothing has changed."""
    database = choose()
    now = stamps.digest([database.admin_url, *_what_makes_tables()])
    stamp = home() / "tables.stamp"
    if not stamps.fresh(stamp, now):
        with step("Preparing the tables"):
            prepare(database)
            _adopt_standards(database)
        stamps.keep(stamp, now)
    return database


def prepare(database: Database) -> None:
    """Roles, schemas, today's tables and rights. Safe to repeat."""
    named_only = {} if database.local else keys()
    failed = "The database could not be prepared. Its own words:"
    package = {"PYTHONPATH": str(ROOT / "src")}
    run(
        [
            str(PYTHON),
            "-m",
            "leadwell.config.database",
            "prepare",
            database.admin_url,
            database.name,
        ],
        failed=failed,
        env={**named_only, **package},
    )
    run(
        [str(PYTHON), "-m", "django", "migrate", "--verbosity", "0"],
        failed=failed,
        env=environment(database, role="leadwell_owner"),
    )
    run(
        [str(PYTHON), "-m", "leadwell.config.database", "finish", database.url("leadwell_owner")],
        failed=failed,
        env=package,
    )


def _adopt_standards(database: Database) -> None:
    """The frameworks that come with us, so that every home has them. Twice is once."""
    run(
        [str(PYTHON), "-m", "django", "adopt_standards"],
        failed="The standards could not be taken in. What went wrong:",
        env=environment(database),
    )


def _what_makes_tables() -> list[str | bytes]:
    ours = [
        *PACKAGE.glob("*/migrations/*.py"),
        *PACKAGE.glob("config/sql/*.sql"),
        *PACKAGE.glob("standards/definitions/*.yaml"),
        *PACKAGE.glob("fairness/definitions/bands_*.yaml"),
        *PACKAGE.glob("equality/definitions/*.yaml"),
    ]
    return [
        ROOT.joinpath("requirements/run.txt").read_bytes(),
        *(p.read_bytes() for p in sorted(ours)),
    ]


def environment(
    database: Database,
    *,
    role: str = "leadwell_web",
    mode: str = "",
    sealed: bool = False,
    counts: bool = False,
) -> dict[str, str]:
    """What a process of ours is told. It holds the password of its own role and of no other, but for
    the one that serves the pages of the sealed room: `LEADWELL_SEALED=0` keeps that key from it too,
    where another process serves them. `counts` adds the address of the star, for the worker and for the
    commands that count."""
    kept = keys()
    given = sealed and os.environ.get("LEADWELL_SEALED", "1") == "1"
    return {
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "leadwell.config.settings",
        "LEADWELL_HOME": str(home()),
        "LEADWELL_MODE": mode or os.environ.get("LEADWELL_MODE", "development"),
        "LEADWELL_DATABASE_URL": database.url(role),
        "LEADWELL_EQUALITY_URL": database.url("leadwell_equality") if given else "",
        "LEADWELL_SNAPSHOT_URL": database.url("leadwell_snapshot") if counts else "",
        "LEADWELL_SECRET_KEY": kept["LEADWELL_SECRET_KEY"],
        "LEADWELL_FILE_KEY": kept["LEADWELL_FILE_KEY"],
        "DATABASE_URL": "",
    }
