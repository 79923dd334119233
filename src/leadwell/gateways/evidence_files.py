"""Files that people give as evidence: what they really are, and whether they may be opened at all.

A name says nothing about a file, so its first bytes decide. What can act by itself (a document with a
program in it, a PDF with scripts or files inside) is turned away before anybody opens it. A virus scanner
of the site's own choosing is asked too, where one is set: a program that reads the file from its standard
input and ends with 0 where it is clean.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from leadwell.gateways.rows import HostileFile, UnusableFile, gettext_noop

MOST_BYTES = 10 << 20
MOST_UNPACKED = 200 << 20
PATIENCE = 60
KINDS: Sequence[tuple[bytes, str, str]] = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "application/vnd.oasis.opendocument.text"
TEST_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
ACTS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA|RichMedia|XFA)\b")

TOO_LARGE = gettext_noop("The file is larger than 10 MB. Make it smaller, or give it in parts.")
EMPTY = gettext_noop("The file is empty. Choose another.")
UNKNOWN = gettext_noop("Give a PDF, a picture (PNG or JPEG) or a document (Word or OpenDocument).")
PROGRAM = gettext_noop("This document has a program in it. Save it as a PDF and give that.")
ACTIVE = gettext_noop("This PDF can act by itself. Print it to a new PDF and give that.")
INFECTED = gettext_noop("The virus check found something in this file. It was not kept.")
NO_SCAN = gettext_noop("The virus check did not answer. Try again later.")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that may be kept: its bytes, and what it really is."""

    content: bytes
    media_type: str
    ending: str


def looked_at(content: bytes) -> Evidence:
    """What a file is. Raises `UnusableFile` or `HostileFile` with what to do instead."""
    if not content:
        raise UnusableFile(EMPTY)
    if len(content) > MOST_BYTES:
        raise UnusableFile(TOO_LARGE)
    if TEST_VIRUS in content:
        raise HostileFile(INFECTED)
    for start, media_type, ending in KINDS:
        if content.startswith(start):
            if media_type == "application/pdf" and ACTS.search(content):
                raise HostileFile(ACTIVE)
            return Evidence(content, media_type, ending)
    return _document(content)


def _document(content: bytes) -> Evidence:
    if not content.startswith(b"PK\x03\x04"):
        raise UnusableFile(UNKNOWN)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as found:
            names = {one.filename: one.file_size for one in found.infolist()}
            kind = found.read("mimetype") if names.get("mimetype", 1 << 20) < 200 else b""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise UnusableFile(UNKNOWN) from error
    if sum(names.values()) > MOST_UNPACKED:
        raise HostileFile(TOO_LARGE)
    if any("vbaProject" in name or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise HostileFile(PROGRAM)
    if "word/document.xml" in names:
        return Evidence(content, WORD, ".docx")
    if kind == TEXT.encode():
        return Evidence(content, TEXT, ".odt")
    raise UnusableFile(UNKNOWN)


def is_clean(content: bytes, scanner: Sequence[str]) -> bool:
    """What the site's virus scanner says. Raises `UnusableFile` where it does not answer."""
    try:
        done = subprocess.run(  # noqa: S603 - the program is the site's own setting
            list(scanner), input=content, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnusableFile(NO_SCAN) from error
    if done.returncode not in (0, 1):
        raise UnusableFile(NO_SCAN)
    return done.returncode == 0
