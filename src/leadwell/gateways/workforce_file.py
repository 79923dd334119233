"""The staff file: laid out on a desk and checked, and described for other people's programs.

`lay_out` reads a file of any size; `rows_laid_out` takes rows that another reader has turned into our
layout. Both leave a table `sheet`: typed columns, the line, and a list of faults for each row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leadwell.gateways.nameless import Nameless
from leadwell.gateways.rows import UnusableFile, gettext_noop
from leadwell.gateways.staff_desk import Desk, DeskError
from leadwell.gateways.workforce_again import Heard, lay_cells
from leadwell.gateways.workforce_checks import NOT_HEARD, reading_query
from leadwell.gateways.workforce_profile import WORKFORCE, Column, Profile, profile
from leadwell.gateways.workforce_text import Clean, as_csv

CANNOT_BE_READ = gettext_noop(
    "The rows cannot be told apart. Save the table again as 'CSV UTF-8' and offer that file."
)


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet on the desk: how many rows, and how SQL says which line each came from. `everybody` is the
    table of all rows, where the sheet holds only some."""

    rows: int
    line: str
    everybody: str = "sheet"


def lay_out(
    desk: Desk,
    found: Clean,
    columns: Mapping[str, str],
    layout: str = WORKFORCE,
    *,
    heard: Heard | None = None,
) -> Laid:
    """Lay a cleaned file out; `columns` says under which of their headings each of ours stands, `heard` how
    the cells of a row are remembered."""
    places = _places(found, columns)
    try:
        _read(
            desk, found.file, found.delimiter, len(found.headings), places, profile(layout), skip=1,
            heard=heard,
        )  # fmt: skip
        rows = desk.number("SELECT count(*) FROM sheet")
    except DeskError:
        rows = -1
    if rows == found.lines - 1:
        return Laid(rows, "rowid + 2")
    return _row_by_row(desk, found, places, profile(layout))


def lay_out_cells(desk: Desk, found: Clean, columns: Mapping[str, str], heard: Heard) -> bool:
    """Lay the cells of a cleaned file out as they stand (`cells`), each row with the digest of what it says.
    Says whether that could be done."""
    source = _source(found.file, found.delimiter, len(found.headings), skip=1)
    return lay_cells(desk, source, _places(found, columns), heard) == found.lines - 1


def _places(found: Clean, columns: Mapping[str, str]) -> dict[str, str]:
    return {ours: f"c{found.headings.index(theirs)}" for ours, theirs in columns.items()}


def rows_laid_out(desk: Desk, rows: Iterable[tuple[int, Mapping[str, str]]]) -> Laid:
    """Lay out rows under our own column names, each with the line it came from."""
    names = profile().names
    lines = ([str(line), "", *(row.get(name, "") for name in names)] for line, row in rows)
    places = {name: f"c{n}" for n, name in enumerate(names)}
    return _kept_lines(desk, lines, len(names), places, profile())


def _row_by_row(desk: Desk, found: Clean, places: Mapping[str, str], layout: Profile) -> Laid:
    """The slow way: every row is told apart by itself, and a torn one harms nobody else."""
    width = len(found.headings)
    lines = ([str(line), *_squared(cells, width)] for line, cells in found.rows())
    return _kept_lines(desk, lines, width, places, layout)


def _squared(cells: Sequence[str], width: int) -> list[str]:
    torn = len(cells) < width or any(cell.strip() for cell in cells[width:])
    return (
        ["torn", *[""] * width] if torn else ["", *(c.replace("\n", "\x0b") for c in cells[:width])]
    )


def _kept_lines(
    desk: Desk, rows: Iterable[list[str]], width: int, places: Mapping[str, str], layout: Profile
) -> Laid:
    with Nameless(desk.folder) as file:
        file.write(as_csv(iter(rows)))
        try:
            _read(desk, file, ",", width, places, layout, torn=True)
        except DeskError:
            raise UnusableFile(CANNOT_BE_READ) from None
    return Laid(desk.number("SELECT count(*) FROM sheet"), "line")


