"""Taking a snapshot of the star, keeping one for good, and removing those nobody needs."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from leadwell.actor import Actor
from leadwell.equality.queries import counts
from leadwell.fairness.models import Result, Snapshot
from leadwell.fairness.permissions.snapshots import may_freeze, may_take
from leadwell.fairness.queries.snapshots import warehouse, year_began
from leadwell.fairness.queries.tables.standing import snapshots_of_tables
from leadwell.fairness.rules.snapshot_is_still_there import snapshot_is_still_there
from leadwell.history import actions as history
from leadwell.reasons import NotPermitted, insist_on

KEPT_FOR = timedelta(days=10)
YEAR_END_KEPT_FOR = timedelta(days=548)  # every return of a year is due within the one after
NOBODY = "Only the job that works out the fairness figures may take or remove snapshots."


def take_snapshot(*, by: Actor, as_at: date, now: datetime, since: date | None = None) -> Snapshot:
    """Write the facts of a day into an encrypted folder: staff as at that day, decisions and pay from
    `since` (the first of April before it) up to it. Raises `NotPermitted` and `Unreadable`."""
    _insist(by)
    name = f"{as_at.isoformat()}-{secrets.token_hex(6)}"
    house = warehouse()
    began = since or year_began(as_at)
    written = house.write(name, url=settings.LEADWELL_SNAPSHOT_URL, on=as_at, since=began)
    with transaction.atomic():
        taken = Snapshot.objects.create(
            as_at=as_at, made_at=now, folder=name, digest=written.digest, rows=dict(written.rows)
        )
        details = {
            "as_at": as_at.isoformat(),
            "since": began.isoformat(),
            "rows": dict(written.rows),
        }
        history.record("snapshot.taken", about=taken, by=by, now=now, details=details)
        counts.note_all_read(people=written.rows["staff"], into=name, by=by, now=now)
    return taken


def freeze_snapshot(*, snapshot: Snapshot, by: Actor, now: datetime) -> Snapshot:
    """Keep a snapshot for as long as what was published from it. Twice is once. Raises `NotPermitted`
    and `RuleBroken`."""
    if not may_freeze(by):
        raise NotPermitted("Only whoever may publish a return keeps its snapshot.")
    with transaction.atomic():
        kept = Snapshot.objects.select_for_update().get(pk=snapshot.pk)
        insist_on(snapshot_is_still_there(removed=kept.removed_at is not None))
        if not kept.frozen:
            kept.frozen = True
            kept.save(update_fields=["frozen"])
            history.record("snapshot.frozen", about=kept, by=by, now=now)
    return kept


def remove_old_snapshots(*, by: Actor, now: datetime) -> int:
    """Remove the files of snapshots older than ten days from which nothing was published, and what an
    interrupted run left behind. The one at the end of a year stays while that year may be published: its
    figures are not worked out again by any later night. So do those that tables of one's own are counted
    from. Answers how many."""
    _insist(by)
    old = Snapshot.objects.filter(frozen=False, removed_at__isnull=True, made_at__lt=now - KEPT_FOR)
    ended = Result.objects.filter(
        current=True, ended_on=F("snapshot__as_at"), snapshot__made_at__gte=now - YEAR_END_KEPT_FOR
    )
    old = old.exclude(pk__in=ended.values("snapshot")).exclude(pk__in=snapshots_of_tables(now))
    with transaction.atomic():
        gone = list(old.select_for_update())
        for snapshot in gone:
            snapshot.removed_at = now
            snapshot.save(update_fields=["removed_at"])
            history.record("snapshot.removed", about=snapshot, by=by, now=now)
    house = warehouse()
    for snapshot in gone:
        house.remove(snapshot.folder)
    house.tidy(set(Snapshot.objects.filter(removed_at=None).values_list("folder", flat=True)))
    return len(gone)


def _insist(by: Actor) -> None:
    if not may_take(by):
        raise NotPermitted(NOBODY)
