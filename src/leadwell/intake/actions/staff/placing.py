"""Who is who and which post is which: every moving row gets a person and a post.

Leaves `was` (what is held about changed rows and leavers), `before` (earlier times of the same people),
`person` (staff number, record, whether it is new), `seat` (post number, record, whether it is new and
which post it takes the place of) and `placed` (one row for each moving one, with both).
"""

from __future__ import annotations

from leadwell.gateways.staff_desk import Desk
from leadwell.intake.actions.staff.drawing import draw, send
from leadwell.intake.models import StaffFile
from leadwell.organisations.actions.filling import reserve_posts
from leadwell.organisations.queries.levels import level_mapping
from leadwell.organisations.rules.level_of import level_of
from leadwell.people.actions.many import reserve_people

_WAS = """
SELECT t.id, t.person_id, t.from_on, t.kind, t.fte, p.id, p.number, p.until_on IS NULL, pe.name, t.reference
FROM staff_wanted w JOIN organisations_tenure t ON t.id = w.id
JOIN organisations_post p ON p.id = t.post_id JOIN people_person pe ON pe.id = t.person_id
"""
_WAS_COLUMNS = """id BIGINT, person_id BIGINT, from_on DATE, kind VARCHAR, fte DECIMAL(4, 3), post_id BIGINT,
    number VARCHAR, post_open BOOLEAN, name VARCHAR, reference VARCHAR"""
_BEFORE = """
SELECT t.id, t.person_id, CASE WHEN t.scheme_id = {scheme} THEN t.reference ELSE '' END, t.post_id,
    t.from_on, t.until_on
FROM staff_wanted w JOIN organisations_tenure t ON t.person_id = w.id
"""
_BEFORE_COLUMNS = (
    "id BIGINT, person_id BIGINT, reference VARCHAR, post_id BIGINT, from_on DATE, until_on DATE"
)
_KNOWN = """
SELECT i.value, i.person_id, pe.name FROM staff_numbers n
JOIN people_identifier i ON i.scheme_id = {scheme} AND i.value = n.value
JOIN people_person pe ON pe.id = i.person_id
"""
_PERSON = """
CREATE OR REPLACE TABLE person AS
SELECT n.staff_number, coalesce(k.person_id, $first + row_number() OVER (
        PARTITION BY k.person_id IS NULL ORDER BY n.line) - 1) AS person_id,
    n.name, k.person_id IS NULL AS is_new, k.name AS old_name
FROM (SELECT m.staff_number, min(m.line) AS line, arg_min(g.name, m.line) AS name
      FROM moving m JOIN good g ON g.line = m.line WHERE m.tenure_id IS NULL GROUP BY m.staff_number) n
LEFT JOIN known k ON k.value = n.staff_number
"""
# A position belongs to the rows that do not move, then to the first that does; whoever says otherwise
# about its band, role, board seat or vote, and whoever is there already, gets a post of their own.
_SHARED = """
CREATE OR REPLACE TABLE shared AS
SELECT place_id, position FROM good SEMI JOIN (
    SELECT place_id, position FROM good SEMI JOIN moving USING (line) WHERE position <> '') w
    USING (place_id, position)
GROUP BY ALL HAVING count(*) > 1
"""
_SEATED = """
CREATE OR REPLACE TABLE seated AS
SELECT line, place_id, position, staff_number,
    first_value(line) OVER seat AS first_line,
    (band, job_role, board, votes, executive) IS DISTINCT FROM first_value(
        (band, job_role, board, votes, executive)) OVER seat AS otherwise,
    row_number() OVER (PARTITION BY place_id, position, staff_number ORDER BY late, moves, line) AS nth
FROM (SELECT g.*, m.line IS NOT NULL AS moves, g.ended_on IS NOT NULL AS late
      FROM (SELECT line, place_id, position, staff_number, band, job_role, board, votes, executive, ended_on
            FROM good SEMI JOIN shared USING (place_id, position)) g
      LEFT JOIN moving m ON m.line = g.line)
WINDOW seat AS (PARTITION BY place_id, position ORDER BY late, moves, line)
"""
_NUMBERED = """
CREATE OR REPLACE TABLE numbered AS
SELECT m.*, coalesce(m.person_id, p.person_id) AS who, g.place_id,
    CASE WHEN g.position = '' OR s.nth > 1 OR s.otherwise
         THEN CASE WHEN length($own || m.reference) > 80 THEN md5($own || m.reference)
              ELSE $own || m.reference END ELSE g.position END AS number,
    coalesce(g.position <> '' AND (s.nth > 1 OR s.otherwise), false) AS apart,
    CASE WHEN number = g.position THEN coalesce(s.first_line, m.line) ELSE m.line END AS speaks
FROM moving m JOIN good g ON g.line = m.line LEFT JOIN person p ON p.staff_number = m.staff_number
LEFT JOIN seated s ON s.line = m.line
"""
_OPEN = """
SELECT p.id, p.organisation_id, p.number, p.title, p.unit, p.staff_group, p.job_role, p.band,
    p.pay_scale, p.level, p.leads, p.board, p.votes, p.executive
FROM staff_seats w JOIN organisations_post p
    ON p.organisation_id = w.place_id AND p.number = w.number AND p.until_on IS NULL
"""
_OPEN_COLUMNS = """id BIGINT, place_id BIGINT, number VARCHAR, title VARCHAR, unit VARCHAR,
    staff_group VARCHAR,
    job_role VARCHAR, band VARCHAR, pay_scale VARCHAR, level SMALLINT, leads BOOLEAN, board BOOLEAN,
    votes BOOLEAN, executive BOOLEAN"""
