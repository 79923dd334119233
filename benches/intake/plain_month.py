"""A month's extract brought in by plain SQL: staged, laid beside what is held in one pass, and then UPDATE
and INSERT into the same tables with every constraint and index in place. The very same rows come out as out
of intake (`outcome` says so): earlier times and lines end and new ones begin, leavers are ended, newcomers
come with person, number, post, line and declaration, and whoever has another age band declares again.

It does less than intake: no cell is checked, nothing is quarantined, no number is looked for twice, no circle
of reporting lines is found, what was declared is not compared (no more than the age can have changed in these
files), nothing is kept to know a row again by, and nothing is remembered in the ledger.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from benches.intake.site import APRIL, MAY

_STAGE = """
CREATE TEMPORARY TABLE staged (organisation_code text, staff_number text, name text, position_number text,
    job_title text, unit text, staff_group text, job_role text, band text, pay_scale text, leads_people text,
    board_member text, manager_staff_number text, footing text, fte numeric, started_on date, ended_on text,
    ethnicity text, disability text, sex text, birth_date date);
CREATE TEMPORARY TABLE standing (band text, job_role text, said boolean, board boolean, level smallint,
    leads boolean);
CREATE TEMPORARY TABLE kept (col text, cell text, kept text)
"""
_LEVEL = """JOIN standing d ON d.band = s.band AND d.job_role = s.job_role
    AND d.said = (s.leads_people = 'yes') AND d.board = (s.board_member = 'yes')"""
_MOVES = "(p.band, p.job_role) <> (s.band, s.job_role) OR p.board <> (s.board_member = 'yes')"
_MONTH = (
    "ANALYZE standing",
    "ANALYZE staged",
    """CREATE TEMPORARY TABLE changed AS
SELECT s.*, t.id AS tenure_id, t.person_id, t.post_id, p.organisation_id, d.level, d.leads, p.number,
    pe.name <> s.name AS renamed,
    {moves} AS moves,
    (t.kind, t.fte) IS DISTINCT FROM (s.footing, s.fte) AS differs,
    CASE WHEN {moves}
        THEN nextval('organisations_post_id_seq') END AS new_post
FROM staged s JOIN organisations_tenure t ON t.reference = s.staff_number AND t.until_on IS NULL
JOIN organisations_post p ON p.id = t.post_id JOIN people_person pe ON pe.id = t.person_id
{level}
WHERE pe.name <> s.name OR (p.title, p.unit, p.staff_group, p.job_role, p.band, p.pay_scale) IS DISTINCT
    FROM
    (s.job_title, s.unit, s.staff_group, s.job_role, s.band, s.pay_scale)
  OR p.leads <> d.leads OR p.level IS DISTINCT FROM d.level
  OR t.fte IS DISTINCT FROM s.fte OR t.kind <> s.footing
  OR {birthday}""",
    """CREATE TEMPORARY TABLE joined AS
SELECT s.*, nextval('people_person_id_seq') AS person_id, nextval('organisations_post_id_seq') AS
    post_id,
    o.id AS organisation_id, d.level, d.leads
FROM staged s JOIN organisations_organisation o ON o.code = s.organisation_code
{level}
WHERE NOT EXISTS (SELECT FROM people_identifier i WHERE i.value = s.staff_number)""",
    """CREATE TEMPORARY TABLE gone AS
SELECT t.id FROM organisations_tenure t WHERE t.until_on IS NULL
AND NOT EXISTS (SELECT FROM staged s WHERE s.staff_number = t.reference)""",
    "ANALYZE changed",
    "ANALYZE joined",
    "ANALYZE gone",
    """UPDATE people_person p SET name = c.name, sort_key = {sort_c} FROM changed c
WHERE p.id = c.person_id AND c.renamed""",
    """UPDATE organisations_post p SET title = c.job_title, unit = c.unit, staff_group = c.staff_group,
    pay_scale = c.pay_scale, level = c.level, leads = c.leads
FROM changed c WHERE p.id = c.post_id AND NOT c.moves AND (p.title, p.unit, p.staff_group, p.pay_scale,
    p.leads, p.level)
    IS DISTINCT FROM (c.job_title, c.unit, c.staff_group, c.pay_scale, c.leads, c.level)""",
    "UPDATE organisations_tenure t SET until_on = '{may}' FROM gone WHERE t.id = gone.id",
    """UPDATE organisations_tenure t SET until_on = '{may}' FROM changed c
