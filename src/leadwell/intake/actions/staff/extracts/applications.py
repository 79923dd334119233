"""Applications out of an extract: what the rules say of each, who sat on the panels, and keeping them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.appointments.actions import note_adverts
from leadwell.appointments.rules.facts import AdvertFacts, ApplicationFacts
from leadwell.appointments.rules.stages_follow_in_order import stages_follow_in_order
from leadwell.equality import actions as equality
from leadwell.fairness.queries.cases import codes_of
from leadwell.fairness.rules.cases.codes_are_known import codes_are_known
from leadwell.gateways.staff_desk import Desk
from leadwell.intake.actions.staff.extracts import whose
from leadwell.intake.actions.staff.extracts.kept import Kept, Refused
from leadwell.intake.actions.staff.extracts.rows import set_aside
from leadwell.intake.models import StaffFile
from leadwell.organisations.models import Organisation

LONGEST_CAMPAIGN = 730
_SAID_OF_CODES = {"FAR-46a": ("band", "band"), "FAR-46b": ("staff_group", "staff-group")}
_STAGES = ("applied_on", "shortlisted_on", "interviewed_on", "offered_on", "appointed_on",
           "withdrawn_on")  # fmt: skip
_ADVERT = ("job_title", "band", "staff_group", "coalesce(leads_people, false)", "advertised_on",
           "closed_on")  # fmt: skip
_APPLICATION = ("application_reference", "internal", "from_abroad", *_STAGES)
_CHARACTERISTICS = ", ".join(f"g.{name}" for name in equality.CHARACTERISTICS)
_DIFFERENT = " OR ".join(
    f"count(DISTINCT nullif(said[{number}], '')) OVER (PARTITION BY who) > 1"
    for number, _ in enumerate(equality.CHARACTERISTICS, start=1)
)
_PANEL = """
CREATE OR REPLACE TABLE sitting AS
SELECT line, place_id, advert_reference, trim(unnest(string_split(panel, ';'))) AS value FROM good
WHERE panel <> ''
"""
_ASKED = """
SELECT place_id, staff_number AS value FROM good WHERE staff_number <> ''
UNION SELECT place_id, value FROM sitting WHERE value <> ''
"""
_REMARKS = (
    """INSERT INTO remark SELECT line, 'staff_number', 'outsider' FROM good
    WHERE staff_number <> '' AND line NOT IN (SELECT line FROM staff)""",
    """INSERT INTO remark SELECT DISTINCT line, 'panel', 'panel' FROM sitting s
    ANTI JOIN known_number k USING (place_id, value) WHERE value <> ''""",
    f"""INSERT INTO remark SELECT line, 'advert_reference', 'otherwise' FROM (
        SELECT line, row({", ".join(_ADVERT)}) AS told, first_value(told) OVER advert AS first
        FROM good WINDOW advert AS (PARTITION BY place_id, advert_reference ORDER BY line))
    WHERE told IS DISTINCT FROM first""",
)
_ODD = f"""
INSERT INTO remark SELECT line, 'applied_on', 'days' FROM good
WHERE applied_on < advertised_on OR appointed_on - applied_on > {LONGEST_CAMPAIGN}
"""
_AFTER = """
INSERT INTO fault SELECT line, '{stage}', 'period' FROM good WHERE {stage} > $as_at
"""
# One human being, in rows that declare different things: people would then be in two groups at once.
_TORN = f"""
INSERT INTO remark SELECT line, 'application_reference', 'groups' FROM (
    SELECT g.line, [{_CHARACTERISTICS}] AS said,
        coalesce(k.person_id::VARCHAR, '/' || g.application_reference) AS who
    FROM good g LEFT JOIN known_number k
        ON k.place_id = g.place_id AND k.value = g.staff_number AND g.staff_number <> '')
QUALIFY {_DIFFERENT}
"""
_UPSIDE_DOWN = """
SELECT count(*) FROM (SELECT 1 FROM good GROUP BY place_id, advert_reference
                      HAVING count(appointed_on) > count(shortlisted_on))
