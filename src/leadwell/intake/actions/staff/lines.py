"""Who reports to whom: which lines the file asks for, and which of them go round in a circle.

Leaves `line` (post, the post it reports to or nothing, the line that holds now) and adds warnings to
`remark`: the row is taken all the same, without its line.
"""

from __future__ import annotations

from leadwell.gateways.staff_desk import Desk
from leadwell.intake.actions.staff.drawing import draw, send
from leadwell.intake.models import StaffFile

MOST_STEPS = 64

# Every row's post today: given just now where it moves, held as before where it does not.
_NOW = """
CREATE OR REPLACE VIEW now_in AS
SELECT line, post_id FROM placed WHERE how <> 'past'
UNION ALL
SELECT g.line, h.post_id FROM good g JOIN held h USING (reference)
WHERE g.line NOT IN (SELECT line FROM moving) AND g.ended_on IS NULL
"""
# Whose line has to be looked at: whoever moves, and whoever reports to somebody who does.
_ASKING = """
CREATE OR REPLACE TABLE asking AS
SELECT line FROM placed WHERE how <> 'past'
UNION
SELECT line FROM good WHERE ended_on IS NULL AND manager <> '' AND manager IN (
    SELECT staff_number FROM moving UNION SELECT split_part(reference, '|', 1) FROM gone)
UNION
SELECT g.line FROM good g WHERE g.ended_on IS NULL AND g.to_position <> ''
    AND (g.place_id, g.to_position) IN (
    SELECT place_id, position FROM good WHERE position <> '' AND line IN (SELECT line FROM moving))
"""
_MANAGERS = """
CREATE OR REPLACE TABLE manager AS
SELECT m.staff_number, n.post_id FROM (
    SELECT g.staff_number, min(g.line) AS line FROM good g
    WHERE g.ended_on IS NULL
        AND g.staff_number IN (SELECT manager FROM good WHERE line IN (SELECT line FROM asking))
    GROUP BY g.staff_number) m
LEFT JOIN now_in n ON n.line = m.line
"""
_POSITIONS = """
CREATE OR REPLACE TABLE target AS
SELECT t.place_id, t.position, n.post_id FROM (
    SELECT g.place_id, g.position, min(g.line) AS line FROM good g
    SEMI JOIN (SELECT DISTINCT place_id, to_position AS position FROM good
               WHERE to_position <> '' AND line IN (SELECT line FROM asking)) w USING (place_id, position)
    WHERE g.ended_on IS NULL GROUP BY ALL) t
LEFT JOIN now_in n ON n.line = t.line
"""
# Positions and managers the file itself does not hold may be known from earlier files.
_ELSEWHERE = """
SELECT w.place_id, w.number, p.id FROM staff_seats w JOIN organisations_post p
ON p.organisation_id = w.place_id AND p.number = w.number AND p.until_on IS NULL
"""
# "+ 0": person by person. Without statistics the database might read the whole scheme for each.
_HELD_BY = """
SELECT n.value, min(t.post_id) FROM staff_numbers n
JOIN people_identifier i ON i.scheme_id = {scheme} AND i.value = n.value
JOIN organisations_tenure t ON t.person_id = i.person_id AND t.scheme_id + 0 = i.scheme_id
    AND t.until_on IS NULL
GROUP BY n.value
"""
# Nobody reports to somebody who has just left, nor to a post that has just become another.
_LEFT_BEHIND = (
    "DELETE FROM held_by WHERE value IN (SELECT split_part(reference, '|', 1) FROM gone)",
    "UPDATE held_by SET post_id = becomes FROM ended_post WHERE id = post_id",
    "UPDATE elsewhere_post SET post_id = becomes FROM ended_post WHERE id = post_id",
)
# In two steps, for in a first file everybody asks.
_ASKED = """
CREATE OR REPLACE TABLE asked AS
SELECT a.line, n.post_id, coalesce(t.post_id, e.post_id, m.post_id, h.post_id) AS to_post,
    CASE WHEN coalesce(t.post_id, e.post_id, m.post_id, h.post_id) IS NOT NULL THEN ''
         WHEN g.to_position <> '' THEN 'reports_to_position'
         WHEN g.manager <> '' THEN 'manager_staff_number' ELSE '' END AS dangling
FROM asking a JOIN good g ON g.line = a.line JOIN now_in n ON n.line = a.line
LEFT JOIN target t ON t.place_id = g.place_id AND t.position = g.to_position AND g.to_position <> ''
LEFT JOIN elsewhere_post e ON e.place_id = g.place_id AND e.number = g.to_position
LEFT JOIN manager m ON m.staff_number = g.manager AND g.manager <> ''
LEFT JOIN held_by h ON h.value = g.manager
"""
_WANTED = """
CREATE OR REPLACE TABLE wanted AS
WITH several AS (SELECT post_id FROM asked GROUP BY post_id HAVING count(*) > 1)
SELECT post_id, to_post, line, dangling FROM asked ANTI JOIN several USING (post_id)
UNION ALL
SELECT post_id, arg_min(to_post, line), min(line), arg_min(dangling, line)
FROM asked SEMI JOIN several USING (post_id) GROUP BY post_id
"""
_REMARKS = """
INSERT INTO remark
SELECT line, dangling, 'dangling' FROM wanted WHERE dangling <> ''
UNION ALL
SELECT line, '', 'circle' FROM wanted WHERE to_post = post_id OR post_id IN (SELECT post_id FROM circle)
"""
_HELD_LINES = """
SELECT l.id, l.post_id, l.to_post_id, l.from_on FROM staff_wanted w
JOIN organisations_reportingline l ON l.post_id = w.id AND l.until_on IS NULL
"""
_TO_ENDED = """
SELECT l.id, l.post_id, l.to_post_id, l.from_on FROM staff_wanted w
JOIN organisations_reportingline l ON l.to_post_id = w.id AND l.until_on IS NULL
"""
_LINE_COLUMNS = "id BIGINT, post_id BIGINT, to_post BIGINT, from_on DATE"
_STEP = """
CREATE OR REPLACE TABLE walking AS
SELECT w.start, coalesce(t.to_post, h.to_post) AS here FROM walking w
LEFT JOIN up t ON t.post_id = w.here
LEFT JOIN held_line h ON h.post_id = w.here AND t.post_id IS NULL
WHERE coalesce(t.to_post, h.to_post) IS NOT NULL AND w.here <> w.start
"""
_UNSEEN = """
SELECT DISTINCT here FROM walking WHERE here NOT IN (SELECT post_id FROM up)
AND here NOT IN (SELECT post_id FROM seat WHERE is_new) AND here NOT IN (SELECT post_id FROM seen)
"""


