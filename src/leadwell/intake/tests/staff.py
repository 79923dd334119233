"""Small made-up staff files, and a site to offer them to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from leadwell.actor import Permission, system_actor
from leadwell.gateways.workforce_profile import profile
from leadwell.intake import actions
from leadwell.intake.models import StaffFile
from leadwell.organisations.models import Tenure

HR = system_actor("HR", Permission.LOAD_STAFF)
APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
PLACE = "ZZ1"
Row = Mapping[str, str]


def row(number: str, name: str = "", **more: str) -> dict[str, str]:
    """A row under our own headings."""
    given = {"staff_number": number, "name": name or f"Person {number}", "job_title": "Nurse",
             "started_on": "2020-01-01"}  # fmt: skip
    return {**given, **more}


def sheet(rows: Iterable[Row], headings: Iterable[str] = ()) -> bytes:
    """The rows as a file."""
    rows = list(rows)
    used = {name for one in rows for name in one}
    names = list(headings) or [name for name in profile().names if name in used]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def moment(day: date) -> datetime:
    """Nine o'clock on a day."""
    return datetime.combine(day, time(9), tzinfo=UTC)


def offer(content: bytes, *, as_at: date = APRIL, full: bool = True, **more: Any) -> StaffFile:
    """Offer a file, without reading it."""
    asked = {"by": HR, "organisation_code": PLACE, "kind": "workforce", "file_name": "staff.csv",
             "content": [content], "full": full, "as_at": as_at, "now": moment(as_at),
             "enqueued": False, **more}  # fmt: skip
    return actions.offer_staff_file(**asked)


def load(content: bytes, *, release: bool = True, **more: Any) -> StaffFile:
    """Offer and read a file; where it is held, let it in."""
    file = offer(content, **more)
    file = actions.read_staff_file(by=HR, file_id=file.pk, now=file.offered_at)
    if release and file.state == "held":
        actions.release_staff_file(
            by=HR, file_id=file.pk, because="a test", now=file.offered_at, enqueued=False
        )
        file = actions.read_staff_file(by=HR, file_id=file.pk, now=file.offered_at)
    return file


def held() -> dict[str, Tenure]:
    """The times in posts that are open, by the number of their row."""
    found = Tenure.objects.filter(until_on=None).select_related("person", "post__organisation")
    return {tenure.reference: tenure for tenure in found}
