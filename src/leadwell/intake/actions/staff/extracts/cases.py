"""Decisions in stages out of an extract: whose they are, what the rules say of each, and keeping them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.actions.cases import note_cases
from leadwell.fairness.queries.cases import codes_of
from leadwell.fairness.queries.definitions import funnels
from leadwell.fairness.rules.cases.case_can_be_kept import case_can_be_kept
from leadwell.fairness.rules.cases.codes_are_known import codes_are_known
from leadwell.fairness.rules.cases.facts import CaseFacts, Codes
from leadwell.gateways.staff_desk import Desk
from leadwell.intake.actions.staff.extracts import whose
from leadwell.intake.actions.staff.extracts.kept import Kept, Refused
from leadwell.intake.actions.staff.extracts.rows import set_aside
from leadwell.intake.models import StaffFile
from leadwell.organisations.models import Organisation

STAGES = tuple(f"stage_{number}_on" for number in range(1, 7))
_SITTING = """
CREATE OR REPLACE TABLE sitting AS
SELECT line, place_id, trim(unnest(string_split(deciders, ';'))) AS value FROM good WHERE deciders <> ''
"""
_ASKED = """
SELECT place_id, staff_number AS value FROM good
UNION SELECT place_id, value FROM sitting WHERE value <> ''
"""
_NOBODY = """
INSERT INTO fault SELECT line, 'staff_number', 'nobody' FROM good g
ANTI JOIN known_number k ON k.place_id = g.place_id AND k.value = g.staff_number
"""
_REMARKS = (
    """INSERT INTO remark SELECT DISTINCT line, 'deciders', 'panel' FROM sitting s
    ANTI JOIN known_number k USING (place_id, value)
    WHERE value <> '' AND line IN (SELECT line FROM good)""",
    f"""INSERT INTO remark SELECT g.line, 'case_reference', 'alike' FROM good g
    JOIN known_number k ON k.place_id = g.place_id AND k.value = g.staff_number
    QUALIFY count(DISTINCT g.case_reference) OVER (
        PARTITION BY g.place_id, g.funnel, k.person_id, least({", ".join(STAGES)})) > 1""",
)
# More people at a stage than at the one before it: a column left out, or two taken for each other.
_UPSIDE_DOWN = """
SELECT count(*) FROM (SELECT 1 FROM good GROUP BY place_id, funnel HAVING {turned})
"""
_CASES = f"""
SELECT g.place_id, g.line, k.person_id, g.funnel, g.case_reference, {", ".join(STAGES)},
    g.band, g.staff_group, g.open_competition
FROM good g JOIN known_number k ON k.place_id = g.place_id AND k.value = g.staff_number ORDER BY g.line
"""
_DECIDERS = """
SELECT s.line, k.person_id FROM sitting s JOIN known_number k USING (place_id, value)
GROUP BY ALL ORDER BY ALL
"""


def refused_by_rules(desk: Desk, file: StaffFile, now: datetime) -> Iterator[Refused]:
    """The rows no case can be kept of, and why."""
    last_on = min(localdate(now), file.as_at)
    known, codes = funnels(), _codes(desk)
    for place_id, one in _cases(desk):
        for reason in case_can_be_kept(one, funnels=known, last_on=last_on):
            yield one.line, reason
        for reason in codes_are_known(one.band, one.staff_group, codes=codes[place_id]):
            yield one.line, reason


def find_people(desk: Desk, file: StaffFile) -> None:
    """Whose staff numbers the rows give. A number nobody has is a fault: a case is about somebody."""
    desk.run(_SITTING)
    whose.know_numbers(desk, file, _ASKED)
    desk.run(_NOBODY)
    set_aside(desk)


def look_odd(desk: Desk, file: StaffFile) -> int:
    """For how many decisions more people came to a stage than to the one before it."""
    pairs = pairwise(STAGES)
    turned = " OR ".join(f"count({after}) > count({before})" for before, after in pairs)
    return desk.number(_UPSIDE_DOWN.format(turned=turned))


def keep(desk: Desk, file: StaffFile, *, by: Actor, event: int, now: datetime) -> Kept:
    """Write them, by the place that decided."""
    for remark in _REMARKS:
        desk.run(remark)
    found: dict[int, list[CaseFacts]] = defaultdict(list)
    for place_id, one in _cases(desk):
        found[place_id].append(one)
    kept, places = Kept(), Organisation.objects.in_bulk(found)
    for place_id, rows in found.items():
        noted = note_cases(by=by, organisation=places[place_id], rows=rows, now=now, event=event)
        kept = kept.and_(noted)
    return kept


def _cases(desk: Desk) -> Iterator[tuple[int, CaseFacts]]:
    deciders: dict[int, list[int]] = defaultdict(list)
    for line, person_id in desk.ask(_DECIDERS):
        deciders[line].append(person_id)
    for place_id, line, person, funnel, reference, *more in desk.ask(_CASES):
        band, group, openly = more[len(STAGES) :]
        days, decided = tuple(more[: len(STAGES)]), tuple(deciders.get(line, ()))
        yield (
            place_id,
            CaseFacts(line, person, funnel, reference, days, band, group, openly, decided),
        )


def _codes(desk: Desk) -> dict[int, Codes]:
    places = [pk for (pk,) in desk.ask("SELECT DISTINCT place_id FROM good")]
    return {one.pk: codes_of(one) for one in Organisation.objects.filter(pk__in=places)}
