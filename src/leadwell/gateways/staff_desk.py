"""A desk on which staff files are laid out and compared: DuckDB, in memory, told to stay there.

It reads no file but the one it is handed, fetches nothing from anywhere and keeps within its memory: what
does not fit is refused, for nothing readable may lie on a disc. What it is told cannot be taken back.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

from leadwell.gateways.nameless import PIECE, Nameless
from leadwell.gateways.rows import UnusableFile, gettext_noop

MEMORY = "3GB"
THREADS = 2
DeskError = duckdb.Error
TOO_MUCH = gettext_noop("The file holds more than can be compared at once. Split it into parts.")


class Desk:
    """One desk, for one file. Close it when the file is done."""

    def __init__(self, folder: Path, *, memory: str = MEMORY, threads: int = THREADS) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder = folder
        self._duck = duckdb.connect(
            ":memory:",
            config={
                "threads": threads,
                "memory_limit": memory,
                "temp_directory": "",
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "enable_external_file_cache": False,
            },
        )
        self._duck.execute("SET enable_progress_bar = false")
        self._duck.execute("ATTACH ':memory:' AS desk (COMPRESS)")
        self._duck.execute("USE desk")
        # What is laid out is made small at once; to do it again in between would only take time.
        self._duck.execute("SET checkpoint_threshold = '4GB'")
        # Only files without a name, which this process alone has open.
        self._duck.execute("SET allowed_directories = ['/dev/fd/']")
        self._duck.execute("SET enable_external_access = false")
        self._duck.execute("SET lock_configuration = true")

    def run(self, statement: str, values: Sequence[Any] | dict[str, Any] | None = None) -> None:
        """Do one thing. `UnusableFile` where it needs more memory than there is."""
        self._done(statement, values)

    def ask(
        self, statement: str, values: Sequence[Any] | dict[str, Any] | None = None
    ) -> list[tuple[Any, ...]]:
        """Ask one thing; for answers that are small."""
        return self._done(statement, values).fetchall()

    def number(self, statement: str) -> int:
        """Ask for one number; nothing counts as nought."""
        return int(self.ask(statement)[0][0] or 0)

    def take(self, table: str, columns: str, pieces: Iterable[bytes]) -> None:
        """Lay CSV without headings out as a table: `columns` as SQL writes them ("id bigint, …").
        `\\N` is nothing."""
        with Nameless(self.folder) as file:
            file.write(pieces)
            self._lay(table, columns, file)

    @contextmanager
    def taking(self, table: str, columns: str, pieces: Iterable[bytes]) -> Iterator[None]:
        """The same, while the desk is busy with what stands in the block. The table is there after it."""
        with Nameless(self.folder) as file, ThreadPoolExecutor(1) as helper:
            writing = helper.submit(file.write, pieces)
            yield
            writing.result()
            self._lay(table, columns, file)

    def _lay(self, table: str, columns: str, file: Nameless) -> None:
        self.run(f"CREATE OR REPLACE TABLE {table} ({columns})")
        if file.size:
            self.run(
                f"COPY {table} FROM '{file.path}' (FORMAT csv, HEADER false, DELIMITER ',',"
                " QUOTE '\"', ESCAPE '\"', NULLSTR '\\N', ALLOW_QUOTED_NULLS false, AUTO_DETECT false)"
            )

    def pieces(self, query: str) -> Generator[bytes, None, None]:
        """What a query answers, as CSV without headings, a piece at a time; nothing is `\\N`. It is worked
        out while the first pieces are used, so nothing else may be asked of the desk until the last."""
        reading, writing = os.pipe()
        with ThreadPoolExecutor(1) as helper:
            try:
                pouring = helper.submit(self._pour, query, writing)
                while piece := os.read(reading, PIECE):
                    yield piece
            finally:
                os.close(reading)
            pouring.result()

    def _pour(self, query: str, writing: int) -> None:
        try:
            self.run(
                f"COPY ({query}) TO '/dev/fd/{writing}' (FORMAT csv, HEADER false, NULLSTR '\\N',"
                " USE_TMP_FILE false)"
            )
        finally:
            os.close(writing)

    def _done(
        self, statement: str, values: Sequence[Any] | dict[str, Any] | None
    ) -> duckdb.DuckDBPyConnection:
        try:
            return self._duck.execute(statement, values)
        except duckdb.OutOfMemoryException:
            raise UnusableFile(TOO_MUCH) from None

    def close(self) -> None:
        """Clear the desk."""
        self._duck.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        why: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
