"""Working the figures of a year out of a snapshot, and keeping what may be printed of them.

Results are kept some hundreds of organisations at a time, so that a run that is stopped has done what it has
done: the next one finds it, sees that nothing changed, and goes on. Of figures that come out the same
nothing is written; of those that changed the new ones take the place of the old, which stay.

What may be printed takes most of the time, and is spread over the processors of the machine. Of one year one
run works at a time, for what a set prints follows from what others do: a second waits for the first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice

from django.db import Error, connection

from leadwell.actor import Actor
from leadwell.fairness.actions.keeping_results import end_what_is_gone, keep
from leadwell.fairness.actions.runs import Run, RunsOfYear, WorkedOut
from leadwell.fairness.models import Snapshot
from leadwell.fairness.permissions.working_out import may_work_out
from leadwell.fairness.queries.counting import Period
from leadwell.fairness.queries.counting.years import days_of
from leadwell.fairness.queries.definitions import every_set
from leadwell.fairness.queries.snapshots import opened
from leadwell.fairness.rules.sets_are_known import sets_are_known
from leadwell.fairness.rules.snapshot_is_still_there import snapshot_is_still_there
from leadwell.fairness.rules.year_can_be_counted import year_can_be_counted
from leadwell.gateways.side_by_side import SideBySide, processes_to_use
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on

NOBODY = "Only the job that works out the fairness figures may do this."
KEPT_AT_ONCE = 400
FEW = 2  # an area or a large place takes seconds, as another process does to begin
ONE_RUN_OF_A_YEAR = 0xFA1  # any number, as long as nothing else of ours locks with it
Progress = Callable[[str, int], None]


def work_out(
    *,
    by: Actor,
    snapshot_id: int,
    year: str,
    now: datetime,
    sets: Collection[str] | None = None,
    afresh: bool = False,
    processes: int | None = None,
    progress: Progress = lambda set_code, done: None,
) -> WorkedOut:
    """Work every set out, or those named, for every organisation of which anybody was counted, and for
    every area; keep what may be printed. The same snapshot again changes nothing. What may be printed of a
    place where nobody came or went is only looked at again `afresh`: for when our own rules have changed.
    `processes` is how many work side by side, on few places too; unless said, as many as the machine has
    room for, on many places.

    Raises `NotPermitted`, `RuleBroken` (FAR-80, 81, 83), `Snapshot.DoesNotExist` and `Unreadable`.
    """
    if not may_work_out(by):
        raise NotPermitted(NOBODY)
    snapshot = Snapshot.objects.get(pk=snapshot_id)
    insist_on(snapshot_is_still_there(removed=snapshot.removed_at is not None))
    period = _period(year, snapshot)
    asked = _asked(sets)
    with _only_run(period.ended_on.year), opened(snapshot) as duck, _hands(processes) as hands:
        _remember(snapshot, year, asked, by=by, now=now)
        runs = RunsOfYear(duck, snapshot, period, asked, hands, now, afresh)
        for area in (False, True):  # areas last: they mind what any set prints of a place
            for code in asked:
                run = runs.of(code, area=area)
                _work_out(run, area=area, progress=progress)
                if area:
                    end_what_is_gone(run)
    return runs.came_to


def _hands(processes: int | None) -> SideBySide:
    return SideBySide(processes, FEW) if processes else SideBySide(processes_to_use())


@contextmanager
def _only_run(year: int) -> Iterator[None]:
    """Wait until nobody else works this year out. The lock dies with its holder: no year is stuck."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [ONE_RUN_OF_A_YEAR, year])
    try:
        yield
    finally:
        with suppress(Error), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ONE_RUN_OF_A_YEAR, year])


def _period(year: str, snapshot: Snapshot) -> Period:
    days = days_of(year)
    insist_on(year_can_be_counted(year, days=days, as_at=snapshot.as_at))
    return Period(*(days or ()))


def _asked(named: Collection[str] | None) -> tuple[str, ...]:
    known = tuple(every_set())
    insist_on(sets_are_known(named or (), known=known))
    return tuple(code for code in known if named is None or code in named)


def _remember(
    snapshot: Snapshot, year: str, asked: Sequence[str], *, by: Actor, now: datetime
) -> None:
    """Before anything changes, so that a run that is stopped is remembered too."""
    details = {"year": year, "sets": list(asked), "digest": snapshot.digest}
    record("fairness.worked_out", about=snapshot, by=by, now=now, details=details)


def _work_out(run: Run, *, area: bool, progress: Progress) -> None:
    places = run.figures.places(area=area)
    # areas all at once: what one prints depends on the others
    while chunk := list(islice(places, None if area else KEPT_AT_ONCE)):
        keep(run, chunk, area=area)
        run.came_to.places += len(chunk)
        progress(run.figures.code, run.came_to.places)
