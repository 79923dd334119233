"""From the bytes of a staff file to clean text: UTF-8, one kind of line ending, no surprises.

Unlike a published file, a staff file comes out of whatever system an employer has, so other encodings
and delimiters are taken as they are. What is no table at all is refused with a sentence.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

from leadwell.gateways.nameless import Nameless
from leadwell.gateways.opening import UNCLOSED
from leadwell.gateways.rows import HostileFile, UnusableFile, gettext_noop
from leadwell.gateways.text import (
    A_WEB_PAGE,
    A_WORKBOOK,
    AN_XML_FILE,
    EMPTY,
    LONG_LINE,
    NOT_TEXT,
    is_workbook,
)

Content = Callable[[], Iterator[bytes]]
TOP = 1 << 18
ENOUGH = 4096
MOST_COLUMNS = 500
_PAGE = re.compile(rb"\s*<(?:!doctype|!--|html|head|body|[a-z]+[ >/])", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml", re.IGNORECASE)
_ARCHIVE = (
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ",
    b"%PDF",
    b"\x89PNG",
    b"{",
    b"[",
)
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

ANOTHER_KIND = gettext_noop(
    "This is another kind of file. Save the table as 'CSV UTF-8' and offer that."
)
ONE_COLUMN = gettext_noop(
    "The file has only one column, so nothing tells its cells apart. "
    "Save the table as 'CSV UTF-8' and offer that."
)
TOO_MANY_COLUMNS = gettext_noop("The file has more than 500 columns. Leave out those nobody needs.")
NO_HEADINGS = gettext_noop("The first row has no headings. Put the name of each column above it.")
NO_ROWS = gettext_noop("The file holds headings and nothing beneath them.")


@dataclass(frozen=True, slots=True)
class Clean:
    """A staff file as clean text, and what was found out on the way. Close the file when done.
    `lines` is how many there are, headings included."""

    file: Nameless
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    lines: int

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row beneath the headings, with the line it begins on; a torn one comes without cells.
        The slow way, for files that the fast one stumbles over."""
        rows = _rows(self.file.pieces(), self.delimiter)
        next(rows, None)
        yield from rows


def clean(content: Content, folder: Path) -> Clean:
    """Lay the file out as clean text. `UnusableFile` says why it is no staff file."""
    for encoding in _encodings(_first(content())):
        file = Nameless(folder)
        try:
            lines = _copied(content(), encoding, file)
            return _described(file, encoding, lines)
        except UnicodeDecodeError:
            file.close()
        except BaseException:
            file.close()
            raise
    raise UnusableFile(NOT_TEXT)


def _first(pieces: Iterator[bytes]) -> bytes:
    """Enough of the beginning to tell what it is, however small the pieces come."""
    first = b""
    for piece in pieces:
        first += piece
        if len(first) >= ENOUGH and first.strip():
            break
    return first


def _encodings(first: bytes) -> tuple[str, ...]:
    """The ways to read the file, best first. Whatever is not UTF-8 was most likely saved by Excel."""
    if not first.strip():
        raise UnusableFile(EMPTY)
    if utf16 := _UTF16.get(first[:2]):
        return (utf16,)
    if b"\0" in first:
        raise UnusableFile(A_WORKBOOK if is_workbook(first) else NOT_TEXT)
    _insist_on_a_table(first.removeprefix(codecs.BOM_UTF8))
    return "utf-8-sig", "cp1252"


def _insist_on_a_table(first: bytes) -> None:
    if is_workbook(first):
        raise UnusableFile(A_WORKBOOK)
    if _XML.match(first):
        raise UnusableFile(AN_XML_FILE)
    if _PAGE.match(first):
        raise UnusableFile(A_WEB_PAGE)
    if first.startswith(_ARCHIVE):
        raise UnusableFile(ANOTHER_KIND)


def _copied(pieces: Iterator[bytes], encoding: str, file: Nameless) -> int:
    """Copy with one kind of line ending and no blank end. Says how many lines there are."""
    lines, held = 1, b""
    for piece in _one_ending(_decoded(pieces, encoding)):
        if b"\0" in piece:
            raise UnusableFile(NOT_TEXT)
        whole = held + piece
        kept = whole.rstrip(b"\n")
        held = whole[len(kept) :]
        if kept:
            lines += kept.count(b"\n")
            file.write([kept])
    file.write([b"\n"])
    return lines


