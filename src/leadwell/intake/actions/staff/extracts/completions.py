"""Completed training out of an extract: whose it is, what the rules say of it, and keeping it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.gateways.staff_desk import Desk
from leadwell.intake.actions.staff.extracts import whose
from leadwell.intake.actions.staff.extracts.kept import Kept, Refused, by_place
from leadwell.intake.actions.staff.extracts.rows import set_aside
from leadwell.intake.models import StaffFile
from leadwell.training.actions import note_training
from leadwell.training.rules.facts import TrainingFacts
from leadwell.training.rules.training_can_be_kept import training_can_be_kept

LONGEST_HOLDING = 20
_ASKED = "SELECT place_id, staff_number AS value FROM good"
_NOBODY = """
INSERT INTO fault SELECT line, 'staff_number', 'nobody' FROM good g
ANTI JOIN known_number k ON k.place_id = g.place_id AND k.value = g.staff_number
"""
_ODD = f"""
INSERT INTO remark SELECT line, 'expires_on', 'days' FROM good
WHERE expires_on > completed_on + INTERVAL {LONGEST_HOLDING} YEAR OR completed_on > $as_at
"""
_ROWS = """
SELECT g.place_id, g.line, k.person_id, g.title, g.category, g.completed_on, g.expires_on,
    g.accredited, g.provider
FROM good g JOIN known_number k ON k.place_id = g.place_id AND k.value = g.staff_number ORDER BY g.line
"""


def refused_by_rules(desk: Desk, file: StaffFile, now: datetime) -> Iterator[Refused]:
    """The rows no record can be made of, and why."""
    today = localdate(now)
    for _, one in _rows(desk):
        if reasons := training_can_be_kept(one, today=today):
            yield one.line, reasons[0]


def find_people(desk: Desk, file: StaffFile) -> None:
    """Whose staff numbers the rows give. A number nobody has is a fault: training is about somebody."""
    whose.know_numbers(desk, file, _ASKED)
    desk.run(_NOBODY)
    set_aside(desk)


def look_odd(desk: Desk, file: StaffFile) -> int:
    """Marks days that lie oddly. There is nothing else to turn upside down."""
    desk.run(_ODD, {"as_at": file.as_at})
    return 0


def keep(desk: Desk, file: StaffFile, *, by: Actor, event: int, now: datetime) -> Kept:
    """Write it, by the place it is known at."""
    return by_place(
        _rows(desk),
        lambda at, facts: note_training(
            by=by, organisation_id=at, facts=facts, now=now, event=event
        ),
    )


def _rows(desk: Desk) -> Iterator[tuple[int, TrainingFacts]]:
    for place_id, *said in desk.ask(_ROWS):
        yield place_id, TrainingFacts(*said)
