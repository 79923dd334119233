"""Whose row it is: people by the numbers their employer gave them, and applicants by their own.

Leaves `known_number` (place, number, person) and, for applications, `whose` (line, person).
"""

from __future__ import annotations

from datetime import datetime

from leadwell.actor import Actor
from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_profile import APPLICATIONS
from leadwell.gateways.workforce_text import as_csv
from leadwell.intake.actions.staff.drawing import draw, send
from leadwell.intake.models import StaffFile
from leadwell.organisations.models import Organisation
from leadwell.people.actions.many import Newcomers, note_people, reserve_people, scheme_of
from leadwell.people.models import Scheme
from leadwell.people.rules.sort_key import sort_key

_FOUND = """
SELECT i.scheme_id, i.value, i.person_id FROM staff_numbers n
JOIN people_identifier i ON i.scheme_id IN ({schemes}) AND i.value = n.value
"""
_KNOWN = """
CREATE OR REPLACE TABLE known_number AS
SELECT a.place_id, a.value, arg_min(f.person_id, r.rank) AS person_id
FROM asked a JOIN found_number f USING (value)
JOIN ranked r ON r.scheme_id = f.scheme_id AND r.place_id = a.place_id GROUP BY ALL
"""
_APPLICANTS = """
SELECT i.value, i.person_id, p.name FROM staff_numbers n
JOIN people_identifier i ON i.scheme_id = {scheme} AND i.value = n.value
JOIN people_person p ON p.id = i.person_id
"""
_APPLICANT = """
CREATE OR REPLACE TABLE applicant AS
SELECT n.reference, n.name, n.place, k.person_id IS NULL AS is_new, k.name AS old_name,
    coalesce(k.person_id, $first + row_number() OVER (
        PARTITION BY k.person_id IS NULL ORDER BY n.place) - 1) AS person_id
FROM (SELECT application_reference AS reference, max(name) AS name, min(line) AS place FROM good
      WHERE line NOT IN (SELECT line FROM staff) GROUP BY 1) n
LEFT JOIN known_applicant k ON k.value = n.reference
"""
_STAFF = """
CREATE OR REPLACE TABLE staff AS SELECT g.line, k.person_id FROM good g
JOIN known_number k ON k.place_id = g.place_id AND k.value = g.staff_number
WHERE g.staff_number <> ''
"""
_WHOSE = """
CREATE OR REPLACE TABLE whose AS
SELECT line, person_id FROM staff UNION ALL
SELECT g.line, a.person_id FROM good g JOIN applicant a ON a.reference = g.application_reference
WHERE g.line NOT IN (SELECT line FROM staff)
"""


def know_numbers(desk: Desk, file: StaffFile, asked: str) -> None:
    """Who has which staff number. `asked` SELECTs place and number; the numbers of the place itself
    come before those of the organisation the file is for, and staff files before all others."""
    desk.run(f"CREATE OR REPLACE TABLE asked AS SELECT DISTINCT place_id, value FROM ({asked})")
    ranked = _schemes(desk, file)
    desk.take(
        "ranked", "place_id BIGINT, scheme_id BIGINT, rank INTEGER",
        as_csv([str(number) for number in row] for row in ranked),
    )  # fmt: skip
    send(desk, "staff_numbers", "value text", "SELECT DISTINCT value FROM asked")
    schemes = ", ".join(sorted({str(scheme) for _, scheme, _ in ranked})) or "NULL"
    draw(
        desk, "found_number", "scheme_id BIGINT, value VARCHAR, person_id BIGINT",
        _FOUND.format(schemes=schemes),
    )  # fmt: skip
    desk.run(_KNOWN)


def know_applicants(desk: Desk, file: StaffFile, *, by: Actor, now: datetime) -> int:
    """Whose each application is: the employer's own person, else whoever has its reference already,
    else somebody new. Gives the scheme of the references."""
    desk.run(_STAFF)
    scheme = scheme_of(by=by, kind=APPLICATIONS, place=file.organisation.code, now=now)
    references = (
        "SELECT DISTINCT application_reference FROM good WHERE line NOT IN (SELECT line FROM staff)"
    )
    send(desk, "staff_numbers", "value text", references)
    draw(
        desk, "known_applicant", "value VARCHAR, person_id BIGINT, name VARCHAR",
        _APPLICANTS.format(scheme=scheme.pk),
    )  # fmt: skip
    new = desk.number(
        f"SELECT count(*) FROM ({references} AND application_reference NOT IN"
        " (SELECT value FROM known_applicant))"
    )
    desk.run(_APPLICANT, {"first": reserve_people(new)})
    desk.run(_WHOSE)
    return int(scheme.pk)


def note_applicants(desk: Desk, file: StaffFile, scheme: int, *, by: Actor, now: datetime) -> None:
    """Add the new applicants, and put right the names of those who were known without one."""
    made_up = "true" if file.organisation.made_up else "false"
    new = desk.ask(
        "SELECT person_id, name, reference FROM applicant WHERE is_new ORDER BY person_id"
    )
    named = [(person, name or f"Applicant {number}", number) for person, name, number in new]
    moved = desk.ask(
        "SELECT person_id, name FROM applicant WHERE NOT is_new AND name <> '' AND name <> old_name"
    )
    newcomers = Newcomers(
        people=as_csv([str(p), name, sort_key(name), made_up] for p, name, _ in named),
        identifiers=as_csv([str(p), str(scheme), number] for p, _, number in named),
        renamed=as_csv([str(p), name, sort_key(name)] for p, name in moved),
    )
    note_people(by=by, path=file.organisation.path, newcomers=newcomers, now=now)


def _schemes(desk: Desk, file: StaffFile) -> list[tuple[int, int, int]]:
    """For each place the schemes that may hold its numbers, the lower the rank the better."""
    places = [pk for (pk,) in desk.ask("SELECT DISTINCT place_id FROM asked")]
    codes = dict(Organisation.objects.filter(pk__in=places).values_list("pk", "code"))
    employer = file.organisation.code
    known = Scheme.objects.filter(place__in=[employer, *codes.values()]).exclude(kind=APPLICATIONS)
    ranks = [(scheme.pk, scheme.place, scheme.kind != "workforce") for scheme in known]
    return [
        (place, scheme, 2 * (of != code) + by_others)
        for place, code in codes.items()
        for scheme, of, by_others in ranks
        if of in (code, employer)
    ]