# The rule ORG-20 in SQL: what is said now is about another post than the one that is open.
_ANOTHER = """coalesce(o.band <> g.band OR o.job_role <> g.job_role OR o.board <> g.board
    OR coalesce(o.votes <> g.votes OR o.executive <> g.executive, false), false)"""
_SEAT = f"""
CREATE OR REPLACE TABLE seat AS
SELECT w.place_id, w.number, w.speaks, w.from_on, w.until_on,
    o.id IS NULL OR {_ANOTHER} AS is_new,
    CASE WHEN o.id IS NULL OR {_ANOTHER}
         THEN $first + row_number() OVER (PARTITION BY (o.id IS NULL OR {_ANOTHER}) ORDER BY w.speaks) - 1
         ELSE o.id END AS post_id,
    CASE WHEN {_ANOTHER} THEN o.id END AS replaces
FROM (SELECT n.place_id, n.number, any_value(n.speaks) AS speaks,
          min(CASE WHEN n.how = 'changed' THEN greatest(CAST($as_at AS DATE), DATE '1940-01-01')
                   ELSE g.from_on END) AS from_on,
          CASE WHEN bool_and(n.how = 'past' AND n.number <> g.position)
               THEN max(g.ended_on + 1) END AS until_on
      FROM numbered n JOIN good g ON g.line = n.line GROUP BY ALL) w
JOIN good g ON g.line = w.speaks
LEFT JOIN open_post o ON o.place_id = w.place_id AND o.number = w.number
"""
_PLACED = """
CREATE OR REPLACE TABLE placed AS
SELECT n.line, n.reference, n.how, n.tenure_id, n.who AS person_id, n.post_id AS old_post, n.apart,
    n.number <> g.position AS own, s.post_id, s.is_new AS post_is_new
FROM numbered n JOIN good g ON g.line = n.line
JOIN seat s ON s.place_id = n.place_id AND s.number = n.number
"""
_KNOWN_PAST = """
DELETE FROM moving WHERE how = 'past' AND line IN (
    SELECT m.line FROM moving m JOIN good g ON g.line = m.line JOIN known k ON k.value = m.staff_number
    JOIN before b ON b.person_id = k.person_id AND b.reference = m.reference
    WHERE m.how = 'past' AND b.from_on <= g.ended_on AND coalesce(b.until_on, DATE '9999-01-01') > g.from_on)
"""


def find_people(desk: Desk, scheme_id: int, *, first_file: bool) -> None:
    """Who the moving rows are about. A number that was never seen is a new person."""
    query = "SELECT tenure_id FROM moving WHERE how = 'changed' UNION ALL SELECT id FROM gone"
    send(desk, "staff_wanted", "id bigint", query)
    draw(desk, "was", _WAS_COLUMNS, _WAS)
    if first_file:
        desk.take("known", "value VARCHAR, person_id BIGINT, name VARCHAR", [])
    else:
        numbers = "SELECT DISTINCT staff_number FROM moving WHERE tenure_id IS NULL"
        send(desk, "staff_numbers", "value text", numbers)
        draw(
            desk,
            "known",
            "value VARCHAR, person_id BIGINT, name VARCHAR",
            _KNOWN.format(scheme=scheme_id),
        )
    people = "SELECT person_id FROM known UNION SELECT person_id FROM moving WHERE how = 'changed'"
    send(desk, "staff_wanted", "id bigint", people)
    draw(desk, "before", _BEFORE_COLUMNS, _BEFORE.format(scheme=scheme_id))
    desk.run(_KNOWN_PAST)
    new = desk.number(
        "SELECT count(DISTINCT staff_number) FROM moving WHERE tenure_id IS NULL"
        " AND staff_number NOT IN (SELECT value FROM known)"
    )
    desk.run(_PERSON, {"first": reserve_people(new)})


def find_posts(desk: Desk, file: StaffFile) -> None:
    """Which posts they hold. A number that is not open is a new post, and so is another band."""
    desk.run(_SHARED)
    desk.run(_SEATED)
    desk.run(_NUMBERED, {"own": f"{file.organisation.code}/{file.kind}/"})
    send(
        desk,
        "staff_seats",
        "place_id bigint, number text",
        "SELECT DISTINCT place_id, number FROM numbered",
    )
    draw(desk, "open_post", _OPEN_COLUMNS, _OPEN)
    count = desk.number("SELECT count(*) FROM (SELECT DISTINCT place_id, number FROM numbered)")
    desk.run(_SEAT, {"first": reserve_posts(count), "as_at": file.as_at})
    desk.run(_PLACED)
    desk.run("DROP TABLE numbered; DROP TABLE seated; DROP TABLE shared")


def find_levels(desk: Desk, file: StaffFile) -> None:
    """Each different standing of a post, and the level the mapping of the day gives it."""
    mapping = level_mapping(file.as_at)
    said = desk.ask("SELECT DISTINCT band, job_role, leads, board FROM good")
    found = [
        level_of(b, r, leads=leads, board=board, mapping=mapping) for b, r, leads, board in said
    ]
    columns = [list(column) for column in zip(*said, strict=True)] or [[], [], [], []]
    values = dict(zip(("band", "role", "said", "board"), columns, strict=True))
    values |= {"level": [one.level for one in found], "leads": [one.leads for one in found]}
    desk.run(
        """CREATE OR REPLACE TABLE standing AS
        SELECT unnest(CAST($band AS VARCHAR[])) AS band, unnest(CAST($role AS VARCHAR[])) AS job_role,
            unnest(CAST($said AS BOOLEAN[])) AS said, unnest(CAST($board AS BOOLEAN[])) AS board,
            unnest(CAST($level AS SMALLINT[])) AS level, unnest(CAST($leads AS BOOLEAN[])) AS leads""",
        values,
    )