WHERE t.id = c.tenure_id AND (c.moves OR c.differs)""",
    "UPDATE organisations_post p SET until_on = '{may}' FROM changed c WHERE p.id = c.post_id AND c.moves",
    """INSERT INTO people_person (id, name, sort_key, made_up)
SELECT person_id, name, {sort_j}, true FROM joined j""",
    """INSERT INTO people_identifier (person_id, scheme_id, value)
SELECT person_id, (SELECT min(id) FROM people_scheme), staff_number FROM joined""",
    """INSERT INTO organisations_post (id, organisation_id, number, title, unit, staff_group, job_role, band,
    pay_scale, level, leads, board, from_on, made_up)
SELECT post_id, organisation_id, position_number, job_title, unit, staff_group, job_role, band,
    pay_scale, level,
    leads, board_member = 'yes', started_on, true FROM joined
UNION ALL
SELECT new_post, organisation_id, number, job_title, unit, staff_group, job_role, band, pay_scale,
    level,
    leads, board_member = 'yes', '{may}', true FROM changed WHERE moves""",
    """INSERT INTO organisations_tenure (person_id, post_id, kind, fte, from_on, scheme_id, reference)
SELECT person_id, post_id, footing, fte, started_on, (SELECT min(id) FROM people_scheme), staff_number
    FROM joined
UNION ALL
SELECT person_id, coalesce(new_post, post_id), footing, fte, '{may}', (SELECT min(id) FROM
    people_scheme),
    staff_number FROM changed WHERE moves OR differs""",
    """CREATE TEMPORARY TABLE wanted AS
SELECT t.post_id, m.post_id AS to_post, l.id AS line_id FROM staged s
JOIN organisations_tenure t ON t.reference = s.staff_number AND t.until_on IS NULL
LEFT JOIN organisations_tenure m ON m.reference = s.manager_staff_number AND m.until_on IS NULL
LEFT JOIN organisations_reportingline l ON l.post_id = t.post_id AND l.until_on IS NULL
WHERE m.post_id IS DISTINCT FROM l.to_post_id AND m.post_id IS DISTINCT FROM t.post_id""",
    "ANALYZE wanted",
    """WITH left_behind AS MATERIALIZED (
    SELECT l.post_id, n.new_post, l.id FROM changed n
    JOIN organisations_reportingline l ON l.to_post_id = n.post_id AND l.until_on IS NULL WHERE n.moves)
INSERT INTO wanted SELECT * FROM left_behind l
WHERE NOT EXISTS (SELECT FROM wanted w WHERE w.line_id = l.id)
    AND NOT EXISTS (SELECT FROM changed c WHERE c.moves AND c.post_id = l.post_id)""",
    """UPDATE organisations_reportingline l SET until_on = '{may}' FROM (
    SELECT line_id AS id FROM wanted WHERE line_id IS NOT NULL
    UNION
    SELECT l.id FROM changed c JOIN organisations_reportingline l ON l.post_id = c.post_id AND
        l.until_on IS NULL WHERE c.moves) e
WHERE l.id = e.id""",
    """INSERT INTO organisations_reportingline (post_id, to_post_id, from_on)
SELECT post_id, to_post, '{may}' FROM wanted WHERE to_post IS NOT NULL""",
    """INSERT INTO sealed_equality.declaration (person_id, through, given_on, noted_at, ethnicity, disability,
    sex,
    gender_identity, sexual_orientation, religion, age_band, caring, armed_forces, background)
SELECT s.person_id, 'workforce XXC', '{may}', now(), coalesce(e.kept, ''), coalesce(d.kept, ''),
    coalesce(x.kept, ''),
    '', '', '', {band}, '', '', ''
FROM (SELECT person_id, ethnicity, disability, sex, birth_date FROM joined
      UNION ALL SELECT person_id, ethnicity, disability, sex, birth_date FROM changed) s
