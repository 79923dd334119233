"""Starting the site and its worker, and stopping every process that was started."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from launcher import assets
from launcher.database import Database, environment, ready
from launcher.keys import OF_CREDENTIALS, OF_LEARNING, OF_SNAPSHOTS, OF_THE_LEDGER, some
from launcher.places import PYTHON, ROOT, home, tool
from launcher.postgres import LocalPostgres
from launcher.say import Sorry, say, step

FIRST_PORT = 8000
PATIENCE = 60.0


def serve(*, mode: str, announce: str = "") -> int:
    """Run the site until Ctrl-C; then leave no process behind."""
    _listen_for_stops()
    database = ready()
    with _registered():
        try:
            return _run(
                database, environment(database, mode=mode, sealed=True, counts=True), announce
            )
        finally:
            _stop_database_if_last(database.local)


def _listen_for_stops() -> None:
    """Ctrl-C and a polite kill mean the same. Some shells start us deaf to the first."""
    for what in (signal.SIGINT, signal.SIGTERM):
        signal.signal(what, signal.default_int_handler)


def _run(database: Database, env: Mapping[str, str], announce: str) -> int:
    assets.ensure()
    port = free_port()
    with children(env, port) as processes:
        with step("Starting the site"):
            wait_until_answering(port, processes)
        say(f"\n  Leadwell is at http://127.0.0.1:{port}/\n{announce}  Ctrl-C stops it.")
        return _watch(processes)


def free_port(first: int = FIRST_PORT) -> int:
    """The first port nobody uses, from `LEADWELL_PORT` or 8000 upwards."""
    wanted = int(os.environ.get("LEADWELL_PORT", first))
    for port in range(wanted, wanted + 200):
        with socket.socket() as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                attempt.bind(("127.0.0.1", port))
                return port
    raise Sorry(f"Ports {wanted} to {wanted + 199} are all taken. Set LEADWELL_PORT to a free one.")


@contextlib.contextmanager
def children(
    env: Mapping[str, str], port: int, *, worker: bool = True
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The web server and the worker, in sessions of their own, so that Ctrl-C reaches us first.
    What they write is for their owner only: letters hold addresses that choose a new password."""
    commands = [_web(port), *([worker_command()] if worker else [])]
    full = {**os.environ, **env, "LEADWELL_POOL": "1", "LEADWELL_ADDRESS": _address(port)}
    # Only the worker signs, the ledger and credentials, and counts what people declared; what answers the
    # world never holds those keys.
    of_web = {**some(OF_LEARNING), "LEADWELL_SNAPSHOT_URL": ""}
    of_worker = some([*OF_THE_LEDGER, *OF_CREDENTIALS, *OF_SNAPSHOTS])
    open_to_all = {name: value for name, value in full.items() if name not in of_worker}
    of_each = ({**open_to_all, **of_web}, {**full, **of_worker})
    log = home() / "logs"
    log.mkdir(parents=True, exist_ok=True)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for name, command, told in zip(("web", "worker"), commands, of_each, strict=False):
            with (log / f"{name}.log").open("ab") as output:
                processes.append(
                    subprocess.Popen(command, cwd=ROOT, env=told, stdin=subprocess.DEVNULL, stdout=output,
                                     stderr=output, start_new_session=True, umask=0o077)
                )  # fmt: skip
        _note_children(processes)
        yield processes
    finally:
        _end(processes)


def _address(port: int) -> str:
    """How others reach the site. Behind a proxy it is the first of the names the site answers to."""
    behind_a_proxy = os.environ.get("LEADWELL_HTTPS") == "1"
    local = "" if behind_a_proxy else f"http://127.0.0.1:{port}"
    found = os.environ.get("LEADWELL_ADDRESS") or local
    home().mkdir(parents=True, exist_ok=True)
    (home() / "address").write_text(found)
    return found


