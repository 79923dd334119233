"""From which snapshot tables of one's own are counted: from one and the same for a quarter of a year.

The noise of a cell changes when somebody comes or goes, and only then. Were each night's tables counted from
that night's snapshot, whoever knows who came that day would read in which cells the numbers moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import IntegerField, Min, Q
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from leadwell.fairness.models import FreeTable, Snapshot

STANDS = timedelta(days=91)


def snapshot_of_tables(now: datetime) -> Snapshot | None:
    """The one that tables are counted from already, while it stands; else the last. None where none is
    there."""
    there = Snapshot.objects.filter(removed_at=None)
    since = _first_used()
    standing = there.filter(pk__in=[pk for pk, first in since if first > now - STANDS])
    return standing.first() or there.order_by("-as_at", "-made_at").first()


def tables_that_stand(now: datetime) -> Q:
    """Tables that wait, and those that were answered from the snapshot that tables are counted from."""
    one = snapshot_of_tables(now)
    waiting = Q(answered_at=None)
    return waiting | Q(answer__snapshot=one.pk) if one else waiting


def snapshots_before(one: Snapshot, now: datetime) -> Sequence[Snapshot]:
    """Those that tables were counted from before, and whose files are still there."""
    before = snapshots_of_tables(now) - {one.pk}
    return list(Snapshot.objects.filter(removed_at=None, pk__in=before))


def snapshots_of_tables(now: datetime) -> set[int]:
    """The numbers of those that tables are counted from, and of those just before: the next tables are set
    beside the last ones."""
    return {pk for pk, first in _first_used() if first > now - 2 * STANDS}


def _first_used() -> list[tuple[int, datetime]]:
    """Each snapshot that tables were counted from, and when the first was."""
    made = FreeTable.objects.filter(answer__snapshot__isnull=False).order_by()
    number = Cast(KT("answer__snapshot"), IntegerField())
    return list(made.annotate(number=number).values_list("number").annotate(Min("answered_at")))
