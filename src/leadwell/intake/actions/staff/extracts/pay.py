"""Pay out of an extract: whose it is, what the rules say of it, and keeping it. Nobody ever sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.actions.pay import note_pay
from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.rules.pay.facts import PayFacts
from leadwell.fairness.rules.pay.pay_can_be_kept import pay_can_be_kept
from leadwell.gateways.staff_desk import Desk
from leadwell.intake.actions.staff.extracts import whose
from leadwell.intake.actions.staff.extracts.kept import Kept, Refused, by_place
from leadwell.intake.actions.staff.extracts.rows import set_aside
from leadwell.intake.models import StaffFile
from leadwell.organisations.models import Organisation

_ASKED = "SELECT place_id, staff_number AS value FROM good"
_NOBODY = """
INSERT INTO fault SELECT line, 'staff_number', 'nobody' FROM good g
ANTI JOIN known_number k ON k.place_id = g.place_id AND k.value = g.staff_number
"""
# Two numbers may be one person's: one day's pay cannot then be told in two rows.
_ONE_PERSON = """
INSERT INTO fault SELECT line, 'staff_number', 'again' FROM good g
JOIN known_number k ON k.place_id = g.place_id AND k.value = g.staff_number
QUALIFY count(DISTINCT g.staff_number) OVER (PARTITION BY g.place_id, k.person_id, g.snapshot_day) > 1
"""
_ROWS = """
SELECT g.place_id, g.line, k.person_id, g.snapshot_day, g.hourly_pay, g.bonus,
    coalesce(g.full_pay, true)
FROM good g JOIN known_number k ON k.place_id = g.place_id AND k.value = g.staff_number ORDER BY g.line
"""


def refused_by_rules(desk: Desk, file: StaffFile, now: datetime) -> Iterator[Refused]:
    """The rows no pay can be kept of, and why."""
    today, sectors = localdate(now), _sectors(desk)
    for place_id, one in _rows(desk):
        terms, sector = pay_terms(one.as_at), sectors[place_id]
        if reasons := pay_can_be_kept(one, terms=terms, sector=sector, today=today):
            yield one.line, reasons[0]


def find_people(desk: Desk, file: StaffFile) -> None:
    """Whose staff numbers the rows give. A number nobody has is a fault: pay is somebody's."""
    whose.know_numbers(desk, file, _ASKED)
    desk.run(_NOBODY)
    set_aside(desk)
    desk.run(_ONE_PERSON)
    set_aside(desk)


def look_odd(desk: Desk, file: StaffFile) -> int:
    """There is nothing to turn upside down: what cannot be believed is refused row by row."""
    return 0


def keep(desk: Desk, file: StaffFile, *, by: Actor, event: int, now: datetime) -> Kept:
    """Write it, by the place it is paid at."""
    return by_place(
        _rows(desk),
        lambda at, facts: note_pay(by=by, organisation_id=at, facts=facts, now=now, event=event),
    )


def _rows(desk: Desk) -> Iterator[tuple[int, PayFacts]]:
    for place_id, *said in desk.ask(_ROWS):
        yield place_id, PayFacts(*said)


def _sectors(desk: Desk) -> dict[int, str]:
    places = [pk for (pk,) in desk.ask("SELECT DISTINCT place_id FROM good")]
    return dict(Organisation.objects.filter(pk__in=places).values_list("pk", "sector"))
