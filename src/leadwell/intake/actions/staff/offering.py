"""Offering a staff file: it is put away unreadable, and the worker is asked to look at it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways.job_queue import enqueue
from leadwell.gateways.rows import printable
from leadwell.gateways.waiting_files import Kept
from leadwell.history.actions import record
from leadwell.intake import permissions
from leadwell.intake.actions.staff.waiting import READ_TASK
from leadwell.intake.models import FileState, StaffFile
from leadwell.intake.queries.waiting import name_of, waiting_room
from leadwell.intake.rules.as_at_is_sensible import as_at_is_sensible
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, Reason, RuleBroken, insist_on

REFUSAL = "Only somebody who may load this organisation's staff files can offer one."


def offer_staff_file(
    *,
    by: Actor,
    organisation_code: str,
    kind: str,
    file_name: str,
    content: Iterable[bytes],
    full: bool,
    as_at: date,
    now: datetime,
    enqueued: bool = True,
) -> StaffFile:
    """Take a file to look at. Nothing in the database changes because of it until it is read and fits.

    The same bytes again give the earlier file. `full` says that whoever is absent has left; `enqueued`
    is false where the caller reads the file itself. Raises `NotPermitted` (which is remembered),
    `RuleBroken` with INT-30 or INT-31, and `UnusableFile` where the file is too large.
    """
    organisation = _organisation(organisation_code, by=by, now=now)
    insist_on(as_at_is_sensible(as_at, today=now.date()))
    room = waiting_room()
    kept = room.put(content)
    try:
        return _noted(
            organisation, kept, by=by, kind=kind, file_name=file_name, full=full, as_at=as_at, now=now,
            enqueued=enqueued,
        )  # fmt: skip
    finally:
        room.remove(kept.name)


def _organisation(code: str, *, by: Actor, now: datetime) -> Organisation:
    found = Organisation.objects.filter(code=code.strip().upper()).first()
    if found is None:
        raise RuleBroken([Reason("INT-31", "No organisation has this code. Correct the code.")])
    if not permissions.may_load_staff(by, found):
        record("staff_file.turned_away", about=found, by=by, now=now)
        raise NotPermitted(REFUSAL)
    return found


@transaction.atomic
def _noted(
    organisation: Organisation, kept: Kept, *, by: Actor, kind: str, file_name: str, full: bool,
    as_at: date, now: datetime, enqueued: bool,
) -> StaffFile:  # fmt: skip
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    same = StaffFile.objects.filter(kind=kind, organisation=organisation, digest=kept.digest)
    before = same.exclude(state__in=(FileState.DECLINED, FileState.REFUSED)).first()
    if before is not None:
        return before
    file = StaffFile.objects.create(
        kind=kind, organisation=organisation, file_name=printable(file_name)[:200],
        digest=kept.digest, full=full, as_at=as_at, offered_by=by.name, offered_by_person=by.person_id,
        offered_at=now, moved_at=now,
    )  # fmt: skip
    details = {"kind": kind, "digest": kept.digest, "as_at": str(as_at), "full": full}
    record("staff_file.offered", about=file, by=by, now=now, details=details)
    waiting_room().keep(kept, name_of(file))
    if enqueued:
        enqueue(READ_TASK, lock=f"staff-{organisation.pk}", file_id=file.pk)
    return file
