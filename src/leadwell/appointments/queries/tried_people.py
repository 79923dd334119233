"""Who is asked what a version asks, and who falls short of it: as numbers of people, for the job that counts
them by group and for nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from leadwell.actor import Actor
from leadwell.appointments.permissions import may_count_by_group
from leadwell.appointments.queries.place_gate import snapshot_for_counting
from leadwell.appointments.queries.what_if import asked_and_short, demands_of
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted
from leadwell.standards.models import Version

NOT_ALL = "Only the job that counts groups is told who falls short."


@dataclass(frozen=True, slots=True, eq=False)
class TriedPeople:
    """The people at a place whom a version asks something, and those of them who would not meet it, by the
    number of their kept record, on the day of the snapshot."""

    on: date
    asked: NDArray[np.int64]
    short: NDArray[np.int64]


def tried_people(
    place: Organisation, version: Version, *, by: Actor, today: date
) -> TriedPeople | None:
    """Try a version on the people of a place and beneath it; None where nobody was counted yet.

    Raises `NotPermitted`.
    """
    if not may_count_by_group(by):
        raise NotPermitted(NOT_ALL)
    snapshot = snapshot_for_counting(today=today)
    if snapshot is None:
        return None
    asked, short = asked_and_short(snapshot, demands_of(version), place)
    return TriedPeople(snapshot.on, snapshot.person[asked], snapshot.person[short])
