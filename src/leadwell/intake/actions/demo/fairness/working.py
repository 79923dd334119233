"""The figures of the last years, worked out as each year ended, and the returns that were published of them.

This reads what is committed, by the connection that alone may, so it comes after all else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from leadwell.actor import Actor, Grant, Permission, system_actor
from leadwell.fairness.actions.pooling import pool
from leadwell.fairness.actions.returns import publish_return
from leadwell.fairness.actions.snapshots import take_snapshot
from leadwell.fairness.actions.standing_out import keep_what_stands_out
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.queries.reports.to_publish import to_publish
from leadwell.fairness.queries.snapshots import latest_snapshot
from leadwell.gateways.side_by_side import processes_to_use
from leadwell.intake.actions.demo.fairness.years import last_year
from leadwell.organisations.models import Organisation
from leadwell.people.queries import people_called

COUNTER = system_actor("the demo's counting", Permission.COUNT_DECLARATIONS)
LEAD, AT = "Noor Castellan", "XXT01"
YEARS_WORKED_OUT = 5
OVER_THE_YEARS = ("wres", "sc-wres", "psed", "connections", "funnel-release", "funnel-recruitment")
YEAR_BEFORE = (*OVER_THE_YEARS, "wdes", "own-rules")  # two years tell what stays away from parity
LAST_YEAR: Sequence[str] | None = None  # every set
THIS_YEAR = ("wres",)
PUBLISHED = ("wres", "wdes")
SAYS = {
    "wres": "From being shortlisted on, we appoint people alike. Whether they are shortlisted at all is "
    "another matter: look at the decision stage by stage. We have asked every panel to say why.",
    "wdes": "Too few of us have said whether they live with a disability. We ask again this autumn, and say "
    "what it is for.",
}


def work_out_years(*, by: Actor, now: datetime) -> bool:
    """One snapshot for each year to 31 March, and all that may be printed of it. Twice is once; says
    whether this was the first time."""
    last = last_year(now.date())
    if latest_snapshot(date(last, 3, 31)):
        return False
    for year in range(last - YEARS_WORKED_OUT + 1, last - 1):
        _work_out(year, OVER_THE_YEARS)
    _work_out(last - 1, YEAR_BEFORE)
    _work_out(last, LAST_YEAR, again=now)  # today, so that whoever may see exact numbers today does
    pool(by=COUNTER, now=now)
    keep_what_stands_out(by=COUNTER, now=now)
    _publish(last - 1, by=by)
    work_out_now(now=now)
    return True


def work_out_now(*, now: datetime) -> None:
    """The year we are in, as far as it has come."""
    taken = take_snapshot(by=COUNTER, as_at=now.date(), now=now)
    year = now.year if now.date() >= date(now.year, 4, 1) else now.year - 1
    work_out(by=COUNTER, snapshot_id=taken.pk, year=_called(year + 1), now=now, sets=THIS_YEAR)


def _work_out(year: int, sets: Sequence[str] | None, again: datetime | None = None) -> None:
    """Every set where none is named: of earlier years only what tells a story over time."""
    then = datetime.combine(date(year, 4, 20), time(3), UTC)
    taken = take_snapshot(by=COUNTER, as_at=date(year, 3, 31), now=then)
    work_out(
        by=COUNTER, snapshot_id=taken.pk, year=_called(year), now=again or then, sets=sets,
        processes=processes_to_use(),
    )  # fmt: skip


def _called(year: int) -> str:
    return f"{year - 1}-{year % 100:02}"


def _publish(year: int, *, by: Actor) -> None:
    """Last year's returns; this year's wait for whoever looks at the demo as the equality lead."""
    lead, then = _lead(by), datetime.combine(date(year, 7, 1), time(9), UTC)
    for code in PUBLISHED:
        result = to_publish(AT, code, ended_on=date(year, 3, 31), by=lead)
        if result:
            publish_return(by=lead, result_id=result.pk, says=SAYS[code], now=then)


def _lead(by: Actor) -> Actor:
    path = Organisation.objects.get(code=AT).path
    who = people_called(LEAD, by=by).filter(name=LEAD, joined_to=None).first()
    may = (Permission.PUBLISH_RETURNS, Permission.SEE_FAIRNESS)
    return Actor(LEAD, who.pk if who else None, frozenset(Grant(each, path) for each in may))
