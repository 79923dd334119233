"""Keeping what stands out at each organisation, so that a region or the nation can list who stays away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.fairness.models import StandsOut
from leadwell.fairness.permissions.working_out import may_work_out
from leadwell.fairness.queries.reports.frozen_findings import frozen
from leadwell.fairness.queries.reports.standing_out import to_look_at
from leadwell.fairness.queries.reports.watching import findings_of, listed
from leadwell.reasons import NotPermitted

NOBODY = "Only the job that works out the fairness figures may do this."
LOOKED_AT_ONCE = 400
WRITTEN = ("contents", "lasting", "new", "newest", "looked_at")


def keep_what_stands_out(*, by: Actor, now: datetime) -> int:
    """Look again at every organisation whose printed figures changed since it was last looked at. Twice is
    once. Answers how many there were. Raises `NotPermitted`."""
    if not may_work_out(by):
        raise NotPermitted(NOBODY)
    asked = list(to_look_at().items())
    for start in range(0, len(asked), LOOKED_AT_ONCE):
        _keep(asked[start : start + LOOKED_AT_ONCE], now)
    return len(asked)


def _keep(asked: Sequence[tuple[int, int]], now: datetime) -> None:
    """Some organisations at a time: a job that is stopped has done what it has done."""
    made = [_found(number, newest, now) for number, newest in asked]
    with transaction.atomic():
        StandsOut.objects.bulk_create(
            made, update_conflicts=True, unique_fields=["organisation"], update_fields=WRITTEN
        )


def _found(number: int, newest: int, now: datetime) -> StandsOut:
    found = findings_of(number)
    those = listed(found)
    lasting = sum(one.lasts for one in those)
    return StandsOut(
        organisation_id=number,
        contents=frozen(found),
        lasting=lasting,
        new=len(those) - lasting,
        newest=newest,
        looked_at=now,
    )
