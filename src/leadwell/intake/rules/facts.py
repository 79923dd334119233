"""What came of a file, in counts and refused rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a staff file once it is read and compared, before anything is written.
    `held` are the people in post now, as far as earlier files said; `nameless` the rows without a
    number; `doubles` the rows that share one."""

    rows: int
    rejected: int
    held: int
    leavers: int
    nameless: int
    doubles: int
    unknown_places: int
    as_at: date
    last_as_at: date | None


@dataclass(frozen=True, slots=True)
class ExtractFacts:
    """What is known of an extract before anything is written: rows whose days lie oddly, adverts for
    which more people were appointed than shortlisted, decisions of which more people came to a stage than
    to the one before it, and rows whose person stands in another group elsewhere in the file."""

    rows: int
    odd_days: int
    upside_down: int
    stages_turned: int = 0
    torn_groups: int = 0


@dataclass(frozen=True, slots=True)
class HoldLimits:
    """From where on a file looks wrong: shares, and the numbers below which a share says nothing."""

    leavers_share: float = 0.05
    leavers_at_least: int = 3
    rejected_share: float = 0.2
    rejected_at_least: int = 10
    odd_days_share: float = 0.05
    odd_days_at_least: int = 3
