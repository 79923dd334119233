"""A month's extract mostly says what the last one said. What is held is drawn beside the file first, and only
rows that say something else, or stand in one position with such a row, are judged.

Leaves, beside `sheet` with those rows: `cells` (all rows as they stand), `same` (the lines known letter for
letter, and the time in a post each is about) and `everybody` (who stands in which line, and what is wrong
there). Of the rows that are the same, only those whom a change concerns are looked at any further.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import connection

from leadwell.equality import actions as equality
from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_again import PLAIN, Heard, judge_some, rules_in_words
from leadwell.gateways.workforce_checks import cell
from leadwell.gateways.workforce_file import Laid, lay_out_cells
from leadwell.gateways.workforce_text import Clean
from leadwell.intake.actions.staff.drawing import draw, drawing, send
from leadwell.intake.actions.staff.sheet import DECLARED, age_band_in_sql, meaning
from leadwell.intake.actions.staff.waiting import row_secret
from leadwell.intake.models import StaffFile
from leadwell.people.models import Scheme

_HELD = """
SELECT id, reference, said, heard, person_id, post_id FROM organisations_tenure
WHERE scheme_id = {scheme} AND until_on IS NULL
"""
_HELD_COLUMNS = (
    "id BIGINT, reference VARCHAR, said UUID, heard UUID, person_id BIGINT, post_id BIGINT"
)
# Whoever changed a row by hand emptied `said`.
_HEARD_BEFORE = """
SELECT id, CASE WHEN said IS NOT NULL THEN heard END FROM organisations_tenure
WHERE scheme_id = {scheme} AND until_on IS NULL
"""
_SOME_HELD = """
SELECT t.id, t.reference, t.said, t.heard, t.person_id, t.post_id
FROM staff_wanted w JOIN organisations_tenure t ON t.id = w.id
"""
# Any writing of any of these rows moves one of the three.
_MARK = """
SELECT count(*), coalesce(sum(id), 0), coalesce(sum(xmin::text::bigint), 0) FROM organisations_tenure
WHERE scheme_id = %s AND until_on IS NULL
"""
_SAME = f"""
CREATE OR REPLACE TABLE same AS
SELECT c.line, h.id FROM (SELECT rowid + 2 AS line, heard FROM cells WHERE {PLAIN}) c
JOIN heard_before h ON h.heard = c.heard
"""
_LOOK = f"""
CREATE OR REPLACE TABLE look AS
WITH seats AS (
    SELECT rowid + 2 AS line, {cell("position_number")} AS position,
        coalesce(nullif(upper({cell("organisation_code")}), ''), $ours) AS place
    FROM cells
), other AS (SELECT * FROM seats ANTI JOIN same USING (line))
SELECT line FROM other
UNION
SELECT line FROM seats SEMI JOIN (SELECT * FROM other WHERE position <> '') o USING (place, position)
"""
_EVERYBODY = f"""
CREATE OR REPLACE VIEW everybody AS
SELECT line, staff_number, assignment_number, name, organisation_code, faults FROM sheet
UNION ALL
SELECT rowid + 2, {cell("staff_number")}, {cell("assignment_number")}, {cell("name")},
    {cell("organisation_code")}, []
FROM cells WHERE rowid + 2 NOT IN (SELECT line FROM look)
"""
# Whom a change concerns: whoever reports to somebody who moves or leaves, and whoever those report to. Some
# others with the same numbers elsewhere may be among them, which is no harm.
_ASKING = f"""
CREATE OR REPLACE TABLE concerned AS
SELECT rowid + 2 AS line, {cell("manager_staff_number")} AS manager,
    {cell("reports_to_position")} AS to_position
FROM cells WHERE {cell("manager_staff_number")} IN (
    SELECT staff_number FROM moving UNION SELECT split_part(reference, '|', 1) FROM gone)
OR {cell("reports_to_position")} IN (
    SELECT position FROM good SEMI JOIN moving USING (line) WHERE position <> '')
UNION ALL
SELECT line, manager, to_position FROM good SEMI JOIN moving USING (line)
"""
_ASKED = f"""
CREATE OR REPLACE TABLE others AS
SELECT id, line FROM same WHERE line IN (
    SELECT line FROM concerned
    UNION
    SELECT rowid + 2 FROM cells
    WHERE {cell("staff_number")} IN (SELECT manager FROM concerned WHERE manager <> '')
    OR {cell("position_number")} IN (SELECT to_position FROM concerned WHERE to_position <> ''))
