"""Tables to take away as a spreadsheet (XLSX), written here: what is said is always text, never a formula.

A sheet has its head in bold, frozen and read aloud by screen readers as the head of a table.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import HttpResponse
from django.utils.translation import gettext as _

from leadwell.design import doors

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_LETTERS = 31
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font>'
    '<font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf fontId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    "</cellXfs></styleSheet>"
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet of a workbook: its name, its head and its rows."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet file. `made_up` says so in the first row of every sheet."""

    filename: str
    title: str
    leaves: Sequence[Leaf]
    made_up: bool = False

    def response(self) -> HttpResponse:
        """The file as an answer."""
        answer = HttpResponse(written(self), content_type=KIND)
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", self.filename).strip("-.") or "figures.xlsx"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


def written(book: Workbook) -> bytes:
    """The file. The same workbook gives the same bytes."""
    names = _names(book.leaves)
    made_up = book.made_up or doors.demo()
    files = {
        "[Content_Types].xml": _content_types(len(names)),
        "_rels/.rels": _relations(
            ("rId1", f"{LINKS}/officeDocument", "xl/workbook.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(book.title),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _workbook_relations(len(names)),
        "xl/styles.xml": STYLES,
        **{
            f"xl/worksheets/sheet{at}.xml": _leaf(leaf, made_up=made_up)
            for at, leaf in enumerate(book.leaves, 1)
        },
    }
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), HEAD + text, ZIP_DEFLATED)
    return out.getvalue()


def _names(leaves: Sequence[Leaf]) -> list[str]:
    """Names that a spreadsheet program takes: short, without its own signs, and each once."""
    names: list[str] = []
    for leaf in leaves:
        plain = NOT_IN_A_NAME.sub(" ", leaf.name)[:MOST_LETTERS].strip() or "Sheet"
        name, again = plain, 2
        while name.casefold() in {each.casefold() for each in names}:
            name, again = f"{plain[: MOST_LETTERS - 4]} {again}", again + 1
        names.append(name)
    return names


def _leaf(leaf: Leaf, *, made_up: bool) -> str:
    first = [[_("Made-up figures for a demonstration: not about anyone real")]] if made_up else []
    top = len(first) + 1
    rows = [*first, leaf.head, *leaf.rows]
    data = "".join(_row(at, row, bold=at <= top) for at, row in enumerate(rows, 1))
    pane = f'<pane ySplit="{top}" topLeftCell="A{top + 1}" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView>'
        f'</sheetViews><cols><col min="1" max="1" width="42" customWidth="1"/>'
        f'<col min="2" max="30" width="18" customWidth="1"/></cols><sheetData>{data}</sheetData></worksheet>'
    )


def _row(at: int, row: Sequence[Any], *, bold: bool) -> str:
    cells = "".join(_cell(f"{_column(n)}{at}", value, bold) for n, value in enumerate(row))
    return f'<row r="{at}">{cells}</row>'


def _cell(place: str, value: Any, bold: bool) -> str:
    style = ' s="1"' if bold else ' s="0"'
    if value is None or value == "":
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return f'<c r="{place}"{style}><v>{value!r}</v></c>'
    said = value.isoformat() if isinstance(value, date) else str(value)
    text = escape(NOT_IN_XML.sub("", said))
    return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _column(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _content_types(leaves: int) -> str:
    part = '<Override PartName="{}" ContentType="{}"/>'.format
    parts = [
        part(f"/xl/worksheets/sheet{n}.xml", f"{TYPES}.worksheet+xml") for n in range(1, leaves + 1)
    ]
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + part("/xl/workbook.xml", f"{TYPES}.sheet.main+xml")
        + part("/xl/styles.xml", f"{TYPES}.styles+xml")
        + part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
        + "".join(parts)
        + "</Types>"
    )


def _relations(*links: tuple[str, str, str]) -> str:
    each = "".join(f'<Relationship Id="{i}" Type="{t}" Target="{to}"/>' for i, t, to in links)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _workbook_relations(leaves: int) -> str:
    sheets = [
        (f"rId{n}", f"{LINKS}/worksheet", f"worksheets/sheet{n}.xml") for n in range(1, leaves + 1)
    ]
    return _relations(*sheets, (f"rId{leaves + 1}", f"{LINKS}/styles", "styles.xml"))


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{sheets}</sheets></workbook>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(NOT_IN_XML.sub('', title))}</dc:title><dc:creator>Leadwell</dc:creator>"
        "</cp:coreProperties>"
    )