def _decoded(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The same text as UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    for piece in pieces:
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()


def _one_ending(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """A return, or a return and a new line, is one new line."""
    held = b""
    for piece in pieces:
        joined = held + piece
        held = b"\r" if joined.endswith(b"\r") else b""
        whole = joined[: len(joined) - len(held)]
        yield whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in whole else whole
    yield b"\n" if held else b""


def _described(file: Nameless, encoding: str, lines: int) -> Clean:
    top = file.first(TOP).decode(errors="ignore")
    delimiter = _delimiter(top)
    whole = file.size <= TOP
    headings = next(csv.reader([*top.lstrip("\n").split("\n", 1)[:1]], delimiter=delimiter), [])
    if not any(heading.strip() for heading in headings):
        raise UnusableFile(NO_HEADINGS)
    names = _told_apart([" ".join(heading.split()) for heading in headings])
    if len(names) < 2:
        raise UnusableFile(ONE_COLUMN)
    if len(names) > MOST_COLUMNS:
        raise UnusableFile(TOO_MANY_COLUMNS)
    if next(islice(_rows(iter([top.encode()]), delimiter, whole=whole), 1, 2), None) is None:
        raise UnusableFile(NO_ROWS)
    return Clean(file, encoding.removesuffix("-sig"), delimiter, names, lines)


def _told_apart(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings by which every column can be chosen: an empty one is called by its place, and one that
    was there before by its place as well."""
    names: list[str] = []
    for place, heading in enumerate(headings, start=1):
        name = heading or f"Column {place}"
        names.append(f"{name} (column {place})" if name in names else name)
    return tuple(names)


def _delimiter(top: str) -> str:
    """What the headings are separated by: the sign there is most of, outside quotation marks."""
    head = re.sub(r'"[^"]*"', "", top.lstrip("\n").split("\n", 1)[0])
    return max(",;\t|", key=head.count)


def _rows(
    pieces: Iterator[bytes], delimiter: str, *, whole: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line they begin on. `whole` is whether the text ends where the file does."""
    reader = csv.reader(_lines(pieces), delimiter=delimiter, strict=True, skipinitialspace=True)
    start = 1
    while True:
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield start, cells
                start = reader.line_num + 1
            return
        except csv.Error as error:
            if "unexpected end" in str(error) and not whole:
                return
            _insist_it_is_one_row(str(error))
            yield start, []
            start = reader.line_num + 1


def _insist_it_is_one_row(complaint: str) -> None:
    if "field larger" in complaint:
        raise HostileFile(LONG_LINE)
    if "unexpected end" in complaint:
        raise UnusableFile(UNCLOSED)


def _lines(pieces: Iterator[bytes]) -> Iterator[str]:
    decoder, kept = codecs.getincrementaldecoder("utf-8")("ignore"), ""
    for piece in pieces:
        *lines, kept = (kept + decoder.decode(piece)).split("\n")
        yield from (line + "\n" for line in lines)
        if len(kept) > 4 << 20:
            raise HostileFile(LONG_LINE)
    if kept:
        yield kept


def top_rows(found: Clean, count: int) -> list[list[str]]:
    """The first rows beneath the headings, to look at."""
    top = found.file.first(TOP)
    rows = _rows(iter([top]), found.delimiter, whole=False)
    return [cells for _, cells in islice(rows, 1, count + 1)]


def most_different(found: Clean, look: int = 5_000) -> tuple[int, int]:
    """How many of the first rows were looked at, and how many different values the most varied column
    has in them: in a file about people some column differs nearly everywhere."""
    rows = [cells for _, cells in islice(found.rows(), look) if cells]
    columns = zip_longest(*rows, fillvalue="")
    return len(rows), max((len({*cells} - {""}) for cells in columns), default=0)


def described_in_words(found: Clean) -> str:
    """How the file was written, for the record: `csv utf-8 comma`."""
    marks = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
    return f"csv {found.encoding} {marks[found.delimiter]}"


def as_csv(rows: Iterator[list[str]]) -> Iterator[bytes]:
    """Rows as CSV, in pieces."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for number, row in enumerate(rows, start=1):
        writer.writerow(row)
        if number % 5_000 == 0:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()