"""
_CONCERNED = f"""
INSERT INTO good BY NAME
SELECT o.line, h.reference, h.said, h.heard, {cell("c.staff_number")} AS staff_number,
    place.kept AS place_id, {cell("c.position_number")} AS position, '' AS job_role, '' AS band,
    false AS board, CAST(NULL AS BOOLEAN) AS votes, CAST(NULL AS BOOLEAN) AS executive,
    {cell("c.reports_to_position")} AS to_position,
    {cell("c.manager_staff_number")} AS manager
FROM others o JOIN some_held h ON h.id = o.id JOIN cells c ON c.rowid + 2 = o.line
JOIN place ON place.cell = {cell("c.organisation_code")}
"""


class HeldHasMoved(Exception):
    """What is held was changed by somebody else while the file was being read."""


@dataclass(frozen=True, slots=True)
class Before:
    """What was held before the reading began: a mark by which to know whether it still is."""

    scheme_id: int
    mark: tuple[int, ...]


def heard_of(file: StaffFile) -> Heard:
    """How the rows of a file are remembered: by its organisation and kind, and by every rule that decides
    what they mean."""
    declared = [sorted(equality.known_cells(column).items()) for column in DECLARED]
    rules = repr((rules_in_words(), declared, meaning()))
    key = hashlib.sha256(f"{row_secret(file)} {rules}".encode()).hexdigest()
    return Heard(key, age_band_in_sql("{born}", file.as_at))


def draw_held(desk: Desk, scheme_id: int) -> None:
    """Draw the open times in posts of a scheme onto the desk, as `held`."""
    draw(desk, "held", _HELD_COLUMNS, _HELD.format(scheme=scheme_id))


def held_before(file: StaffFile) -> Before | None:
    """Before the file is read: a mark of what is held. None where nothing of its kind was ever taken."""
    scheme = Scheme.objects.filter(kind=file.kind, place=file.organisation.code).first()
    if scheme is None:
        return None
    return Before(scheme.pk, _mark(scheme.pk))


def draw_the_rest(desk: Desk, before: Before) -> None:
    """Draw onto the desk, as `held`, what no row of the file says again. Raises `HeldHasMoved` where
    somebody else has written since."""
    if _mark(before.scheme_id) != before.mark:
        raise HeldHasMoved
    rest = "SELECT id FROM heard_before WHERE id NOT IN (SELECT id FROM same)"
    _draw_some(desk, "held", rest)


def bring_in_those_concerned(desk: Desk) -> None:
    """Add to `good` and `held` the rows that say the same, as far as a change concerns them."""
    desk.run(_ASKING)
    desk.run(_ASKED)
    _draw_some(desk, "some_held", "SELECT DISTINCT id FROM others")
    desk.run(_CONCERNED)
    desk.run("INSERT INTO held SELECT * FROM some_held ANTI JOIN held USING (id)")
    desk.run("DROP TABLE cells; DROP TABLE others; DROP TABLE concerned; DROP TABLE heard_before")


def _draw_some(desk: Desk, table: str, ids: str) -> None:
    send(desk, "staff_wanted", "id bigint", ids)
    draw(desk, table, _HELD_COLUMNS, _SOME_HELD)


def lay_out_again(
    desk: Desk, found: Clean, file: StaffFile, heard: Heard, before: Before
) -> Laid | None:
    """Lay out what has to be looked at. None where that is most of it. What was heard is drawn while the
    file is being read."""
    query = _HEARD_BEFORE.format(scheme=before.scheme_id)
    with drawing(desk, "heard_before", "id BIGINT, heard UUID", query):
        laid_out = lay_out_cells(desk, found, file.columns, heard)
    if not laid_out:
        return None
    desk.run(_SAME)
    desk.run(_LOOK, {"ours": file.organisation.code})
    rows = desk.number("SELECT count(*) FROM cells")
    if 2 * desk.number("SELECT count(*) FROM look") > rows:
        desk.run("DROP TABLE cells; DROP TABLE heard_before")
        return None
    desk.run("DELETE FROM same WHERE line IN (SELECT line FROM look)")
    judge_some(desk, "look")
    desk.run(_EVERYBODY)
    return Laid(rows, "line", everybody="everybody")


def _mark(scheme_id: int) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [scheme_id])
        return tuple(int(number) for number in cursor.fetchone())
