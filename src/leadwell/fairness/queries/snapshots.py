"""Which snapshots there are, and opening one. Only where the worker's key is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
from django.conf import settings

from leadwell.fairness.models import Snapshot
from leadwell.gateways.warehouse import Warehouse


def warehouse() -> Warehouse:
    """All snapshots of this home. Raises `Unreadable` in a process that has no key."""
    return Warehouse(Path(settings.LEADWELL_HOME) / "snapshots", settings.LEADWELL_SNAPSHOT_KEY)


def opened(snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    """The tables of a snapshot: staff, step, pay, organisation and grouping. Raises `Unreadable`."""
    return warehouse().open(snapshot.folder)


def latest_snapshot(as_at: date) -> Snapshot | None:
    """The newest snapshot of a day whose files are still there."""
    return (
        Snapshot.objects.filter(as_at=as_at, removed_at__isnull=True).order_by("-made_at").first()
    )


def year_began(day: date) -> date:
    """The first of April on or before a day: the years of every return run from there."""
    return date(day.year - (day.month < 4), 4, 1)
