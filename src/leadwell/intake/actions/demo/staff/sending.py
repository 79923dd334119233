"""The made-up employers send their staff files, one after the other, as everybody's are sent."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from leadwell.actor import Actor
from leadwell.intake.actions.demo.staff.extracts import Extract, Row, extracts
from leadwell.intake.actions.staff import (
    offer_staff_file,
    read_staff_file,
    release_staff_file,
)
from leadwell.intake.models import FileState, StaffFile

BECAUSE = "Made up for the demonstration: many leave in a year"


def send_staff_files(*, by: Actor, today: date) -> bool:
    """Ten years of full extracts. Each is dated the day it speaks of; twice is once. Says whether
    these are the first."""
    first = not StaffFile.objects.exists()
    for one in extracts(until=today.replace(day=1)):
        _send(one, by=by)
    return first


def _send(one: Extract, *, by: Actor) -> None:
    then = datetime.combine(one.as_at, time(9), UTC)
    name = f"{one.organisation_code}-staff-{one.as_at:%Y-%m}.csv"
    file = offer_staff_file(
        by=by, organisation_code=one.organisation_code, kind="workforce", file_name=name,
        content=_bytes(one.rows), full=True, as_at=one.as_at, now=then, enqueued=False,
    )  # fmt: skip
    if file.state == FileState.OFFERED:
        file = read_staff_file(by=by, file_id=file.pk, now=then)
    if file.state == FileState.HELD:
        release_staff_file(by=by, file_id=file.pk, because=BECAUSE, now=then, enqueued=False)
        read_staff_file(by=by, file_id=file.pk, now=then)


def _bytes(rows: Sequence[Row]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    yield text.getvalue().encode()
