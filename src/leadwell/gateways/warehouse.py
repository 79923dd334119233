"""The star as files: written by the one role that may read it, encrypted, and laid out in DuckDB.

A snapshot is a folder with one Parquet file for each table of the star. Each file has a key of its own,
made from the site's key, the folder's name and the table's. A folder is written under a passing name and
gets its own only when it is whole, so that whatever has its name can be read.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyarrow.parquet import encryption

from leadwell.gateways.rows import gettext_noop

TABLES = ("staff", "step", "pay", "organisation", "grouping")
# Rows come out in the order of people's numbers, by which somebody could count off who is who.
MIXED = dict.fromkeys(("staff", "step", "pay"), "ORDER BY organisation_id, random()")
A_DAY = 24 * 60 * 60
PASSING = ".part"
ROWS = 122_880  # as many as DuckDB keeps together
# What a long question may hold in memory at a time; the server's own setting suits short ones.
PATIENCE = {"work_mem": "256MB", "jit": "off"}

NO_KEY = gettext_noop(
    "There is no key for snapshots. Only the worker and the commands that count have one."
)
ODD_KEY = gettext_noop("The key for snapshots is not 32 bytes in base64.")
NO_ADDRESS = gettext_noop(
    "The star has no address here. Only the worker and the commands that count know it."
)
NO_STAR = gettext_noop(
    "The database did not give the star. Look whether it is there and its tables are ready."
)
FULL = gettext_noop(
    "The snapshot could not be written. Look whether the disc has room, then take it again."
)
GONE = gettext_noop("The snapshot's folder is not there. Take a new snapshot.")
HALF = gettext_noop("The snapshot is not whole: one of its files is missing. Take a new snapshot.")
CLOSED = gettext_noop(
    "The snapshot does not open. It was written with another key, was moved, or is damaged."
)


class Unreadable(Exception):
    """A snapshot or the star cannot be read or written; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    """A snapshot that is whole: how many rows each table has, and a digest over all its files."""

    rows: Mapping[str, int]
    digest: str


