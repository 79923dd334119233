"""A staff file on the desk: its faulty rows set aside with advice, its good rows made plain.

Leaves two tables: `fault` (line, column, kind of fault) and `good` (one row each, with the kept form
of what was declared and a digest of all it says).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leadwell.equality import actions as equality
from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_file import Laid
from leadwell.gateways.workforce_profile import profile
from leadwell.intake.actions.staff.waiting import row_secret
from leadwell.intake.models import StaffFile
from leadwell.organisations.models import Organisation

DECLARED = tuple(c.name for c in profile().columns if c.kind == "declared")
REFERENCE = (
    "CASE WHEN assignment_number = '' THEN staff_number"
    " ELSE staff_number || '|' || assignment_number END"
)
DECLARED_JOINS = " ".join(f"LEFT JOIN kept_{c} ON kept_{c}.cell = s.{c}" for c in DECLARED)
OLDEST = 110
_SAID = ("staff_number", "name", "place_id", "position", "title", "unit", "staff_group", "job_role",
         "band", "pay_scale", "leads", "board", "to_position", "manager", "kind", "fte", "from_on",
         "ended_on", *equality.CHARACTERISTICS)  # fmt: skip

# What the seat on a board is. It came later: a row that says nothing of it says what it said before.
_SEAT = (
    "CASE WHEN votes IS NULL AND executive IS NULL THEN ''"
    " ELSE concat(chr(31), votes, chr(31), executive) END"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the rows: how many there were, how many are set aside, and why it might look
    wrong as a whole. `elsewhere` are rows for organisations outside the one the file is for."""

    rows: int
    rejected: int
    nameless: int
    doubles: int
    unknown_places: int
    elsewhere: int


def judge(desk: Desk, laid: Laid, file: StaffFile) -> Judged:
    """Set the faulty rows aside and make the good ones plain."""
    list_faults(desk, laid)
    know_declared(desk, laid)
    unknown, elsewhere = know_places(desk, laid, file.organisation)
    doubles = _find_doubles(desk, laid)
    _plain_rows(desk, laid, file)
    if laid.everybody != "sheet":
        desk.run("DELETE FROM same WHERE line IN (SELECT line FROM fault)")
    desk.run(
        f"CREATE OR REPLACE TABLE spared AS SELECT {REFERENCE} AS reference FROM {laid.everybody}"
        f" WHERE staff_number <> '' AND {laid.line} IN (SELECT line FROM fault)"
    )
    nameless = desk.number(
        "SELECT count(DISTINCT line) FROM fault WHERE col IN ('staff_number', 'assignment_number', '')"
    )
    blank = desk.number("SELECT count(*) FROM sheet WHERE faults = [':blank']")
    rejected = desk.number("SELECT count(DISTINCT line) FROM fault")
    desk.run("DROP TABLE sheet")
    return Judged(laid.rows - blank, rejected, nameless, doubles, unknown, elsewhere)


def list_faults(desk: Desk, laid: Laid) -> None:
    """What is wrong in single cells, one line for each."""
    desk.run("CREATE OR REPLACE TABLE fault (line INTEGER, col VARCHAR, what VARCHAR)")
    desk.run(
        f"INSERT INTO fault SELECT line, split_part(f, ':', 1), split_part(f, ':', 2) FROM"
        f" (SELECT {laid.line} AS line, unnest(faults) AS f FROM sheet WHERE len(faults) > 0)"
        " WHERE f <> ':blank'"
    )


def know_declared(desk: Desk, laid: Laid) -> None:
    """Each different cell of a declared column, and what is kept of it; a strange one is a fault."""
    for column in DECLARED:
        known = equality.known_cells(column)
        cells = desk.ask(f"SELECT DISTINCT {column} FROM sheet WHERE {column} <> ''")
        kept = {cell: known.get(equality.plainly(cell)) for (cell,) in cells}
        lay_map(
            desk, f"kept_{column}", {cell: said for cell, said in kept.items() if said is not None}
        )
        if any(said is None for said in kept.values()):
            desk.run(
                f"INSERT INTO fault SELECT {laid.line}, '{column}', 'declared' FROM sheet"
                f" WHERE {column} <> '' AND len(faults) = 0"
                f" AND {column} NOT IN (SELECT cell FROM kept_{column})"
            )


def know_places(desk: Desk, laid: Laid, ours: Organisation) -> tuple[int, int]:
    """Which organisations the rows are for. Gives how many codes nobody knows, and how many rows are
    for an organisation that is neither ours nor beneath it."""
    asked = desk.ask(
        f"SELECT DISTINCT organisation_code FROM {laid.everybody} WHERE organisation_code <> ''"
    )
    codes = {cell: cell.upper() for (cell,) in asked}
    known = _places(sorted(set(codes.values())))
    inside = {cell: known[code][0] for cell, code in codes.items()
              if code in known and known[code][1].startswith(ours.path)}  # fmt: skip
    outside = [cell for cell, code in codes.items() if code in known and cell not in inside]
    lay_map(desk, "place", {"": ours.pk, **inside}, kept="BIGINT")
    lay_map(desk, "elsewhere", dict.fromkeys(outside, ""))
    unknown = [cell for cell, code in codes.items() if code not in known]
    if unknown:
        desk.run(
            f"INSERT INTO fault SELECT {laid.line}, 'organisation_code', 'place' FROM {laid.everybody}"
            " WHERE len(faults) = 0 AND organisation_code NOT IN (SELECT cell FROM place)"
            " AND organisation_code NOT IN (SELECT cell FROM elsewhere)"
        )
    count = f"SELECT count(*) FROM {laid.everybody} WHERE organisation_code IN (SELECT cell FROM elsewhere)"
    return len(unknown), desk.number(count) if outside else 0


