"""Everything in one file, and a site built from that file on another machine.

The file holds the whole database, the sealed rooms among it, and what lies encrypted beside it: staff files
that wait to be read, files given as evidence, and the snapshots that published figures came from. The keys
go into a second file: whoever finds one of the two has either words without the power to sign and to open,
or keys without a single word. Both are for their owner only.

A backup is checked when it is made (a digest for each part, and the ledger's newest checkpoint) and when
it is restored: into a database beside the old one, which takes its place only after the whole ledger
was found to fit. A file that is not whole therefore changes nothing.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from launcher import site
from launcher.children import run
from launcher.database import Database, choose, environment, prepare, ready
from launcher.keys import keys, put
from launcher.places import PYTHON, ROOT, home
from launcher.postgres import find_programs
from launcher.say import Sorry, say, step

LAYOUT = 1
DUMP, WITNESS = "database.dump", "checkpoint.txt"
SEALED = ("waiting", "evidence", "snapshots")  # folders of the home whose files are encrypted
NOT_KEPT = ("django_session", "access_cache")  # who is signed in, and who typed a wrong password
NOT_WHOLE = "{file} is not a whole backup of Leadwell: {why} Nothing was changed."
FOREVER = str(100 * 365 * 24 * 60)  # minutes: events that had no position then have none now


def back_up(file: Path) -> int:
    """Write everything into `file`, and the keys into a second file beside it."""
    beside = _keys_beside(file)
    for there in (file, beside):
        if there.exists():
            raise Sorry(f"{there} is there already. Name another file, or move that one away.")
    database = ready()
    with tempfile.TemporaryDirectory(dir=file.resolve().parent, prefix=".leadwell-") as folder:
        _gather(database, Path(folder))
        with step("Putting it in one file"):
            _pack(Path(folder), file)
    _write_private(beside, json.dumps(keys(), indent=1))
    say(
        f"\n  {file} holds everything ({file.stat().st_size / 1e6:,.1f} MB).\n"
        f"  {beside} holds the keys. Keep the two in different places: a restore needs both."
    )
    return 0


def _gather(database: Database, folder: Path) -> None:
    with step("Signing the ledger as it stands"):
        _manage(database, "sequence_history", "--all", "--witness", str(folder / WITNESS))
    with step("Copying the database"):
        left_out = [f"--exclude-table-data={table}" for table in NOT_KEPT]
        _postgres(
            "pg_dump", "--format=custom", "--compress=1", *left_out,
            "--file", str(folder / DUMP), "--dbname", database.as_admin,
        )  # fmt: skip
    for name in SEALED:
        if (home() / name).is_dir():
            unfinished = shutil.ignore_patterns("*.part", "*.new")
            shutil.copytree(home() / name, folder / name, ignore=unfinished)
    (folder / "manifest.json").write_text(json.dumps(_manifest(folder), indent=1), "utf-8")


def _manifest(folder: Path) -> dict[str, Any]:
    parts = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        "layout": LAYOUT,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "postgresql": _postgres("pg_dump", "--version").split()[2],
        "python": sys.version.split()[0],
        "ledger": _ledger(folder / WITNESS),
        "digests": {path.relative_to(folder).as_posix(): _digest(path) for path in parts},
    }


def _ledger(note: Path) -> dict[str, str] | None:
    """How many events the ledger held, and its root; nothing where nothing was signed yet."""
    if not note.exists():
        return None
    name, size, root, *_ = note.read_text("utf-8").split("\n")
    return {"name": name, "events": size, "root": root}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(folder: Path, file: Path) -> None:
    """What is in the folder in one file, which bears its name only once it is whole."""
    fresh = file.with_name(file.name + ".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        with tarfile.open(fileobj=out, mode="w") as tar:
            tar.add(folder / "manifest.json", "manifest.json")
            for path in sorted(folder.iterdir()):
                if path.name != "manifest.json":
                    tar.add(path, path.name)
        out.flush()
        os.fsync(out.fileno())
    fresh.rename(file)


def restore(file: Path, *, keys_file: Path | None, replace: bool) -> int:
    """Build the site of this home from a backup. Refuses to take the place of one that holds
    anything, unless told to `replace` it."""
    if site.running_launchers():
        raise Sorry("The site is running. Stop it with ./leadwell stop, then run this again.")
    given = _given_keys(keys_file or _keys_beside(file))
    with tempfile.TemporaryDirectory(dir=_work_folder(), prefix="restore-") as folder:
        with step("Looking whether the backup is whole"):
            manifest = _unpack(file, Path(folder))
        database = choose()
        if not replace and _holds_anything(database):
            raise Sorry(
                "This home holds a site already, and a restore would throw it away. Back it up, then "
                "run this again with --replace; or set LEADWELL_HOME to a new folder."
            )
        _build(database, Path(folder), given)
        _take_over(Path(folder), given)
    say(f"\n  Restored from the backup of {manifest['made_at']}.\n  {_in_words(manifest)}")
    return 0


def _work_folder() -> Path:
    home().mkdir(parents=True, exist_ok=True)
    return home()


def _given_keys(file: Path) -> dict[str, str]:
    if not file.exists():
        raise Sorry(
            f"The keys of the backup are not at {file}. Give --keys FILE: without them the ledger "
            "cannot be checked or continued, and waiting files cannot be opened."
        )
    try:
        found: dict[str, str] = json.loads(file.read_text("utf-8"))
        return {**found, "LEADWELL_LEDGER_KEY": found["LEADWELL_LEDGER_KEY"]}
    except (ValueError, KeyError, TypeError):
        raise Sorry(f"{file} does not hold the keys of a backup.") from None


def _unpack(file: Path, folder: Path) -> dict[str, Any]:
    try:
        with tarfile.open(file) as tar:
            tar.extractall(folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
        digests, layout = manifest["digests"], manifest["layout"]
    except (tarfile.TarError, ValueError, KeyError, FileNotFoundError) as error:
        raise Sorry(NOT_WHOLE.format(file=file, why=f"{error}.")) from None
    if layout != LAYOUT:
        raise Sorry(NOT_WHOLE.format(file=file, why="it was made by another version."))
    for name, digest in digests.items():
        if not (folder / name).is_file() or _digest(folder / name) != digest:
            raise Sorry(NOT_WHOLE.format(file=file, why=f"{name} is damaged or missing."))
    return manifest


def _build(database: Database, folder: Path, given: dict[str, str]) -> None:
    """The database of the backup under another name, checked, and only then in its place."""
    fresh = dataclasses.replace(database, name=f"{database.name}_restored")
    _database("empty", database.admin_url, fresh.name)
    with step("Restoring the database"):
        _postgres(
            "pg_restore", "--exit-on-error", "--jobs=2",
            "--dbname", fresh.as_admin, str(folder / DUMP),
        )  # fmt: skip
    with step("Preparing the tables"):
        prepare(fresh)
    with step("Checking the whole ledger"):
        witness = ["--witness", str(folder / WITNESS)] if (folder / WITNESS).exists() else []
        _manage(fresh, "verify_history", "--patience", FOREVER, *witness, given=given)
    _database("take-place", database.admin_url, fresh.name, database.name)


def _take_over(folder: Path, given: dict[str, str]) -> None:
    """The keys, the encrypted files, and nothing that was worked out for the old tables."""
    put(given)
    for name in SEALED:
        if (folder / name).is_dir():
            shutil.rmtree(home() / name, ignore_errors=True)
            shutil.copytree(folder / name, home() / name)
    for stamp in home().glob("*.stamp"):
        stamp.unlink()
    shutil.rmtree(home() / "charts", ignore_errors=True)


def _in_words(manifest: dict[str, Any]) -> str:
    ledger = manifest["ledger"]
    if ledger is None:
        return "Its ledger was empty."
    return (
        f"The ledger matches the manifest: {int(ledger['events']):,} events, root {ledger['root']}"
    )


def _holds_anything(database: Database) -> bool:
    return _database("holds", database.admin_url, database.name).strip() == "something"


def _manage(database: Database, *command: str, given: dict[str, str] | None = None) -> str:
    key = {"LEADWELL_LEDGER_KEY": (given or keys())["LEADWELL_LEDGER_KEY"]}
    return run(
        [str(PYTHON), "-m", "django", *command],
        failed="It stopped there, and nothing was changed. What was found:",
        env={**environment(database), **key},
    )


def _database(verb: str, *arguments: str) -> str:
    return run(
        [str(PYTHON), "-m", "leadwell.config.database", verb, *arguments],
        failed="The database refused. Its own words:",
        env={"PYTHONPATH": str(ROOT / "src")},
    )


def _postgres(program: str, *arguments: str) -> str:
    """One of PostgreSQL's own programs; run to its end."""
    found = find_programs() / program
    if not found.exists():
        raise Sorry(f"PostgreSQL's {program} is not beside its other programs in {found.parent}.")
    return run([str(found), *arguments], failed=f"PostgreSQL's {program} failed:")


def _keys_beside(file: Path) -> Path:
    return file.with_name(file.name + ".keys")


def _write_private(file: Path, text: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)


def arguments(given: Sequence[str], *, of: str) -> dict[str, Any]:
    """FILE, and for a restore [--keys FILE] [--replace]."""
    import argparse

    parser = argparse.ArgumentParser(prog=f"./leadwell {of}")
    parser.add_argument("file", type=Path)
    if of == "restore":
        parser.add_argument("--keys", type=Path, dest="keys_file", help="FILE.keys otherwise")
        parser.add_argument("--replace", action="store_true", help="throw away what is here")
    return vars(parser.parse_args(given))