LEFT JOIN kept e ON e.col = 'ethnicity' AND e.cell = s.ethnicity
LEFT JOIN kept d ON d.col = 'disability' AND d.cell = s.disability
LEFT JOIN kept x ON x.col = 'sex' AND x.cell = s.sex""",
)
_OUTCOME = (
    "SELECT i.value, p.name, p.sort_key, p.made_up FROM people_person p"
    " JOIN people_identifier i ON i.person_id = p.id",
    "SELECT organisation_id, number, title, unit, staff_group, job_role, band, pay_scale, level, leads,"
    " board, from_on, until_on, made_up FROM organisations_post",
    "SELECT t.reference, p.organisation_id, p.number, p.band, t.kind, t.fte, t.from_on, t.until_on"
    " FROM organisations_tenure t JOIN organisations_post p ON p.id = t.post_id",
    "SELECT p.organisation_id, p.number, p.band, p.until_on, q.number, q.band, q.until_on, l.from_on,"
    " l.until_on FROM organisations_reportingline l JOIN organisations_post p ON p.id = l.post_id"
    " JOIN organisations_post q ON q.id = l.to_post_id",
    "SELECT i.value, d.through, d.given_on, d.ethnicity, d.disability, d.sex, d.gender_identity,"
    " d.sexual_orientation, d.religion, d.age_band, d.caring, d.armed_forces, d.background"
    " FROM sealed_equality.declaration d JOIN people_identifier i ON i.person_id = d.person_id",
)


def plain_month(month: Path) -> None:
    """Bring a month's extract in."""
    from django.db import connection, transaction

    from benches.intake.yardsticks import copy_file

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_STAGE)
        copy_file(cursor, "staged", month, header=True)
        cursor.executemany(
            "INSERT INTO standing VALUES (%s, %s, %s, %s, %s, %s)", _standings(cursor)
        )
        cursor.executemany("INSERT INTO kept VALUES (%s, %s, %s)", _kept(cursor))
        for statement in _statements():
            cursor.execute(statement)


def outcome() -> list[tuple[Any, ...]]:
    """How many rows each table holds, and what they add up to: the same where the same rows came out."""
    from benches.intake.yardsticks import owner

    with owner() as asking:
        return [
            asking.execute(
                f"SELECT count(*), sum(hashtextextended(said::text, 0)::numeric) FROM ({query}) said"
            ).fetchone()
            or ()
            for query in _OUTCOME
        ]


def _statements() -> list[str]:
    words = {
        "level": _LEVEL,
        "moves": _MOVES,
        "may": MAY,
        "band": _age_band(),
        "birthday": _birthday(),
    }
    words |= {
        f"sort_{t}": f"translate(replace(lower({t}.name), '-', ' '), 'éí', 'ei')" for t in "cj"
    }
    return [statement.format(**words) for statement in _MONTH]


def _standings(cursor: Any) -> list[tuple[Any, ...]]:
    """The level of every standing in the file, as intake says it."""
    from leadwell.organisations.queries.levels import level_mapping
    from leadwell.organisations.rules.level_of import level_of

    mapping = level_mapping(MAY)
    cursor.execute(
        "SELECT DISTINCT band, job_role, leads_people = 'yes', board_member = 'yes' FROM staged"
    )
    found = [
        (one, level_of(*one[:2], leads=one[2], board=one[3], mapping=mapping)) for one in cursor
    ]
    return [(*one, standing.level, standing.leads) for one, standing in found]


def _kept(cursor: Any) -> list[tuple[str, str, str]]:
    """What is kept of each declared cell."""
    from leadwell.equality import actions as equality

    rows = []
    for column in ("ethnicity", "disability", "sex"):
        known = equality.known_cells(column)
        cursor.execute(f"SELECT DISTINCT {column} FROM staged WHERE {column} <> ''")
        rows += [(column, cell, known[equality.plainly(cell)]) for (cell,) in cursor]
    return rows


def _age_band() -> str:
    from leadwell.equality import actions as equality

    age = f"extract(year FROM age(DATE '{MAY}', s.birth_date))"
    cases = (
        f"WHEN {age} >= {first} THEN '{kept}'" for first, kept in reversed(equality.age_bands())
    )
    return f"(CASE {' '.join(cases)} ELSE '' END)"


def _birthday() -> str:
    """Whether somebody came into another age band in the month."""
    from leadwell.equality import actions as equality

    def born(day: date, years: int) -> str:
        return f"DATE '{day}' - INTERVAL '{years} years'"

    return " OR ".join(
        f"s.birth_date > {born(APRIL, first)} AND s.birth_date <= {born(MAY, first)}"
        for first, _kept in equality.age_bands()
        if first
    )