class Warehouse:
    """The folder of all snapshots, and the key that opens them."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder
        self._key = _bytes_of(key)

    def write(self, name: str, *, url: str, on: date, since: date) -> Written:
        """Write the star of a day into a new folder of this name: whole, or not at all."""
        part = self.folder / (name + PASSING)
        part.mkdir(parents=True, mode=0o700)
        try:
            with closing(_reader(url, on, since, record_seed(self._key))) as star:
                rows = {table: self._write(star, part, name, table) for table in TABLES}
            digest = digest_of(part)
            part.rename(self.folder / name)
        except BaseException as error:
            shutil.rmtree(part, ignore_errors=True)
            from adbc_driver_postgresql import dbapi

            if isinstance(error, dbapi.Error | OSError):
                raise Unreadable(NO_STAR if isinstance(error, dbapi.Error) else FULL) from None
            raise
        _keep(self.folder)
        return Written(rows, digest)

    def open(self, name: str) -> duckdb.DuckDBPyConnection:
        """The tables of a snapshot, laid out in memory. Raises `Unreadable`."""
        return open_snapshot(self._inside(name), self._key)

    def remove(self, name: str) -> None:
        """Remove a snapshot's files; not there is removed."""
        with suppress(Unreadable):
            shutil.rmtree(self._inside(name), ignore_errors=True)

    def _inside(self, name: str) -> Path:
        """A snapshot's own folder. Names come from a table that the site may write: whatever else one
        leads to is not there."""
        if name in ("", ".", "..") or Path(name).name != name:
            raise Unreadable(GONE)
        return self.folder / name

    def tidy(self, known: Collection[str]) -> None:
        """Remove what was left behind: folders a day old that nobody knows, whole or not."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            with suppress(FileNotFoundError):
                if path.name not in known and path.stat().st_mtime < time.time() - A_DAY:
                    shutil.rmtree(path, ignore_errors=True)

    def _write(self, star: Any, part: Path, name: str, table: str) -> int:
        """One table into one file, piece by piece. Answers how many rows it has."""
        rows = 0
        key = _key_of(self._key, name, table)
        with (
            closing(star.cursor()) as cursor,
            os.fdopen(_opened(part / f"{table}.parquet"), "wb") as file,
        ):
            cursor.execute(f'SELECT * FROM star."{table}" {MIXED.get(table, "")}')  # noqa: S608 - names of ours
            pieces = cursor.fetch_record_batch()
            with _writer(file, pieces.schema, key) as writer:
                for piece in pieces:
                    writer.write_batch(piece)
                    rows += piece.num_rows
            file.flush()
            os.fsync(file.fileno())
        return rows


def open_snapshot(folder: Path, key: str | bytes) -> duckdb.DuckDBPyConnection:
    """The tables of the snapshot in a folder (staff, step, pay, organisation, grouping), in memory. The
    connection reads no file and writes nothing to a disc. Raises `Unreadable`."""
    whole = _bytes_of(key) if isinstance(key, str) else key
    if not folder.is_dir():
        raise Unreadable(GONE)
    if not all((folder / f"{table}.parquet").is_file() for table in TABLES):
        raise Unreadable(HALF)
    duck = _duck()
    try:
        for table in TABLES:
            _lay_out(duck, folder, table, _key_of(whole, folder.name, table))
    except (OSError, pa.ArrowException, duckdb.Error):
        duck.close()
        raise Unreadable(CLOSED) from None
    return duck


def _lay_out(duck: duckdb.DuckDBPyConnection, folder: Path, table: str, key: bytes) -> None:
    """One table, from its file. Arrow opens it: DuckDB 2.0 fails on encrypted files with filters or with
    more than one group of rows (tried 22 November 2026)."""
    opener = encryption.create_decryption_properties(key)
    with pq.ParquetFile(folder / f"{table}.parquet", decryption_properties=opener) as file:
        pieces = pa.RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches(ROWS))
        duck.register("pieces", pieces)
        duck.execute(f'CREATE TABLE "{table}" AS FROM pieces')
        duck.unregister("pieces")


@contextmanager
def open_star(url: str, *, on: date, since: date, seed: int = 0) -> Iterator[psycopg.Connection]:
    """The star itself as PostgreSQL has it, on a day, to read: `star.staff` and its neighbours. Record keys
    are those of the snapshots only with the `seed` of `record_seed`."""
    if not url:
        raise Unreadable(NO_ADDRESS)
    try:
        connection = psycopg.connect(url)
    except psycopg.OperationalError:
        raise Unreadable(NO_STAR) from None
    with connection:
        connection.read_only = True
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        for name, value in _told(on, since, seed).items():
            connection.execute("SELECT set_config(%s, %s, false)", [name, value])
        yield connection


def digest_of(folder: Path) -> str:
    """One digest over all files of a snapshot, in the order of their names."""
    running = hashlib.sha256()
    for path in sorted(folder.glob("*.parquet")):
        running.update(f"{path.name} {path.stat().st_size}\n".encode())
        with path.open("rb") as file:
            running.update(hashlib.file_digest(file, "sha256").digest())
    return running.hexdigest()


def _reader(url: str, on: date, since: date, seed: int) -> Any:
    """A connection that hands over whole columns, all from one moment."""
    if not url:
        raise Unreadable(NO_ADDRESS)
    # not at the top: it brings pandas along, and the web process never takes a snapshot
    from adbc_driver_postgresql import dbapi

    star = dbapi.connect(url)
    with closing(star.cursor()) as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for name, value in _told(on, since, seed).items():
            cursor.execute(f"""SET "{name.replace(".", '"."')}" = '{value}'""")
    return star


def record_seed(key: str | bytes) -> int:
    """The secret that record keys are made with: of the site's key, so that it is the same in every
    snapshot. Were it another each time, asking often would wear the noise away."""
    whole = _bytes_of(key) if isinstance(key, str) else key
    made = HKDF(algorithm=SHA256(), length=8, salt=None, info=b"star record keys").derive(whole)
    return int.from_bytes(made, signed=True)


def _told(on: date, since: date, seed: int) -> dict[str, str]:
    days = {"star.on": on.isoformat(), "star.from": since.isoformat()}
    return {**days, "star.seed": str(seed), **PATIENCE}


def _writer(file: Any, schema: pa.Schema, key: bytes) -> pq.ParquetWriter:
    sealed = encryption.create_encryption_properties(key)
    return pq.ParquetWriter(file, schema, compression="zstd", encryption_properties=sealed)


def _duck() -> duckdb.DuckDBPyConnection:
    """Nothing readable may lie on a disc: what does not fit in memory is refused."""
    duck = duckdb.connect(
        ":memory:",
        config={
            "temp_directory": "",
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    duck.execute("SET enable_progress_bar = false")
    duck.execute("SET enable_external_access = false")
    return duck


def _key_of(whole: bytes, name: str, table: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=name.encode(), info=f"star {table}".encode())
    return made.derive(whole)


def _bytes_of(key: str) -> bytes:
    if not key:
        raise Unreadable(NO_KEY)
    try:
        found = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
    except (ValueError, binascii.Error):
        raise Unreadable(ODD_KEY) from None
    if len(found) != 32:
        raise Unreadable(ODD_KEY)
    return found


def _opened(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _keep(folder: Path) -> None:
    """A name in a folder is kept when the folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
