"""Pooling what a small employer's year says too little by itself: its last years; a year of its neighbours.

It comes after the years were worked out, and reads what they printed and hid; nothing is counted again. Only
what came out otherwise takes the place of what was kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from itertools import chain

from django.db import transaction
from django.db.models import F, Max, QuerySet

from leadwell.actor import Actor
from leadwell.fairness.models import PooledResult, Result, Snapshot
from leadwell.fairness.permissions.working_out import may_work_out
from leadwell.fairness.queries.bases import Behind, sealed
from leadwell.fairness.queries.pools.figures import figures_to_pool, is_asked_of
from leadwell.fairness.queries.pools.kept import (
    about_pool,
    basis_of,
    kept_in,
    kept_of,
    last_of,
    printed_near,
)
from leadwell.fairness.queries.pools.left import Ends, closer, left_by
from leadwell.fairness.queries.pools.neighbours import Neighbours, every_neighbourhood
from leadwell.fairness.queries.pools.parts import Part, parts_of
from leadwell.fairness.queries.pools.places import YearOfPlaces, year_of_places
from leadwell.fairness.queries.pools.together import Pooled, neighbours_pooled, years_pooled
from leadwell.fairness.queries.results import digest_of, to_json
from leadwell.fairness.rules.disclosing.facts import Basis
from leadwell.fairness.rules.pools.facts import KNOWN_YEARS, LAST_YEARS, FigureToPool
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted
from leadwell.stats.disclosure import HES_2018

NOBODY = "Only the job that works out the fairness figures may do this."
AT_ONCE = 100


@dataclass(slots=True)
class PooledTogether:
    """What a run came to."""

    changed: int = 0
    unchanged: int = 0
    ended: int = 0


@dataclass(frozen=True, eq=False)
class _Run:
    """One year, the years before it, and what was printed of them."""

    ended_on: date
    figures: Sequence[FigureToPool]
    years: Mapping[date, YearOfPlaces]
    now: datetime
    came_to: PooledTogether
    near: Mapping[int, Mapping[date, Basis]]
    seen: set[int] = field(default_factory=set)

    @property
    def days(self) -> Sequence[date]:
        """The last days of all years that matter, oldest first."""
        return list(self.years)


def pool(*, by: Actor, now: datetime, afresh: bool = False) -> PooledTogether:
    """Pool the last year that is over: each small employer's with its years before, each neighbourhood's with
    one another. Twice is once; `afresh` looks again where no year was worked out since: for when our own
    rules have changed. Raises `NotPermitted`."""
    if not may_work_out(by):
        raise NotPermitted(NOBODY)
    came_to = PooledTogether()
    newest = _over().order_by("-ended_on", "-snapshot_id").first()
    if newest is None or not (afresh or _something_new(newest.ended_on)):
        return came_to
    run = _run(newest.ended_on, now, came_to)
    snapshot = Snapshot.objects.get(pk=newest.snapshot_id)
    details = {"ended_on": run.ended_on.isoformat()}
    record("fairness.pooled", about=snapshot, by=by, now=now, details=details)
    for made in chain(_of_employers(run), _of_neighbourhoods(run)):
        _keep(run, made)
    gone = kept_in(run.ended_on).exclude(pk__in=run.seen)
    came_to.ended = gone.update(current=False)
    return came_to


def _over() -> QuerySet[Result]:
    """Printed results of years that are over."""
    rows = Result.objects.filter(current=True, profile=HES_2018.name)
    return rows.filter(snapshot__as_at__gte=F("ended_on"))


def _something_new(ended_on: date) -> bool:
    """Whether any year that matters was worked out since these were pooled."""
    worked = _over().filter(ended_on__in=_days(ended_on)).aggregate(last=Max("made_at"))["last"]
    pooled = kept_in(ended_on).aggregate(last=Max("made_at"))["last"]
    return pooled is None or worked > pooled


def _days(ended_on: date) -> list[date]:
    """The last days of whatever years an earlier pool may reach back to, oldest first."""
    return [ended_on.replace(year=ended_on.year - back) for back in reversed(range(KNOWN_YEARS))]


def _run(ended_on: date, now: datetime, came_to: PooledTogether) -> _Run:
    figures = figures_to_pool(ended_on)
    names = {cell.name for one in figures for cell in one.cells}
    years = {day: year_of_places(day, names) for day in _days(ended_on)}
    return _Run(ended_on, figures, years, now, came_to, printed_near(ended_on))


def _of_employers(run: _Run) -> Iterator[PooledResult]:
    """The years of each small employer that has the last one."""
    numbers = sorted({n for one in every_neighbourhood() for n in one.members})
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        parts, kept = parts_of(some, run.days), kept_of(some)
        for number in some:
            if run.ended_on in parts.get(number, {}):
                yield from _of_employer(run, number, parts[number], kept.get(number, {}))


def _of_employer(
    run: _Run, number: int, parts: Mapping[date, Part], kept: Mapping[date, PooledResult]
) -> Iterator[PooledResult]:
    before = kept.get(run.ended_on)
    earlier = {name for day, one in kept.items() if day < run.ended_on for name in basis_of(one)}

    def left(day: date, name: str) -> Ends | None:
        near = left_by(run.near.get(number, {}).get(day, {}), name)
        return closer(run.years[day].left.get(name, {}).get(number), near)

    found = years_pooled(
        parts,
        run.figures,
        run.days[-LAST_YEARS:],
        earlier=earlier,
        before=last_of(before),
        left=left,
    )
    if found.lines:
        used = sorted({day for days in found.years.values() for day in days})
        made_of = [one for day in used for one in parts[day].digests]
        made = _made(run, found, made_of, organisation_id=number)
        made.began_on = used[0].replace(year=used[0].year - 1, month=4, day=1)
        made.made_up = any(parts[day].made_up for day in used)
        yield made


def _of_neighbourhoods(run: _Run) -> Iterator[PooledResult]:
    """The last year of each neighbourhood, beside what was printed of its employers' years."""
    places, kept = run.years[run.ended_on], kept_in(run.ended_on)
    before = {(one.organisation_id, one.kind): one for one in kept.exclude(kind="")}
    for one in every_neighbourhood():
        behind_years = {
            row.organisation_id: basis_of(row)
            for row in kept.filter(organisation__in=one.members, kind="")
        }

        def left(
            number: int, name: str, had: Mapping[int | None, Basis] = behind_years
        ) -> Ends | None:
            return left_by(had.get(number, {}), name)

        last = last_of(before.get((one.region_id, one.kind)))
        figures = [figure for figure in run.figures if is_asked_of(figure, one.kind)]
        found = neighbours_pooled(places, figures, one.members, before=last, left=left)
        if found.lines:
            yield _of_neighbours(run, found, one)


