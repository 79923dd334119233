"""Taking in one file: all of it or nothing, and never twice."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext

from leadwell.actor import Actor, Permission
from leadwell.gateways.kinds import KINDS
from leadwell.gateways.rejects import write_rejects
from leadwell.gateways.rows import BadRow, Delivery, Refused, UnusableFile, printable
from leadwell.history.actions import record
from leadwell.intake import queries
from leadwell.intake.actions.charts import CHART_KINDS, take_charts
from leadwell.intake.actions.figures import take_figures
from leadwell.intake.actions.places import take_places
from leadwell.intake.models import LoadedFile
from leadwell.intake.rules.facts import LoadReport, Taken
from leadwell.intake.rules.place_kinds import PLACE_KINDS
from leadwell.reasons import NotPermitted

ONE_FILE_AT_A_TIME = 4_730_622
PROGRESS_EVERY = 5_000
LONGEST_STEM = 240  # bytes: a name has 255, and ours ends in .rejected.csv

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Read:
    """A whole file in memory: what it is, its good rows and its bad ones."""

    delivery: Delivery
    good: Sequence[Any]
    bad: tuple[BadRow, ...]


@transaction.atomic
def load_file(
    *,
    by: Actor,
    path: Path,
    kind: str,
    now: datetime,
    rejects: Path,
    as_at: date | None = None,
    progress: Progress = lambda rows: None,
) -> LoadReport:
    """Take in one file of a known kind and say what came of it. The same bytes twice do nothing.

    `rejects` is the folder for the file of refused rows; `as_at` overrides the edition's own date.
    Raises `UnusableFile` (nothing written) and `NotPermitted`.
    """
    if not by.may(Permission.LOAD_FILES):
        raise NotPermitted("Only somebody who may load published files can do this.")
    _wait_for_other_loads()
    digest = _digest(path)
    if before := queries.loaded_before(kind=kind, digest=digest):
        return _told_again(before, path)
    with _nothing_thrown_away():
        read = _read(path, kind, progress)
        day = as_at or read.delivery.as_at
        taken = _take(kind, read, by=by, digest=digest, as_at=day, now=now)
    refused = (*read.bad, *taken.refused)
    loaded = _remember(
        path, kind, digest, read.delivery, taken, len(refused), by=by, as_at=as_at, now=now
    )
    return _report(loaded, _write_refused(refused, read.delivery, path, rejects))


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Hundreds of thousands of rows, none of them part of a circle: looking through them for circles
    to throw away takes a quarter of the time of a load."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def refresh_statistics(*, by: Actor, now: datetime) -> None:
    """After large loads: let the database look at its tables, so that pages are quick at once.

    Raises `NotPermitted`. Nothing anybody can see changes, so nothing is remembered.
    """
    if not by.may(Permission.LOAD_FILES):
        raise NotPermitted("Only somebody who may load published files can do this.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_statistics()")


def _wait_for_other_loads() -> None:
    """Two loads at once would each see half of the other's places."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_FILE_AT_A_TIME])


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnusableFile(f"{printable(path.name)} cannot be opened: {error.strerror}.") from None


def _read(path: Path, kind: str, progress: Progress) -> _Read:
    delivery = KINDS[kind].read(path)
    good: list[Any] = []
    bad: list[BadRow] = []
    for row in _counted(delivery.rows, progress):
        (bad if isinstance(row, BadRow) else good).append(row)
    if not good:
        raise UnusableFile(
            f"Not one row of {printable(path.name)} can be taken as {kind}. Is it the right kind?"
        )
    return _Read(delivery, good, tuple(bad))


def _counted(rows: Iterator[Any], progress: Progress) -> Iterator[Any]:
    for number, row in enumerate(rows, start=1):
        if number % PROGRESS_EVERY == 0:
            progress(number)
        yield row


def _take(
    kind: str, read: _Read, *, by: Actor, digest: str, as_at: date | None, now: datetime
) -> Taken:
    if kind in PLACE_KINDS:
        return take_places(kind, read.good, by=by, as_at=as_at, source=kind, now=now)
    if kind in CHART_KINDS:
        return take_charts(kind, read.good, by=by, as_at=as_at, now=now)
    edition = read.delivery.edition
    return take_figures(
        kind, read.good, by=by, delivery_edition=edition, as_at=as_at, digest=digest, now=now
    )


def _remember(
    path: Path, kind: str, digest: str, delivery: Delivery, taken: Taken, rejected: int,
    *, by: Actor, as_at: date | None, now: datetime,
) -> LoadedFile:  # fmt: skip
    loaded = LoadedFile.objects.create(
        kind=kind,
        file_name=printable(path.name)[:200],
        digest=digest,
        edition=delivery.edition[:200],
        as_at=as_at or delivery.as_at,
        accepted=taken.accepted,
        unchanged=taken.unchanged,
        changed=taken.changed,
        rejected=rejected,
        loaded_by=by.name,
        loaded_at=now,
    )
    record("file.loaded", about=loaded, by=by, now=now, details={"kind": kind, "digest": digest})
    return loaded


def _write_refused(
    refused: Sequence[Refused], delivery: Delivery, path: Path, rejects: Path
) -> str:
    if not refused:
        return ""
    rejects.mkdir(parents=True, exist_ok=True)
    stem = printable(path.name).encode()[:LONGEST_STEM].decode(errors="ignore")
    target = rejects / f"{stem}.rejected.csv"
    write_rejects(target, delivery.columns, refused, translate=gettext)
    return str(target)


def _report(loaded: LoadedFile, rejects_file: str) -> LoadReport:
    return LoadReport(
        kind=loaded.kind,
        file_name=loaded.file_name,
        edition=loaded.edition,
        accepted=loaded.accepted,
        unchanged=loaded.unchanged,
        changed=loaded.changed,
        rejected=loaded.rejected,
        rejects_file=rejects_file,
    )


def _told_again(before: LoadedFile, path: Path) -> LoadReport:
    """The same bytes as before: every row we took then is unchanged now."""
    return LoadReport(
        kind=before.kind,
        file_name=printable(path.name),
        edition=before.edition,
        accepted=0,
        unchanged=before.accepted + before.unchanged + before.changed,
        changed=0,
        rejected=before.rejected,
        loaded_before=True,
    )
