"""A person decides on a file that is held: let it in, with a reason, or turn it down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways.job_queue import enqueue
from leadwell.history.actions import record
from leadwell.intake import permissions
from leadwell.intake.actions.staff.waiting import READ_TASK
from leadwell.intake.models import FileState, StaffFile
from leadwell.intake.queries.waiting import name_of, waiting_room
from leadwell.intake.rules.decision_may_be_made import decision_may_be_made
from leadwell.reasons import NotPermitted, insist_on

REFUSAL = "Only somebody who may load this organisation's staff files can decide on them."


@transaction.atomic
def release_staff_file(
    *, by: Actor, file_id: int, because: str, now: datetime, enqueued: bool = True
) -> StaffFile:
    """Let a held file in. It is read again and applied, whatever made it look wrong. One whose columns
    are not matched was never judged, so nobody can say yes to it yet.
    Raises `NotPermitted`, and `RuleBroken` with INT-34."""
    file = _found(by, file_id, because, FileState.HELD)
    file.state = FileState.OFFERED
    _decided(file, by, because, now)
    record("staff_file.released", about=file, by=by, now=now, details={"because": because})
    if enqueued:
        enqueue(READ_TASK, lock=f"staff-{file.organisation_id}", file_id=file.pk)
    return file


@transaction.atomic
def decline_staff_file(*, by: Actor, file_id: int, because: str, now: datetime) -> StaffFile:
    """Turn a waiting file down: nothing of it is kept but its digest.
    Raises `NotPermitted`, and `RuleBroken` with INT-34."""
    file = _found(by, file_id, because, FileState.HELD, FileState.UNMAPPED)
    file.state = FileState.DECLINED
    _decided(file, by, because, now)
    record("staff_file.declined", about=file, by=by, now=now, details={"because": because})
    transaction.on_commit(lambda: waiting_room().remove(name_of(file)))
    return file


def _found(by: Actor, file_id: int, because: str, *waiting: FileState) -> StaffFile:
    file = StaffFile.objects.select_for_update().get(pk=file_id)
    if not permissions.may_load_staff(by, file.organisation):
        raise NotPermitted(REFUSAL)
    insist_on(decision_may_be_made(because, waiting=file.state in waiting))
    return file


def _decided(file: StaffFile, by: Actor, because: str, now: datetime) -> None:
    file.decided_by, file.decided_at, file.decided_because = by.name, now, because.strip()
    file.moved_at = now
    file.save(update_fields=["state", "decided_by", "decided_at", "decided_because", "moved_at"])
