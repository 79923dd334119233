"""The rows of an extract on the desk: faulty ones set aside with advice, good ones made plain.

Leaves `fault`, `remark` and `good`, as the reading of staff files does.
"""

from __future__ import annotations

from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_file import Laid
from leadwell.gateways.workforce_profile import APPLICATIONS, CASES, PAY, Column, profile
from leadwell.intake.actions.staff.sheet import (
    DECLARED_JOINS,
    Judged,
    collapsed,
    declared,
    know_declared,
    know_places,
    list_faults,
)
from leadwell.intake.models import StaffFile

WORDS = ("job_title", "title", "name", "provider")
# What makes a row the same as another; whoever says otherwise about the same thing is asked which holds.
SAME = {
    APPLICATIONS: ("place_id", "advert_reference", "application_reference"),
    "completions": ("place_id", "staff_number", "category", "title", "completed_on"),
    PAY: ("place_id", "staff_number", "snapshot_day"),
    CASES: ("place_id", "funnel", "case_reference"),
}
POINTS_AT = {APPLICATIONS: "application_reference", "completions": "title", PAY: "staff_number",
             CASES: "case_reference"}  # fmt: skip
# One reference is one person: two names for it cannot both be right.
_NAMED = """
CREATE OR REPLACE TABLE named AS SELECT application_reference FROM good
WHERE name <> '' GROUP BY 1 HAVING count(DISTINCT name) > 1
"""


def judge(desk: Desk, laid: Laid, file: StaffFile) -> Judged:
    """Set the faulty rows aside and make the good ones plain. An extract only says what is new:
    nobody leaves by being absent from it."""
    file.full = False
    desk.run("CREATE OR REPLACE TABLE remark (line INTEGER, col VARCHAR, what VARCHAR)")
    list_faults(desk, laid)
    if file.kind == APPLICATIONS:
        know_declared(desk, laid)
    unknown, elsewhere = know_places(desk, laid, file.organisation)
    _make_plain(desk, laid, file)
    doubles = _find_doubles(desk, file)
    blank = desk.number("SELECT count(*) FROM sheet WHERE faults = [':blank']")
    desk.run("DROP TABLE sheet")
    set_aside(desk)
    rejected = desk.number("SELECT count(DISTINCT line) FROM fault")
    return Judged(laid.rows - blank, rejected, 0, doubles, unknown, elsewhere)


def set_aside(desk: Desk) -> None:
    """Take the faulty rows out of the good ones."""
    desk.run("DELETE FROM good WHERE line IN (SELECT line FROM fault)")


def _make_plain(desk: Desk, laid: Laid, file: StaffFile) -> None:
    line = laid.line.replace("rowid", "s.rowid")
    columns = profile(file.kind).columns
    cells = ", ".join(_plain(column) for column in columns if not column.special)
    sealed = file.kind == APPLICATIONS
    more = f", {declared(file.as_at)}" if sealed else ""
    desk.run(
        f"CREATE OR REPLACE TABLE good AS SELECT {line} AS line, place.kept AS place_id, {cells}{more}"
        f" FROM sheet s JOIN place ON place.cell = s.organisation_code {DECLARED_JOINS if sealed else ''}"
        " WHERE len(faults) = 0"
    )
    set_aside(desk)


def _plain(column: Column) -> str:
    cell = f"s.{column.name}"
    if column.name == "funnel":
        return f"lower({cell}) AS funnel"
    return f"{collapsed(cell)} AS {column.name}" if column.name in WORDS else cell


def _find_doubles(desk: Desk, file: StaffFile) -> int:
    """Rows about the same thing that say different things of it. Exact repeats do no harm."""
    same = ", ".join(SAME[file.kind])
    desk.run(
        f"CREATE OR REPLACE TABLE again AS SELECT {same} FROM (SELECT DISTINCT * EXCLUDE (line)"
        f" FROM good) GROUP BY ALL HAVING count(*) > 1"
    )
    desk.run(
        f"INSERT INTO fault SELECT line, '{POINTS_AT[file.kind]}', 'again' FROM good"
        f" SEMI JOIN again USING ({same})"
    )
    if file.kind == APPLICATIONS:
        desk.run(_NAMED)
        desk.run(
            "INSERT INTO fault SELECT line, 'name', 'named' FROM good"
            " SEMI JOIN named USING (application_reference)"
        )
    return desk.number("SELECT count(DISTINCT line) FROM fault WHERE what IN ('again', 'named')")
