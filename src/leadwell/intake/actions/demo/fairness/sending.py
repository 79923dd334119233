"""The made-up files of ten years, sent one after the other as everybody's are sent."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from leadwell.actor import Actor
from leadwell.intake.actions.demo.staff import Row
from leadwell.intake.actions.staff import offer_staff_file, read_staff_file
from leadwell.intake.models import FileState


def send(kind: str, code: str, year: int, rows: Sequence[Row], *, by: Actor) -> None:
    """One file of one employer about one year to 31 March, dated a fortnight after its end."""
    then = datetime.combine(date(year, 4, 14), time(9), UTC)
    file = offer_staff_file(
        by=by, organisation_code=code, kind=kind, file_name=f"{code}-{kind}-{year}.csv",
        content=_bytes(rows), full=False, as_at=then.date(), now=then, enqueued=False,
    )  # fmt: skip
    file = read_staff_file(by=by, file_id=file.pk, now=then)
    assert file.state == FileState.TAKEN, (file.state, file.in_the_way)


def _bytes(rows: Sequence[Row]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    yield text.getvalue().encode()