def _read(
    desk: Desk, file: Nameless, delimiter: str, width: int, places: Mapping[str, str], layout: Profile,
    *, skip: int = 0, torn: bool = False, heard: Heard | None = None,
) -> None:  # fmt: skip
    source = _source(file, delimiter, width, skip=skip, torn=torn)
    also = heard.column(places) if heard else NOT_HEARD
    query = reading_query(layout, places, source, torn="torn" if torn else "", also=also)
    desk.run(f"CREATE OR REPLACE TABLE sheet AS {query}", heard.values if heard else None)


def _source(
    file: Nameless, delimiter: str, width: int, *, skip: int = 0, torn: bool = False
) -> str:
    before = ["torn_line", "torn"] if torn else []
    names = [*before, *(f"c{n}" for n in range(width))]
    types = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    return (
        f"read_csv('{file.path}', auto_detect = false, header = false, skip = {skip},"
        f" delim = '{delimiter}', quote = '\"', escape = '\"', new_line = '\\n', columns = {{{types}}})"
    )


def table_schema(layout: str = WORKFORCE) -> dict[str, Any]:
    """The layout as a Frictionless Table Schema."""
    ours = profile(layout)
    return {
        "title": ours.title,
        "description": ours.description,
        "version": ours.version,
        "fields": [_field(column) for column in ours.columns],
        "missingValues": [""],
    }


def data_package(path: str = "workforce.csv", layout: str = WORKFORCE) -> dict[str, Any]:
    """A Frictionless data package of one file in our layout."""
    resource = {
        "name": layout, "path": path, "scheme": "file", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "profile": "tabular-data-resource",
        "schema": table_schema(layout),
    }  # fmt: skip
    return {"name": layout, "title": profile(layout).title, "resources": [resource]}


def csvw(url: str = "workforce.csv", layout: str = WORKFORCE) -> dict[str, Any]:
    """The layout as CSVW metadata (W3C, CSV on the Web)."""
    ours = profile(layout)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        "dc:title": ours.title,
        "dc:description": ours.description,
        "dialect": {"header": True, "delimiter": ",", "encoding": "utf-8"},
        "tableSchema": {"columns": [_csvw_column(column) for column in ours.columns]},
    }


def template(*, example: bool = True, layout: str = WORKFORCE) -> bytes:
    """The CSV file to fill in: the headings, and one made-up row to copy."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(profile(layout).names)
    if example:
        writer.writerow([column.example for column in profile(layout).columns])
    return text.getvalue().encode("utf-8-sig")


def _field(column: Column) -> dict[str, Any]:
    types = {"date": "date", "number": "number", "money": "number", "yes-no": "boolean"}
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": types.get(column.kind, "string"),
        "constraints": dict(_constraints(column)),
    }
    if column.kind == "yes-no":
        field |= {"trueValues": ["yes"], "falseValues": ["no"]}
    return field


def _constraints(column: Column) -> Iterator[tuple[str, Any]]:
    if column.required:
        yield "required", True
    if column.length:
        yield "maxLength", column.length
    if column.codes:
        yield "enum", list(column.codes)
    if column.kind == "number":
        yield from (("minimum", column.least), ("maximum", column.most))
    if column.kind == "money":
        yield "minimum", 0
    if column.kind == "date":
        yield from (("minimum", str(column.earliest)), ("maximum", str(column.latest)))


def _csvw_column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": [column.name, column.title],
        "dc:description": column.description,
        "required": column.required,
        "datatype": _csvw_type(column),
    }


def _csvw_type(column: Column) -> dict[str, Any]:
    if column.kind == "date":
        return {"base": "date", "minimum": str(column.earliest), "maximum": str(column.latest)}
    if column.kind == "number":
        return {"base": "decimal", "minimum": column.least, "maximum": column.most}
    if column.kind == "money":
        return {"base": "decimal", "minimum": 0}
    if column.kind == "yes-no":
        return {"base": "boolean", "format": "yes|no"}
    if column.codes:
        return {"base": "string", "format": "|".join(column.codes)}
    return {"base": "string", "maxLength": column.length}
