"""Workbooks, safely: a zip that is looked through before the reader sees it.

The reader (calamine) trusts a workbook. It inflates whatever it finds, and it makes room
for every cell between the first and the last one named, so two cells at opposite corners
would ask for 550 GB and end the process. Both are refused here first. Formulas are never
evaluated: the reader gives the value that was saved with them.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from leadwell.gateways.rows import HostileFile, UnusableFile, gettext_noop
from leadwell.gateways.text import (
    HARMLESS,
    MOST_SHRUNK,
    OUT_OF_PROPORTION,
    TOO_LARGE,
    is_workbook,
    open_file,
)

MOST_STORED = 200 << 20
MOST_INFLATED = 512 << 20
MOST_MEMBERS = 5_000
MOST_CELLS = 20_000_000

_PIECE = 1 << 20
_OVERLAP = 64
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_XLS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OLE = b"\xd0\xcf\x11\xe0"
# A cell far from the corner: a column beyond ZZ, or a row beyond 9,999. Both patterns are
# for text without white space, which may stand around an equals sign.
_FAR = re.compile(rb"r=[\"'](?:[A-Za-z]{3}0*[1-9]|[A-Za-z]{1,2}0*[1-9][0-9]{4})")
_PLACE = re.compile(rb"r=[\"']([A-Za-z]{1,4})([0-9]{1,9})[\"']")
_WHITE = b" \t\r\n"

NOT_A_WORKBOOK = gettext_noop(
    "The file is not an Excel workbook. Load the .xlsx file as it was published."
)
LOCKED = gettext_noop(
    "The workbook is locked with a password. Save it without one and load that file."
)
DAMAGED = gettext_noop("The workbook is damaged or cut short. Download it again.")
TOO_WIDE = gettext_noop(
    "The workbook has cells very far apart, so its sheets are too large to read. "
    "Delete what lies outside the tables and load it again."
)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that has been looked through. Sheets are read when asked for."""

    sheets: tuple[str, ...]
    book: CalamineWorkbook

    def rows(self, sheet: str, *, first: int | None = None) -> Sequence[Sequence[object]]:
        """The rows of a sheet from its very first row, so that row 1 is at place 0."""
        return self.sheet(sheet).rows(first=first)

    def sheet(self, name: str) -> Sheet:
        """One sheet, for looking at its top first and perhaps at the rest afterwards."""
        with _told_plainly():
            return Sheet(name, self.book.get_sheet_by_name(name))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    cells: CalamineSheet

    def rows(self, *, first: int | None = None) -> Sequence[Sequence[object]]:
        """The rows from the very first, or as many of them as are wanted."""
        with _told_plainly():
            return self.cells.to_python(skip_empty_area=False, nrows=first)


class _told_plainly:  # noqa: N801 - reads as a sentence where it is used
    """Turn whatever the reader says about a broken workbook into one sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: object, _: object) -> None:
        if kind is None or issubclass(kind, UnusableFile):
            return
        panicked = kind.__name__ == "PanicException"
        if panicked or issubclass(kind, (CalamineError, OSError, ValueError)):
            raise HostileFile(DAMAGED) from None


def open_workbook(path: Path) -> Workbook:
    """Open an .xlsx or .xls file, whatever its name, or say in a sentence why not."""
    with open_file(path) as file:
        data = file.read(MOST_STORED + 1)
    if len(data) > MOST_STORED:
        raise HostileFile(TOO_LARGE)
    if not is_workbook(data):
        raise UnusableFile(NOT_A_WORKBOOK)
    _insist_on_a_sound_one(data)
    with _told_plainly():
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return Workbook(tuple(book.sheet_names), book)


def _insist_on_a_sound_one(data: bytes) -> None:
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise HostileFile(LOCKED)
        if not any(name in data for name in _XLS):
            raise UnusableFile(NOT_A_WORKBOOK)
        return
    members = _members(data)
    names = {member.filename.lower() for member in members}
    if "xl/workbook.xml" not in names or {"content.xml", "xl/workbook.bin"} & names:
        raise UnusableFile(NOT_A_WORKBOOK)
    total = 0
    for member in members:
        total += _look_through(data, member, room=MOST_INFLATED - total)
        if total > HARMLESS and total > MOST_SHRUNK * len(data):
            raise HostileFile(OUT_OF_PROPORTION)


def _members(data: bytes) -> Sequence[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        raise HostileFile(DAMAGED) from None
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_INFLATED:
        raise HostileFile(OUT_OF_PROPORTION)
    if any(each.flag_bits & 1 for each in members):
        raise HostileFile(LOCKED)
    return members


def _look_through(data: bytes, member: zipfile.ZipInfo, *, room: int) -> int:
    """Inflate one part for real, whatever it declares; give its size."""
    name = member.filename.lower()
    may_be_a_sheet = name.endswith(".xml") and "sharedstrings" not in name
    size, before, far = 0, b"", False
    for piece in _inflated(data, member):
        size += len(piece)
        if size > room or (size > HARMLESS and size > MOST_SHRUNK * len(data)):
            raise HostileFile(OUT_OF_PROPORTION)
        if may_be_a_sheet and not far:
            text = before + piece.translate(None, _WHITE)
            far, before = _FAR.search(text) is not None, text[-_OVERLAP:]
    if far:
        _insist_cells_are_near(data, member)
    return size


def _insist_cells_are_near(data: bytes, member: zipfile.ZipInfo) -> None:
    """Count how much room the cells of one sheet would take. Only asked of large sheets."""
    before, row, column = b"", 1, 1
    for piece in _inflated(data, member):
        text = before + piece.translate(None, _WHITE)
        for letters, digits in set(_PLACE.findall(text)):
            row, column = max(row, int(digits)), max(column, _column(letters))
        before = text[-_OVERLAP:]
    if row * column > MOST_CELLS:
        raise HostileFile(TOO_WIDE)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _inflated(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one part. Not `ZipFile.open`: that stops at the size declared."""
    start = member.header_offset
    header = data[start : start + 30]
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise HostileFile(DAMAGED)
    name, extra = struct.unpack("<HH", header[26:30])
    begin = start + 30 + name + extra
    stored = data[begin : begin + member.compress_size]
    if len(stored) < member.compress_size:
        raise HostileFile(DAMAGED)
    if member.compress_type == zipfile.ZIP_STORED:
        yield stored
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        yield from _deflated(stored)
    else:
        raise HostileFile(DAMAGED)


def _deflated(stored: bytes) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-15)
    while not inflate.eof:
        try:
            piece = inflate.decompress(stored, _PIECE)
        except zlib.error:
            raise HostileFile(DAMAGED) from None
        stored = inflate.unconsumed_tail
        if not piece and not stored and not inflate.eof:
            raise HostileFile(DAMAGED)
        yield piece
