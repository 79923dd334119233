"""Exact numbers of the last year for those who may see them since lately.

Each night works the year out that we are in. The last year was worked out before somebody was given this
role: it is worked out once more, out of the same snapshot, and nothing else of it changes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from leadwell.access.queries import places_with
from leadwell.actor import Actor, Permission
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.queries.exact import without_exact

# A night may be missed; after a week nothing more comes of trying.
LATELY = timedelta(days=7)


def work_out_for_new_readers(*, by: Actor, now: datetime) -> int:
    """Work the last year out again where somebody may see exact numbers since lately and there are none.
    Answers how many snapshots were counted. Raises as `work_out` does."""
    today = localdate(now)
    before = places_with(Permission.SEE_EXACT_FAIRNESS, today=today - LATELY)
    places = places_with(Permission.SEE_EXACT_FAIRNESS, today=today) - before
    wanted = without_exact(places, on=today)
    for one in wanted:
        work_out(by=by, snapshot_id=one.snapshot_id, year=one.year, sets=one.sets, now=now)
    return len(wanted)
