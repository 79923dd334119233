"""Matching an organisation's own headings to our columns, once; the next file is matched by it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways.job_queue import enqueue
from leadwell.gateways.workforce_profile import profile
from leadwell.history.actions import record
from leadwell.intake import permissions
from leadwell.intake.actions.staff.waiting import READ_TASK
from leadwell.intake.models import ColumnMapping, FileState, StaffFile
from leadwell.intake.queries.staff import layout_of
from leadwell.intake.rules.columns_are_matched import columns_are_matched
from leadwell.reasons import NotPermitted, Reason, RuleBroken, insist_on

DECIDED = ("decided_by", "decided_at", "decided_because")
LATE = Reason("INT-33", "This file is no longer waiting for its columns. Offer a new file.")


@transaction.atomic
def map_columns(
    *, by: Actor, file_id: int, columns: Mapping[str, str], now: datetime, enqueued: bool = True
) -> StaffFile:
    """Say under which of their headings each of our columns stands, and have the file read.

    Raises `NotPermitted`, and `RuleBroken` where a needed column has no heading (INT-32) or the file
    was decided on already (INT-33)."""
    file = StaffFile.objects.select_for_update().get(pk=file_id)
    if not permissions.may_load_staff(by, file.organisation):
        raise NotPermitted(
            "Only somebody who may load this organisation's staff files can do this."
        )
    if file.state not in (FileState.OFFERED, FileState.UNMAPPED, FileState.HELD):
        raise RuleBroken([LATE])
    ours = profile(layout_of(file.kind))
    chosen = {ours: theirs for ours, theirs in columns.items() if theirs}
    insist_on(columns_are_matched(chosen, known=ours.names, required=ours.needed))
    ColumnMapping.objects.update_or_create(
        organisation=file.organisation, kind=file.kind,
        defaults={"columns": chosen, "noted_by": by.name, "noted_at": now},
    )  # fmt: skip
    file.columns, file.state, file.moved_at = chosen, FileState.OFFERED, now
    # A yes was said to what the file would have done with the columns of before.
    file.decided_by, file.decided_at, file.decided_because = "", None, ""
    file.save(update_fields=["columns", "state", "moved_at", *DECIDED])
    record("staff_file.matched", about=file, by=by, now=now, details={"columns": sorted(chosen)})
    if enqueued:
        enqueue(READ_TASK, lock=f"staff-{file.organisation_id}", file_id=file.pk)
    return file
