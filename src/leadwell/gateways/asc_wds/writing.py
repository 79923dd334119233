"""The three files as the service takes them, from what Leadwell holds.

What Leadwell does not hold stays empty: pay, hours, qualifications, and everything a person declared
about themselves, which is sealed. A row with STATUS NOCHANGE leaves what the service holds alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leadwell.gateways.asc_wds.codes import definition, job_roles
from leadwell.gateways.asc_wds.staff_row import BANK
from leadwell.gateways.asc_wds.training import DELIVERED_BY
from leadwell.gateways.asc_wds.worker_job import LONGEST_DESCRIPTION
from leadwell.gateways.rejects import harmless

_NUMBER = re.compile(r"[+-]?[0-9][0-9. ]*")
PERMANENT = 1
# Somebody whose job is none of the format's own is written as this, with the title beside it.
ANOTHER_ROLE = 27
ACCREDITED: Mapping[bool | None, str] = {True: "1", False: "0", None: "999"}


@dataclass(frozen=True, slots=True)
class WorkerOut:
    """One worker to write."""

    workplace: str
    number: str
    status: str
    name: str
    title: str
    job_role: str
    bank: bool
    started_on: date


@dataclass(frozen=True, slots=True)
class TrainingOut:
    """One completed training to write."""

    workplace: str
    number: str
    category: int
    title: str
    accredited: bool | None
    provider: str
    completed_on: date | None
    expires_on: date | None


def workplace_cells(cells: Mapping[str, str], *, workers: int) -> Mapping[str, str]:
    """A workplace as it was last loaded, with the number of staff as it is now."""
    staff = str(workers)
    same = cells.get("TOTALPERMTEMP") == staff
    return {**cells, "STATUS": "NOCHANGE" if same else "UPDATE", "TOTALPERMTEMP": staff}


def worker_cells(worker: WorkerOut) -> Mapping[str, str]:
    """A worker by the columns of the worker file."""
    role, told = _role(worker)
    return {
        "LOCALESTID": worker.workplace,
        "UNIQUEWORKERID": worker.number,
        "STATUS": worker.status,
        "DISPLAYID": _plain(worker.name)[:50],
        "STARTDATE": _day(worker.started_on),
        "EMPLSTATUS": str(BANK if worker.bank else PERMANENT),
        "MAINJOBROLE": str(role),
        "MAINJRDESC": told,
    }


def training_cells(training: TrainingOut) -> Mapping[str, str]:
    """A completed training by the columns of the training file."""
    codes = {told: str(code) for code, told in DELIVERED_BY.items()}
    return {
        "LOCALESTID": training.workplace,
        "UNIQUEWORKERID": training.number,
        "CATEGORY": str(training.category),
        "TRAININGNAME": training.title,
        "ACCREDITED": ACCREDITED[training.accredited],
        "WHODELIVERED": codes.get(training.provider, ""),
        "DATECOMPLETED": _day(training.completed_on),
        "EXPIRYDATE": _day(training.expires_on),
    }


def written(file: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    """One of the files as bytes, its columns in their order."""
    text = io.StringIO(newline="")
    names: Sequence[str] = definition()["columns"][file]
    writer = csv.DictWriter(text, names, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: _plain(cell) for name, cell in row.items()} for row in rows)
    return text.getvalue().encode()


def _plain(cell: str) -> str:
    """The cell as text no spreadsheet will run. Numbers, and telephone numbers, stay as they are."""
    return cell if _NUMBER.fullmatch(cell) else harmless(cell)


def _role(worker: WorkerOut) -> tuple[int, str]:
    """The code of the job, and what it is called where the format has no code of its own for it."""
    codes = {name.casefold(): code for code, name in job_roles().items()}
    told = (codes.get(name.casefold()) for name in (worker.job_role, worker.title))
    role = next((code for code in told if code is not None), ANOTHER_ROLE)
    needed = job_roles()[role].startswith("Other")
    return role, _plain(worker.title)[:LONGEST_DESCRIPTION] if needed else ""


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