def find_lines(desk: Desk, file: StaffFile, scheme_id: int) -> None:
    """Which post each asking post reports to, without circles."""
    desk.run("CREATE OR REPLACE TABLE remark (line INTEGER, col VARCHAR, what VARCHAR)")
    for statement in (_NOW, _ASKING, _MANAGERS, _POSITIONS):
        desk.run(statement)
    _look_elsewhere(desk, scheme_id)
    for statement in (_ASKED, _WANTED, "DROP TABLE asked"):
        desk.run(statement)
    _draw_held(desk)
    _find_circles(desk, full=file.full)
    desk.run(_REMARKS)
    desk.run(
        "UPDATE wanted SET to_post = NULL WHERE to_post = post_id OR post_id IN (SELECT post_id FROM circle)"
    )


def _look_elsewhere(desk: Desk, scheme_id: int) -> None:
    seats = (
        "SELECT DISTINCT g.place_id, g.to_position FROM good g SEMI JOIN asking USING (line)"
        " WHERE g.to_position <> '' AND (g.place_id, g.to_position)"
        " NOT IN (SELECT (place_id, position) FROM target)"
    )
    send(desk, "staff_seats", "place_id bigint, number text", seats)
    draw(desk, "elsewhere_post", "place_id BIGINT, number VARCHAR, post_id BIGINT", _ELSEWHERE)
    numbers = (
        "SELECT DISTINCT g.manager FROM good g SEMI JOIN asking USING (line)"
        " WHERE g.manager <> '' AND g.manager NOT IN (SELECT staff_number FROM manager)"
    )
    send(desk, "staff_numbers", "value text", numbers)
    draw(desk, "held_by", "value VARCHAR, post_id BIGINT", _HELD_BY.format(scheme=scheme_id))
    for statement in _LEFT_BEHIND:
        desk.run(statement)


def _draw_held(desk: Desk) -> None:
    """The lines that hold now, of the posts that ask and of those that end."""
    known = (
        "SELECT post_id FROM wanted WHERE post_id NOT IN (SELECT post_id FROM seat WHERE is_new)"
        " UNION SELECT id FROM ended_post"
    )
    send(desk, "staff_wanted", "id bigint", known)
    draw(desk, "held_line", _LINE_COLUMNS, _HELD_LINES)
    send(desk, "staff_wanted", "id bigint", "SELECT id FROM ended_post")
    draw(desk, "to_ended", _LINE_COLUMNS, _TO_ENDED)


def _find_circles(desk: Desk, *, full: bool) -> None:
    """Walk up from every post that asks. Whoever comes back to where they began goes round. In a full
    file only those to whom somebody reports need to walk: the others close no circle."""
    some = "AND post_id IN (SELECT to_post FROM wanted)" if full else ""
    desk.run("CREATE OR REPLACE TABLE circle (post_id BIGINT)")
    desk.run("CREATE OR REPLACE TABLE seen AS SELECT post_id FROM held_line")
    desk.run(f"CREATE OR REPLACE TABLE up AS SELECT post_id, to_post FROM wanted WHERE true {some}")
    desk.run(
        "CREATE OR REPLACE TABLE walking AS SELECT post_id AS start, to_post AS here FROM up"
        " WHERE to_post IS NOT NULL AND to_post <> post_id"
    )
    for _ in range(MOST_STEPS):
        desk.run("INSERT INTO circle SELECT start FROM walking WHERE here = start")
        if not desk.number("SELECT count(*) FROM walking"):
            return
        _draw_on(desk)
        desk.run(_STEP)


def _draw_on(desk: Desk) -> None:
    """The lines of posts the file leaves as they are, as far as somebody's walk has come to them."""
    if not desk.number(f"SELECT count(*) FROM ({_UNSEEN})"):
        return
    send(desk, "staff_wanted", "id bigint", _UNSEEN)
    draw(desk, "more_lines", _LINE_COLUMNS, _HELD_LINES)
    desk.run(f"INSERT INTO seen {_UNSEEN}")
    desk.run("INSERT INTO held_line FROM more_lines")