def last_address() -> str:
    """The address the site had when it was last started here, so that a command signs as the site does."""
    note = home() / "address"
    return os.environ.get("LEADWELL_ADDRESS") or (note.read_text() if note.exists() else "")


def _web(port: int) -> list[str]:
    return [
        tool("granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", os.environ.get("LEADWELL_WORKERS", "2"), "--blocking-threads", "4",
        "--workers-kill-timeout", "5", "--respawn-failed-workers", "--log-level", "warning",
        "leadwell.config.wsgi:application",
    ]  # fmt: skip


def worker_command() -> list[str]:
    """What works in the background: several jobs at once, so that a long file does not keep the ledger's
    sequencer waiting; jobs that went well leave nothing behind."""
    return [
        str(PYTHON), "-m", "django", "procrastinate", "worker",
        "--concurrency", "4", "--delete-jobs", "successful",
    ]  # fmt: skip


def wait_until_answering(port: int, processes: list[subprocess.Popen[bytes]]) -> None:
    """Wait for a page; if a process dies first, say where its words are."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for process in processes:
            if process.poll() is not None:
                raise Sorry(f"The site did not start. What it said is in {home() / 'logs'}.")
        if _answers(port):
            return
        time.sleep(0.05)
    raise Sorry(f"The site did not answer in {PATIENCE:.0f} seconds. See {home() / 'logs'}.")


def _answers(port: int) -> bool:
    """Ask as the proxy in front would: by a name the site knows, over HTTPS."""
    host = os.environ.get("LEADWELL_HOSTS", "localhost").split(",")[0]
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/readyz", headers={"Host": host, "X-Forwarded-Proto": "https"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=2):  # noqa: S310 - our own address
            return True
    except (urllib.error.URLError, OSError):
        return False


def _watch(processes: list[subprocess.Popen[bytes]]) -> int:
    """Stay until told to stop. A process that dies by itself ends the whole."""
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
    except KeyboardInterrupt:
        say("\n  Stopping.")
        return 0
    raise Sorry(f"A process of the site ended by itself. What it said is in {home() / 'logs'}.")


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask every process to stop, then insist: the whole group, so that no child of a child stays."""
    for process in processes:
        _signal(process, signal.SIGTERM)
    deadline = time.monotonic() + 8
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, deadline - time.monotonic()))
        _signal(process, signal.SIGKILL)
        process.wait()


def _signal(process: subprocess.Popen[bytes], what: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, what)


@contextlib.contextmanager
def _registered() -> Iterator[None]:
    """Leave our number where `./leadwell stop` and the next launcher find it."""
    note = home() / "run" / str(os.getpid())
    note.parent.mkdir(parents=True, exist_ok=True)
    note.touch()
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def _note_children(processes: list[subprocess.Popen[bytes]]) -> None:
    """So that the next command can end them if we are killed without a word."""
    note = home() / "run" / str(os.getpid())
    if note.exists():
        note.write_text("\n".join(str(process.pid) for process in processes))


def running_launchers() -> list[int]:
    """The launchers of this home that still live. What a dead one left running is ended here."""
    folder = home() / "run"
    found = [path for path in folder.glob("*") if path.name.isdigit()] if folder.exists() else []
    for path in found:
        if not _alive(int(path.name)):
            _end_orphans(path)
    return [int(path.name) for path in found if path.exists()]


def _end_orphans(note: Path) -> None:
    for group in note.read_text().split():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(int(group), signal.SIGTERM)
    note.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _stop_database_if_last(local: LocalPostgres | None) -> None:
    if local and set(running_launchers()) <= {os.getpid()}:
        local.stop()


def stop() -> int:
    """Stop what was started in this home, the database too."""
    launchers = running_launchers()
    for pid in launchers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + 15
    while running_launchers() and time.monotonic() < deadline:
        time.sleep(0.1)
    LocalPostgres(home()).stop()
    say("Stopped." if launchers else "Nothing was running; the database is stopped.")
    return 0