def _of_neighbours(run: _Run, found: Pooled, one: Neighbours) -> PooledResult:
    made_of = [run.ended_on.isoformat(), *map(str, sorted(one.members))]
    made = _made(run, found, made_of, organisation_id=one.region_id, kind=one.kind)
    made.employers, made.made_up = len(one.members), one.made_up
    return made


def _made(
    run: _Run, found: Pooled, made_of: Sequence[str], *, organisation_id: int | None, kind: str = ""
) -> PooledResult:
    lines = to_json(found.lines)
    began = run.ended_on.replace(year=run.ended_on.year - 1, month=4, day=1)
    made = PooledResult(
        organisation_id=organisation_id,
        kind=kind,
        began_on=began,
        ended_on=run.ended_on,
        years={code: [day.isoformat() for day in days] for code, days in found.years.items()},
        profile=HES_2018.name,
        lines=lines,
        digest=digest_of(lines),
        made_of=sha256("/".join(made_of).encode()).hexdigest(),
        made_at=run.now,
    )
    made.sealed = sealed(Behind(found.basis, made.made_of), about=about_pool(made))
    return made


def _keep(run: _Run, made: PooledResult) -> None:
    """What came out otherwise takes the place of what was kept, and is said to be of now."""
    same = kept_in(run.ended_on).filter(organisation=made.organisation, kind=made.kind)
    was = same.first()
    with transaction.atomic():
        if was is not None and (was.digest, was.made_of) == (made.digest, made.made_of):
            same.update(made_at=run.now)
            run.seen.add(was.pk)
            run.came_to.unchanged += 1
            return
        same.update(current=False)
        made.save()
    run.seen.add(made.pk)
    run.came_to.changed += 1
