"""Drawing the snapshot, and drawing one person in it anew."""

from __future__ import annotations

from datetime import datetime

import numpy as np
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.appointments.queries.asking import held_widely, standards_on
from leadwell.appointments.queries.snapshot import (
    Snapshot,
    as_arrays,
    drawn_snapshot,
    folder,
    kept_snapshot,
)
from leadwell.gateways.arrays import keep_arrays
from leadwell.people.queries import records_of
from leadwell.standards.rules.rule_tree import held_on
from leadwell.stats.bitsets import renew


def draw_snapshot(*, by: Actor, now: datetime) -> Snapshot:
    """Draw the snapshot of today from rows, in place of the last one. Raises `NotPermitted`."""
    drawn = drawn_snapshot(by=by, on=localdate(now))
    keep_arrays(folder(), *as_arrays(drawn))
    return drawn


def renew_in_snapshot(*, by: Actor, person_id: int, now: datetime) -> bool:
    """Draw what one person holds anew, as on the snapshot's own day. Answers whether they are in it."""
    snapshot = kept_snapshot(by=by, changing=True)
    if snapshot is None:
        return False
    records = records_of(person_id)
    row = int(np.searchsorted(snapshot.person, records[0]))
    if row == len(snapshot.person) or snapshot.person[row] != records[0]:
        return False
    held = held_widely({person_id: records}, standards_on(snapshot.on), by=by)[person_id]
    renew(snapshot.held, row, held_on(held, snapshot.on))
    return True
