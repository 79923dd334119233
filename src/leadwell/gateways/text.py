"""Bytes into lines of text, safely: compression, encoding, size. Used by `opening` only."""

from __future__ import annotations

import codecs
import io
import re
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from leadwell.gateways.rows import HostileFile, UnusableFile, gettext_noop

PIECE = 1 << 20
MOST_BYTES = 1 << 30
LONGEST_LINE = 4 << 20
# Published tables shrink to between a third and a thirtieth. Beyond this, and beyond a
# size that does no harm, a file was made to fill the machine.
MOST_SHRUNK = 200
HARMLESS = 50 << 20

_GZIP = b"\x1f\x8b"
_WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHER_DELIMITERS = {
    b"\xac": "¬",
    b"\t": gettext_noop("tabs"),
    b";": gettext_noop("semicolons"),
    b"|": gettext_noop("upright bars"),
}
_MARKUP = re.compile(rb"\s*<(?:!doctype|!--|html|head|body|\?xml|[a-z]+[ >/])", re.IGNORECASE)
# A web page may be written in XML, and then says so before it says that it is a page.
_XML = re.compile(rb"\s*<\?xml(?!.{0,1000}<(?:!doctype )?html)", re.IGNORECASE | re.DOTALL)

EMPTY = gettext_noop("The file is empty. Download it again, or save it again with its rows.")
NO_FILE = gettext_noop("There is no file at this place. Check the folder and the name of the file.")
CUT_SHORT = gettext_noop("The compressed file is damaged or cut short. Download it again.")
TOO_LARGE = gettext_noop(
    "The file is larger than any file we read: more than 1 GB. Split it into smaller files."
)
OUT_OF_PROPORTION = gettext_noop(
    "The compressed file grows out of all proportion when it is opened, so it was not read. "
    "Download it again from its publisher."
)
NOT_UTF8 = gettext_noop(
    "The file is not written in UTF-8. Save it again as 'CSV UTF-8' and load that file."
)
UTF16 = gettext_noop(
    "The file is written in UTF-16. Save it again as 'CSV UTF-8' and load that file."
)
A_WORKBOOK = gettext_noop(
    "The file is a workbook, not a CSV file. Load the CSV file of the same name instead."
)
A_WEB_PAGE = gettext_noop(
    "The file is a web page, not a data file: the download went wrong. "
    "Open the address in a browser, and save the data file itself."
)
AN_XML_FILE = gettext_noop(
    "The file is an XML file, not a CSV file: another format, or the download went wrong. "
    "Load the CSV file as it was published."
)
NOT_TEXT = gettext_noop(
    "The file is not a table of text. Save the table as 'CSV UTF-8' and load that file."
)
DELIMITER = gettext_noop(
    "The columns of the file are separated by {mark}, not by commas. "
    "Save it again as 'CSV UTF-8' with commas and load that file."
)
LONG_LINE = gettext_noop(
    "A cell is longer than 1 million characters. Shorten it, or close its quotation mark."
)


def lines(path: Path) -> Iterator[str]:
    """The lines of a text file, plain or gzipped, each with its own line ending."""
    return chain.from_iterable(io.StringIO(page, newline="") for page in pages(path))


def pages(path: Path) -> Iterator[str]:
    """The text of a file in pieces of about a million letters, cut between lines."""
    return _whole_lines(_decoded(_checked(_opened(path))))


def is_workbook(start: bytes) -> bool:
    """Do the first bytes say zip or OLE, the two wrappings of a workbook?"""
    return start.startswith(_WORKBOOKS)


def first_bytes(path: Path, count: int = 8) -> bytes:
    """The first bytes of a file, or a sentence if there is no file."""
    with open_file(path) as file:
        return file.read(count)


def open_file(path: Path) -> BinaryIO:
    """The file for reading, or a sentence. Only a real file: never a pipe or a device."""
    try:
        if path.is_file():
            return path.open("rb")
    except (OSError, ValueError):
        raise UnusableFile(NO_FILE) from None
    raise UnusableFile(NO_FILE)


def _opened(path: Path) -> Iterator[bytes]:
    with open_file(path) as file:
        start = file.read(2)
        file.seek(0)
        yield from _unzipped(file) if start == _GZIP else _plain(file)


def _plain(file: BinaryIO) -> Iterator[bytes]:
    total = 0
    while piece := file.read(PIECE):
        total += len(piece)
        if total > MOST_BYTES:
            raise HostileFile(TOO_LARGE)
        yield piece


def _unzipped(file: BinaryIO) -> Iterator[bytes]:
    """Inflate in small pieces, so that a bomb is met before it has gone off."""
    inflate, waiting, taken, total = zlib.decompressobj(31), b"", 0, 0
    while True:
        if not waiting:
            waiting = file.read(PIECE >> 4)
            taken += len(waiting)
        if not waiting and not inflate.eof:
            raise HostileFile(CUT_SHORT)
        if inflate.eof:
            if not waiting.strip(b"\0"):
                return
            inflate = zlib.decompressobj(31)
        try:
            piece = inflate.decompress(waiting, PIECE)
        except zlib.error:
            raise HostileFile(CUT_SHORT) from None
        waiting = inflate.unconsumed_tail + inflate.unused_data
        total += len(piece)
        insist_on_proportion(total, taken)
        if piece:
            yield piece


def insist_on_proportion(inflated: int, stored: int) -> None:
    """Refuse what would fill the machine."""
    if inflated > MOST_BYTES:
        raise HostileFile(TOO_LARGE)
    if inflated > HARMLESS and inflated > MOST_SHRUNK * stored:
        raise HostileFile(OUT_OF_PROPORTION)


def _checked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Look at the first piece for what the file really is, and at all for NUL bytes."""
    first = next(pieces, b"")
    if not first.strip():
        raise UnusableFile(EMPTY)
    _insist_on_a_table(first)
    for piece in chain((first,), pieces):
        if b"\0" in piece:
            raise UnusableFile(NOT_TEXT)
        yield piece


def _insist_on_a_table(first: bytes) -> None:
    if is_workbook(first):
        raise UnusableFile(A_WORKBOOK)
    if first.startswith(_UTF16):
        raise UnusableFile(UTF16)
    marked = first.removeprefix(codecs.BOM_UTF8)
    if _MARKUP.match(marked):
        raise UnusableFile(AN_XML_FILE if _XML.match(marked) else A_WEB_PAGE)
    top = re.split(rb"[\r\n]", marked.lstrip(), maxsplit=1)[0]
    for mark, name in _OTHER_DELIMITERS.items():
        if top.count(mark) > max(1, top.count(b",")):
            raise UnusableFile(DELIMITER, mark=name)


def _decoded(pieces: Iterator[bytes]) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
    try:
        for piece in pieces:
            yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise UnusableFile(NOT_UTF8) from None


def _whole_lines(texts: Iterator[str]) -> Iterator[str]:
    """Text cut only after a line ending, never inside a line."""
    kept = ""
    for text in texts:
        joined = kept + text
        end = joined.rfind("\n") + 1 or joined.rfind("\r", 0, -1) + 1
        if len(joined) - end > LONGEST_LINE:
            raise UnusableFile(LONG_LINE)
        if end:
            yield joined[:end]
        kept = joined[end:]
    yield kept