def _places(codes: list[str]) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for start in range(0, len(codes), 10_000):
        rows = Organisation.objects.filter(code__in=codes[start : start + 10_000])
        found |= {code: (pk, path) for code, pk, path in rows.values_list("code", "pk", "path")}
    return found


def _find_doubles(desk: Desk, laid: Laid) -> int:
    """Rows that share a number with another: two rows for one post, or two names for one person."""
    desk.run(
        f"CREATE OR REPLACE TABLE twice AS SELECT staff_number, assignment_number FROM {laid.everybody}"
        " WHERE staff_number <> '' GROUP BY ALL HAVING count(*) > 1"
    )
    desk.run(
        f"INSERT INTO fault SELECT {laid.line}, 'staff_number', 'twice' FROM {laid.everybody}"
        " SEMI JOIN twice USING (staff_number, assignment_number)"
    )
    desk.run(
        f"CREATE OR REPLACE TABLE named AS SELECT staff_number FROM {laid.everybody}"
        f" WHERE staff_number IN (SELECT staff_number FROM {laid.everybody} WHERE assignment_number <> '')"
        " AND len(faults) = 0 GROUP BY staff_number HAVING count(DISTINCT name) > 1"
    )
    desk.run(
        f"INSERT INTO fault SELECT {laid.line}, 'name', 'names' FROM {laid.everybody} SEMI JOIN named"
        " USING (staff_number) WHERE len(faults) = 0"
    )
    return desk.number("SELECT count(DISTINCT line) FROM fault WHERE what IN ('twice', 'names')")


def _plain_rows(desk: Desk, laid: Laid, file: StaffFile) -> None:
    values = {"secret": row_secret(file), "as_at": file.as_at}
    desk.run(f"CREATE OR REPLACE TABLE good AS {_plain(laid.line, file.as_at)}", values)


def meaning() -> str:
    """How a sound row becomes what is kept of it, to be part of what makes two rows the same."""
    return _plain("line", date.min)


def _plain(line: str, as_at: date) -> str:
    said = f"{', chr(31), '.join(_SAID)}, {_SEAT}"
    line = line.replace("rowid", "s.rowid")
    return f"""
        SELECT *, CAST(md5(concat($secret, {said})) AS UUID) AS said FROM (
            SELECT {line} AS line, {REFERENCE} AS reference,
                staff_number, {collapsed("name")} AS name, place.kept AS place_id,
                position_number AS position, {collapsed("job_title")} AS title, unit, staff_group,
                job_role, band, pay_scale, leads_people AS leads, coalesce(board_member, false) AS board,
                CASE WHEN board_member THEN board_votes END AS votes,
                CASE WHEN board_member THEN board_executive END AS executive,
                reports_to_position AS to_position, manager_staff_number AS manager,
                coalesce(footing, 'substantive') AS kind, fte, started_on AS from_on,
                CASE WHEN ended_on < $as_at THEN ended_on END AS ended_on, heard, {declared(as_at)}
            FROM sheet s JOIN place ON place.cell = s.organisation_code {DECLARED_JOINS}
            WHERE len(faults) = 0 AND {line} NOT IN (SELECT line FROM fault))"""


def declared(on: date) -> str:
    """What is kept of the declared cells, for a SELECT with `DECLARED_JOINS`."""
    return ", ".join(_characteristic(name, on) for name in equality.CHARACTERISTICS)


def _characteristic(name: str, on: date) -> str:
    if name == "age_band":
        return f"{_age_band(on)} AS age_band"
    return f"coalesce(kept_{name}.kept, '') AS {name}"


def _age_band(on: date) -> str:
    return age_band_in_sql("birth_date", on)


def age_band_in_sql(born: str, on: date) -> str:
    """The band of the age in SQL, as `equality` would say it: the birthday itself counts. A list of the
    bands of all ages, so that an age is worked out once."""
    bands = [
        next((kept for first, kept in reversed(equality.age_bands()) if age >= first), "")
        for age in range(OLDEST + 1)
    ]
    return f"coalesce(list_extract({bands}, greatest(date_sub('year', {born}, DATE '{on}') + 1, 0)), '')"


def collapsed(column: str) -> str:
    """Words with one space between them."""
    single = f"regexp_replace({column}, ' +', ' ', 'g')"
    return f"CASE WHEN contains({column}, '  ') THEN {single} ELSE {column} END"


def lay_map(desk: Desk, table: str, pairs: Mapping[str, object], *, kept: str = "VARCHAR") -> None:
    """Lay pairs out as a table of two columns."""
    desk.run(f"CREATE OR REPLACE TABLE {table} (cell VARCHAR, kept {kept})")
    if pairs:
        values = {"cells": list(pairs), "kept": list(pairs.values())}
        desk.run(f"INSERT INTO {table} SELECT unnest($cells), unnest($kept)", values)
