"""Social-care files on the desk: the workers as rows of our layout, and three small tables beside them.

`beside_remark` holds what was said about rows that did not go in, `beside_training` the completed training
and `beside_workplace` the workplaces as they stand in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from leadwell.gateways.asc_wds.bundle import open_bundle
from leadwell.gateways.asc_wds.reading import Reading, Remark
from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_file import Laid, rows_laid_out
from leadwell.gateways.workforce_text import as_csv
from leadwell.intake.models import RejectedRow, StaffFile
from leadwell.intake.queries.care import CARE, held_at, places_of, remembered
from leadwell.intake.queries.waiting import name_of, waiting_room, workbench

MOST_KEPT = 50_000
LAYOUT = "asc-wds 2026-08"
NOTHING = "\\N"
_TABLES = {
    "beside_remark": "file VARCHAR, line INTEGER, col VARCHAR, code VARCHAR, advice VARCHAR,"
    " facts VARCHAR, warning BOOLEAN",
    "beside_training": "line INTEGER, place VARCHAR, number VARCHAR, category INTEGER, title VARCHAR,"
    " completed_on DATE, expires_on DATE, accredited BOOLEAN, provider VARCHAR",
    "beside_workplace": "name VARCHAR, place VARCHAR, prefix VARCHAR, cells VARCHAR",
    "beside_count": "name VARCHAR, number INTEGER",
}


def lay_out_care(desk: Desk, file: StaffFile) -> Laid:
    """Lay a bundle out: its workers as the sheet, everything else beside it. Such a file only ever
    says what changed: nobody leaves by being absent from it."""
    content = lambda: waiting_room().read(name_of(file))  # noqa: E731 - asked for more than once
    with open_bundle(content, workbench()) as bundle:
        employer = file.organisation
        reading = Reading(
            bundle,
            file.as_at,
            places_of(employer),
            lambda code: held_at(employer, code),
            remembered(employer),
        )
        laid = rows_laid_out(desk, reading.staff_rows())
        _lay(desk, "beside_training", _training(reading))
        _lay(desk, "beside_workplace", _workplaces(reading))
        _lay(desk, "beside_remark", (_remark(one) for one in reading.remarks))
        _lay(desk, "beside_count", ([name, number] for name, number in reading.counts.items()))
    file.layout, file.full = LAYOUT, False
    return laid


def counted(desk: Desk, file: StaffFile, *, rows: int, rejected: int) -> tuple[int, int]:
    """How many rows there were and how many are set aside, with those that never reached the sheet."""
    if file.kind != CARE:
        return rows, rejected
    workers = desk.number("SELECT sum(number) FROM beside_count WHERE name = 'worker'")
    refused = desk.number(
        "SELECT count(DISTINCT line) FROM beside_remark WHERE NOT warning AND file = 'worker'"
    )
    return workers, rejected + refused


def untouched(desk: Desk, file: StaffFile) -> int:
    """How many workers the files say nothing new about."""
    if file.kind != CARE:
        return 0
    return desk.number("SELECT sum(number) FROM beside_count WHERE name = 'unchanged'")


def remarks_beside(desk: Desk, file: StaffFile) -> Iterator[RejectedRow]:
    """What was said about rows of the three files, to be kept with the other rejected rows."""
    if file.kind != CARE:
        return
    query = "SELECT file, line, col, code, advice, facts, warning FROM beside_remark ORDER BY ALL"
    for which, line, column, code, advice, facts, warning in desk.ask(query)[:MOST_KEPT]:
        yield RejectedRow(
            file=file,
            line=line,
            column=f"{which} {column or ''}".strip(),
            code=code or "",
            advice=advice,
            facts=json.loads(facts),
            warning=warning,
        )


def _lay(desk: Desk, table: str, rows: Iterable[list[Any]]) -> None:
    desk.take(table, _TABLES[table], as_csv([_cell(value) for value in row] for row in rows))


def _cell(value: object) -> str:
    return NOTHING if value is None else str(value)


def _remark(one: Remark) -> list[Any]:
    facts = json.dumps(dict(one.facts))
    return [one.file, one.line, one.column, one.code, one.advice, facts, one.warning]


def _training(reading: Reading) -> Iterator[list[Any]]:
    for one in reading.training():
        yield [
            one.line,
            one.organisation_code,
            one.staff_number,
            one.category,
            one.title,
            one.completed_on,
            one.expires_on,
            one.accredited,
            one.provider,
        ]


def _workplaces(reading: Reading) -> Iterator[list[Any]]:
    for name, place, cells in reading.workplaces():
        yield [name, place.code, place.prefix, json.dumps(dict(cells))]
