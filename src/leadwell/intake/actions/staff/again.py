"""A month's extract mostly says what the last one said. What is held is drawn beside the file first, and only
rows that say something else, or stand in one position with such a row, are judged.

Leaves, beside `sheet` with those rows: `cells` (all rows as they stand), `same` (those known letter for
letter) and `everybody` (who stands in which line, and what is wrong there).
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
from leadwell.intake.actions.staff.drawing import draw
from leadwell.intake.actions.staff.sheet import DECLARED, REFERENCE, age_band_in_sql, meaning
from leadwell.intake.actions.staff.waiting import row_secret
from leadwell.intake.models import StaffFile
from leadwell.people.models import Scheme

_HELD = """
SELECT id, reference, said, heard, person_id, post_id FROM organisations_tenure
WHERE scheme_id = {scheme} AND until_on IS NULL
"""
# Any writing of any of these rows moves one of the three.
_MARK = """
SELECT count(*), coalesce(sum(id), 0), coalesce(sum(xmin::text::bigint), 0) FROM organisations_tenure
WHERE scheme_id = %s AND until_on IS NULL
"""
_SAME = f"""
CREATE OR REPLACE TABLE same AS
SELECT c.line, c.reference, h.said FROM (
    SELECT rowid + 2 AS line, {REFERENCE} AS reference, heard FROM cells WHERE {PLAIN}) c
JOIN held h ON h.reference = c.reference AND h.heard = c.heard AND h.said IS NOT NULL
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
CREATE OR REPLACE TABLE everybody AS
SELECT line, staff_number, assignment_number, name, organisation_code, faults FROM sheet
UNION ALL
SELECT s.line, c.staff_number, c.assignment_number, {cell("c.name")}, {cell("c.organisation_code")}, []
FROM same s JOIN cells c ON c.rowid + 2 = s.line
"""


class HeldHasMoved(Exception):
    """What is held was changed by somebody else while the file was being read."""


@dataclass(frozen=True, slots=True)
class Before:
    """What was held when the reading began, on the desk as `held`, and a mark by which to know whether it
    still is."""

    scheme_id: int
    mark: tuple[int, ...]


def heard_of(file: StaffFile) -> Heard:
    """How the rows of a file are remembered: by its organisation and kind, and by every rule that decides
    what they mean."""
    declared = [sorted(equality.known_cells(column).items()) for column in DECLARED]
    rules = repr((rules_in_words(), declared, meaning()))
    key = hashlib.sha256(f"{row_secret(file)} {rules}".encode()).hexdigest()
    return Heard(key, age_band_in_sql("{born}", file.as_at))


def draw_held(desk: Desk, scheme_id: int) -> Before:
    """Draw the open times in posts of a scheme onto the desk."""
    before = Before(scheme_id, _mark(scheme_id))
    draw(
        desk, "held",
        "id BIGINT, reference VARCHAR, said UUID, heard UUID, person_id BIGINT, post_id BIGINT",
        _HELD.format(scheme=scheme_id),
    )  # fmt: skip
    return before


def draw_what_is_held(desk: Desk, file: StaffFile) -> Before | None:
    """The same before the file is read; None where nothing of its kind was ever taken."""
    scheme = Scheme.objects.filter(kind=file.kind, place=file.organisation.code).first()
    return draw_held(desk, scheme.pk) if scheme else None


def insist_it_is_still_held(before: Before) -> None:
    """Raises `HeldHasMoved`."""
    if _mark(before.scheme_id) != before.mark:
        raise HeldHasMoved


def lay_out_again(desk: Desk, found: Clean, file: StaffFile, heard: Heard) -> Laid | None:
    """Lay out what has to be looked at. None where that is most of it."""
    if not lay_out_cells(desk, found, file.columns, heard):
        return None
    desk.run(_SAME)
    desk.run(_LOOK, {"ours": file.organisation.code})
    rows = desk.number("SELECT count(*) FROM cells")
    if 2 * desk.number("SELECT count(*) FROM look") > rows:
        desk.run("DROP TABLE cells")
        return None
    desk.run("DELETE FROM same WHERE line IN (SELECT line FROM look)")
    judge_some(desk, "look")
    desk.run(_EVERYBODY)
    return Laid(rows, "line", everybody="everybody")


def _mark(scheme_id: int) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [scheme_id])
        return tuple(int(number) for number in cursor.fetchone())