"""


def refused_by_rules(desk: Desk, file: StaffFile, now: datetime) -> Iterator[Refused]:
    """The rows no application can be made of, and why."""
    today = localdate(now)
    for one in _applications(desk):
        if reasons := stages_follow_in_order(one, today=today):
            yield one.line, reasons[0]


def find_people(desk: Desk, file: StaffFile) -> None:
    """Whose staff numbers the applicants and the panels give."""
    for stage in _STAGES:
        desk.run(_AFTER.format(stage=stage), {"as_at": file.as_at})
    set_aside(desk)
    desk.run(_PANEL)
    whose.know_numbers(desk, file, _ASKED)


def look_odd(desk: Desk, file: StaffFile) -> int:
    """How many adverts appointed more people than were shortlisted. Marks days that lie oddly, people in
    two groups, and codes nobody knows."""
    desk.run(_ODD)
    desk.run(_TORN)
    _look_at_codes(desk)
    return desk.number(_UPSIDE_DOWN)


def keep(desk: Desk, file: StaffFile, *, by: Actor, event: int, now: datetime) -> Kept:
    """Write the applicants, the adverts with their panels and applications, and what was declared."""
    scheme = whose.know_applicants(desk, file, by=by, now=now)
    for remark in _REMARKS:
        desk.run(remark)
    whose.note_applicants(desk, file, scheme, by=by, now=now)
    kept = Kept()
    for place_id, adverts in _adverts(desk).items():
        noted = note_adverts(by=by, organisation_id=place_id, facts=adverts, now=now, event=event)
        kept = kept.and_(noted)
    _declare(desk, file, by=by, now=now)
    return kept


def _look_at_codes(desk: Desk) -> None:
    """Mark the rows whose band or staff group nobody knows."""
    asked = desk.ask("SELECT DISTINCT place_id, band, staff_group FROM good")
    places = Organisation.objects.in_bulk({place_id for place_id, *_ in asked})
    codes = {pk: codes_of(place) for pk, place in places.items()}
    for place_id, band, group in asked:
        for reason in codes_are_known(band, group, codes=codes[place_id]):
            column, what = _SAID_OF_CODES[reason.code]
            desk.run(
                f"INSERT INTO remark SELECT line, '{column}', '{what}' FROM good"
                " WHERE place_id = $place AND band = $band AND staff_group = $group",
                {"place": place_id, "band": band, "group": group},
            )


def _applications(desk: Desk) -> Iterator[ApplicationFacts]:
    for line, *said in desk.ask(f"SELECT line, {', '.join(_APPLICATION)} FROM good ORDER BY line"):
        yield ApplicationFacts(line, 0, *said)


def _adverts(desk: Desk) -> dict[int, list[AdvertFacts]]:
    """Every advert with all that belongs to it, by the place that advertised."""
    people: dict[int, int] = dict(desk.ask("SELECT line, person_id FROM whose"))
    panels = _panels(desk)
    described: dict[tuple[int, str], AdvertFacts] = {}
    came: dict[tuple[int, str], list[ApplicationFacts]] = defaultdict(list)
    query = f"SELECT place_id, advert_reference, {', '.join(_ADVERT)} FROM good ORDER BY line"
    for one, (place_id, reference, *told) in zip(_applications(desk), desk.ask(query), strict=True):
        key = (place_id, reference)
        if key not in described:
            described[key] = AdvertFacts(reference, *told)
        came[key].append(replace(one, person_id=people[one.line]))
    found: dict[int, list[AdvertFacts]] = defaultdict(list)
    for key, advert in described.items():
        whole = replace(advert, panel=panels.get(key, ()), applications=tuple(came[key]))
        found[key[0]].append(whole)
    return found


def _panels(desk: Desk) -> dict[tuple[int, str], tuple[int, ...]]:
    found: dict[tuple[int, str], tuple[int, ...]] = defaultdict(tuple)
    query = (
        "SELECT DISTINCT s.place_id, s.advert_reference, k.person_id FROM sitting s"
        " JOIN known_number k USING (place_id, value) WHERE s.line IN (SELECT line FROM good)"
        " ORDER BY ALL"
    )
    for place_id, reference, person_id in desk.ask(query):
        found[place_id, reference] += (person_id,)
    return found


def _declare(desk: Desk, file: StaffFile, *, by: Actor, now: datetime) -> None:
    """What applicants declared goes in by the door that answers nothing."""
    through = f"{file.kind} {file.organisation.code}"
    on: date = file.as_at
    query = (
        f"SELECT d.person_id, '{through.replace(chr(39), chr(39) * 2)}' AS through,"
        f" DATE '{on}' AS given_on, '{now.isoformat()}' AS noted_at, {_CHARACTERISTICS}"
        " FROM (SELECT person_id, max(line) AS line FROM whose GROUP BY person_id) d"
        f" JOIN good g ON g.line = d.line WHERE concat({_CHARACTERISTICS}) <> ''"
    )
    if desk.number(f"SELECT count(*) FROM ({query})"):
        equality.note_declarations(by=by, blocks=desk.pieces(query), through=through, now=now)
