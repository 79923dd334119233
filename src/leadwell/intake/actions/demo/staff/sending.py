"""The made-up employers send their staff files, one after the other, as everybody's are sent."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from leadwell.actor import Actor
from leadwell.intake.actions.demo.staff.extracts import Extract, Row, extracts, last_extract
from leadwell.intake.actions.demo.staff.planted import a_few_slips, filter_left_on
from leadwell.intake.actions.staff import (
    offer_staff_file,
    read_staff_file,
    release_staff_file,
)
from leadwell.intake.models import FileState, StaffFile

PLANTED_AT = "XXT01"  # where the demo's HR officer looks
BECAUSE = "Made up for the demonstration: many leave in a year"


def send_staff_files(*, by: Actor, today: date) -> bool:
    """Ten years of full extracts. Each is dated the day it speaks of; twice is once. Says whether
    these are the first."""
    first = not StaffFile.objects.exists()
    for one in extracts(until=today.replace(day=1)):
        _release(_send(one, f"staff-{one.as_at:%Y-%m}", by=by), by=by)
    return first


def send_two_with_something_wrong(*, by: Actor, today: date) -> None:
    """Two last files that wait for somebody to look: one with a few slips, one with a filter left on."""
    last = last_extract(PLANTED_AT, until=today.replace(day=1))
    _send(a_few_slips(last), "starters-and-changes", full=False, by=by)
    _send(filter_left_on(last), "staff-everybody", by=by)


def _send(one: Extract, name: str, *, by: Actor, full: bool = True) -> StaffFile:
    then = _nine_o_clock(one.as_at)
    file = offer_staff_file(
        by=by, organisation_code=one.organisation_code, kind="workforce",
        file_name=f"{one.organisation_code}-{name}.csv", content=_bytes(one.rows), full=full,
        as_at=one.as_at, now=then, enqueued=False,
    )  # fmt: skip
    if file.state == FileState.OFFERED:
        file = read_staff_file(by=by, file_id=file.pk, now=then)
    return file


def _release(file: StaffFile, *, by: Actor) -> None:
    if file.state == FileState.HELD:
        then = _nine_o_clock(file.as_at)
        release_staff_file(by=by, file_id=file.pk, because=BECAUSE, now=then, enqueued=False)
        read_staff_file(by=by, file_id=file.pk, now=then)


def _nine_o_clock(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


def _bytes(rows: Sequence[Row]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    yield text.getvalue().encode()
