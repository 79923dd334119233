"""What the file says beside what is held: who is new, who has changed, who is gone.

Leaves `held` (open times in posts of this scheme; of those the file says again only those a change concerns),
`moving` (the rows something must be done about) and
`gone` (the times in posts that end).
"""

from __future__ import annotations

from dataclasses import dataclass

from leadwell.gateways.staff_desk import Desk
from leadwell.intake.actions.staff.again import (
    Before,
    bring_in_those_concerned,
    draw_held,
    draw_the_rest,
)
from leadwell.intake.models import StaffFile

_MOVING = """
CREATE OR REPLACE TABLE moving AS
SELECT g.line, g.reference, g.staff_number, h.id AS tenure_id, h.person_id, h.post_id,
    CASE WHEN h.id IS NOT NULL THEN 'changed' WHEN g.ended_on IS NOT NULL THEN 'past'
         ELSE 'joined' END AS how
FROM good g LEFT JOIN held h USING (reference)
WHERE h.id IS NULL OR (g.ended_on IS NULL AND g.said IS DISTINCT FROM h.said)
"""
_GONE = """
CREATE OR REPLACE TABLE gone AS
SELECT h.*, CAST(g.ended_on + 1 AS DATE) AS until_on FROM held h JOIN good g USING (reference)
WHERE g.ended_on IS NOT NULL
"""
_ABSENT = """
INSERT INTO gone SELECT h.*, CAST($as_at AS DATE) FROM held h
ANTI JOIN good USING (reference) ANTI JOIN spared USING (reference)
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many people hold posts by this scheme now, and what the file would change."""

    held: int
    unchanged: int
    changed: int
    joiners: int
    leavers: int


def compare(
    desk: Desk, file: StaffFile, scheme_id: int, *, before: Before | None = None
) -> Compared:
    """Lay what is held beside the good rows and sort them. `before` is what the rows that say the same
    were known by, where they were; raises `HeldHasMoved` where it is no longer so."""
    if before is None:
        draw_held(desk, scheme_id)
        desk.run("CREATE OR REPLACE TABLE same (line BIGINT, id BIGINT)")
    else:
        draw_the_rest(desk, before)
    desk.run(_MOVING)
    desk.run(_GONE)
    if file.full:
        desk.run(_ABSENT, {"as_at": file.as_at})
    same = desk.number("SELECT count(*) FROM same")
    rows = desk.number("SELECT count(*) FROM good") + same
    held = desk.number("SELECT count(*) FROM held") + same
    how = dict(desk.ask("SELECT how, count(*) FROM moving GROUP BY how"))
    gone = desk.number("SELECT count(*) FROM gone")
    named = desk.number("SELECT count(*) FROM good JOIN gone USING (reference)")
    unchanged = rows - named - sum(how.values())
    if before is not None:
        bring_in_those_concerned(desk)
    return Compared(
        held, unchanged, how.get("changed", 0), how.get("joined", 0) + how.get("past", 0), gone
    )
