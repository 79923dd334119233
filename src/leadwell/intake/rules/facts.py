"""What came of a file, in counts and refused rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class RefusedRow(Protocol):
    """A row that was not taken: where it is, what to type instead, and the row as it was read."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> str: ...
    @property
    def advice(self) -> str: ...
    @property
    def cells(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the rows of one file. The three counts and the refused rows add up to all
    the rows that could be read; a row counts once, whatever number of facts it holds."""

    accepted: int
    unchanged: int
    changed: int
    refused: tuple[RefusedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a person is told about one file."""

    kind: str
    file_name: str
    edition: str
    accepted: int
    unchanged: int
    changed: int
    rejected: int
    rejects_file: str = ""
    loaded_before: bool = False
