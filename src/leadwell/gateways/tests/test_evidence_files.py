"""Files given as evidence: known by their bytes, and turned away where they could act by themselves."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest

from leadwell.gateways import evidence_files
from leadwell.gateways.rows import HostileFile, UnusableFile

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, ".pdf"),
        (b"\x89PNG\r\n\x1a\nrest", ".png"),
        (b"\xff\xd8\xff\xe0rest", ".jpg"),
        (packed(**{"word__document.xml": b"<w/>"}), ".docx"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), ".odt"),
    ],
)
def test_a_file_is_known_by_its_bytes(content, ending):
    found = evidence_files.looked_at(content)
    assert (found.content, found.ending) == (content, ending)


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90", b"<html>", b"PK\x03\x04torn", packed(a=b"b"), b"x" * (10 << 20) + b"y",
     packed(mimetype=b"application/zip")],
)  # fmt: skip
def test_what_is_no_evidence_is_refused_with_what_to_give(content):
    with pytest.raises(UnusableFile):
        evidence_files.looked_at(content)


@pytest.mark.parametrize(
    "content",
    [
        PDF + b"/JavaScript (app.alert(1))",
        PDF + b"<< /OpenAction 3 0 R >>",
        packed(**{"word__document.xml": b"<w/>", "word__vbaProject.bin": b"x"}),
        packed(mimetype=b"application/vnd.oasis.opendocument.text", Basic__x=b"x"),
        packed(**{"word__document.xml": b"\0" * (201 << 20)}),
        PDF + b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
    ],
)
def test_what_could_act_by_itself_is_turned_away(content):
    with pytest.raises(HostileFile):
        evidence_files.looked_at(content)


def _scanner(ends: str) -> list[str]:
    return [sys.executable, "-c", f"import sys; sys.exit({ends})"]


def test_the_sites_own_scanner_decides():
    look = "1 if b'bad' in sys.stdin.buffer.read() else 0"
    assert evidence_files.is_clean(b"good", _scanner(look))
    assert not evidence_files.is_clean(b"bad", _scanner(look))


@pytest.mark.parametrize("scanner", [["/nowhere/scanner"], _scanner("3")])
def test_a_scanner_that_does_not_answer_lets_nothing_in(scanner):
    with pytest.raises(UnusableFile):
        evidence_files.is_clean(b"good", scanner)
