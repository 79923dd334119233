"""Workbooks nobody can vouch for."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
import xlsxwriter

from leadwell.gateways import text, workbooks
from leadwell.gateways.opening import open_workbook
from leadwell.gateways.rows import HostileFile, UnusableFile
from leadwell.gateways.tests.made_up import a_file, a_table, a_workbook


def with_part(path, name, content, *, how=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "a", how) as archive:
        archive.writestr(name, content)
    return path


def refusal_of(path):
    with pytest.raises(UnusableFile) as refusal:
        open_workbook(path)
    return refusal.value


@pytest.fixture
def book(tmp_path):
    return a_workbook(tmp_path, {"First": [["code", 1.5], ["ZA1", "x"]], "Second": []})


def test_the_cells_are_read_from_the_very_first_row(tmp_path):
    path = a_workbook(tmp_path, {"A": [[], ["", "x"], ["y", 2]]})
    opened = open_workbook(path)
    assert opened.sheets == ("A",)
    assert opened.rows("A") == [["", ""], ["", "x"], ["y", 2.0]]
    assert opened.rows("A", first=2) == [["", ""], ["", "x"]]


def test_a_formula_is_never_evaluated_only_its_saved_value_is_read(tmp_path):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("A").write_formula(0, 0, '=HYPERLINK("http://x.invalid")', None, "kept")
    assert open_workbook(path).rows("A") == [["kept"]]


def test_a_table_renamed_xlsx_is_known_by_its_bytes(tmp_path):
    path = a_table(tmp_path, ["code", "name"]).rename(tmp_path / "book.xlsx")
    assert str(refusal_of(path)) == workbooks.NOT_A_WORKBOOK


def test_another_zip_is_no_workbook(tmp_path):
    path = tmp_path / "some.zip"
    with_part(path, "notes.txt", "hello")
    assert str(refusal_of(path)) == workbooks.NOT_A_WORKBOOK


def test_a_workbook_that_is_also_an_open_document_is_refused(book):
    assert str(refusal_of(with_part(book, "content.xml", "<x/>"))) == workbooks.NOT_A_WORKBOOK


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused_wherever_it_is_cut(tmp_path, book, share):
    whole = book.read_bytes()
    path = a_file(tmp_path, whole[: int(len(whole) * share)])
    assert str(refusal_of(path)) == workbooks.DAMAGED


def test_a_broken_part_is_told_plainly(tmp_path, book):
    with zipfile.ZipFile(book) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[:40] if name.endswith("workbook.xml") else content)
    assert str(refusal_of(broken)) == workbooks.DAMAGED


def test_a_zip_bomb_is_refused_before_the_reader_sees_it(book):
    path = with_part(book, "xl/worksheets/sheet9.xml", b" " * (100 << 20))
    assert path.stat().st_size < 1 << 20
    refusal = refusal_of(path)
    assert isinstance(refusal, HostileFile)
    assert str(refusal) == text.OUT_OF_PROPORTION


def test_a_zip_bomb_that_declares_a_small_size_is_refused_all_the_same(tmp_path, book):
    size = 100 << 20
    whole = with_part(book, "xl/worksheets/sheet9.xml", b" " * size).read_bytes()
    liar = whole.replace(struct.pack("<I", size), struct.pack("<I", 10))
    assert liar != whole
    assert str(refusal_of(a_file(tmp_path, liar))) == text.OUT_OF_PROPORTION


def test_a_zip_that_declares_too_much_is_refused_without_being_inflated(
    tmp_path, book, monkeypatch
):
    monkeypatch.setattr(workbooks, "MOST_INFLATED", 1_000)
    monkeypatch.setattr(workbooks, "_inflated", lambda *_: pytest.fail("it was inflated"))
    assert str(refusal_of(book)) == text.OUT_OF_PROPORTION


def test_a_zip_of_very_many_parts_is_refused(book, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_MEMBERS", 3)
    assert str(refusal_of(book)) == text.OUT_OF_PROPORTION


def test_a_larger_file_than_any_published_is_refused(book, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_STORED", 100)
    assert str(refusal_of(book)) == text.TOO_LARGE


def test_a_part_packed_in_an_unknown_way_is_refused(book):
    path = with_part(book, "xl/odd.xml", "x" * 99, how=zipfile.ZIP_BZIP2)
    assert str(refusal_of(path)) == workbooks.DAMAGED


def far_corner(row, column, *, spelled='r="{place}"'):
    place = f"{column}{row}"
    cell = "<c " + spelled.format(place=place) + ' t="inlineStr"><is><t>y</t></is></c>'
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/'
        'spreadsheetml/2006/main"><sheetData><row><c r="A1"><v>1</v></c></row><row>'
        f"{cell}</row></sheetData></worksheet>"
    )


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(far_corner(1048576, "XFD"), id="the-far-corner"),
        pytest.param(far_corner(999_999, "AZ"), id="many-rows"),
        pytest.param(far_corner(9_000, "XFD"), id="many-columns"),
        pytest.param(far_corner(1048576, "XFD", spelled="r = '{place}'"), id="spelled-oddly"),
        pytest.param(far_corner(1048576, "XFD", spelled='r\n=\t\n"{place}"'), id="over-lines"),
        pytest.param(far_corner(1048576, "xfd"), id="small-letters"),
    ],
)
def test_two_cells_at_opposite_corners_do_not_end_the_process(tmp_path, book, sheet):
    with zipfile.ZipFile(book) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    path = tmp_path / "wide.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else content)
    assert str(refusal_of(path)) == workbooks.TOO_WIDE


def test_a_long_narrow_sheet_is_no_danger(tmp_path):
    path = a_workbook(tmp_path, {"A": [["code", n] for n in range(12_000)]})
    assert len(open_workbook(path).rows("A")) == 12_000


def ole(*names):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"".join(n.encode("utf-16-le") for n in names)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(ole("EncryptedPackage"), workbooks.LOCKED, id="locked-with-a-password"),
        pytest.param(ole("WordDocument"), workbooks.NOT_A_WORKBOOK, id="a-letter"),
        pytest.param(ole("Workbook"), workbooks.DAMAGED, id="cut-short"),
    ],
)
def test_an_old_workbook_that_cannot_be_read_is_told_plainly(tmp_path, content, sentence):
    assert str(refusal_of(a_file(tmp_path, content))) == sentence


def test_a_locked_part_asks_for_a_file_without_a_password(tmp_path, book):
    whole = bytearray(book.read_bytes())
    entry = whole.rfind(b"PK\x01\x02")
    whole[entry + 8] |= 1
    assert str(refusal_of(a_file(tmp_path, bytes(whole)))) == workbooks.LOCKED


def test_a_panic_in_the_reader_is_told_plainly():
    class PanicException(BaseException):
        pass

    with pytest.raises(HostileFile), workbooks._told_plainly():
        raise PanicException


def test_other_accidents_are_not_hidden():
    with pytest.raises(KeyError), workbooks._told_plainly():
        raise KeyError


def test_a_zip_directory_pointing_nowhere_is_refused(tmp_path, book):
    whole = bytearray(book.read_bytes())
    entry = whole.find(b"PK\x01\x02")
    whole[entry + 42 : entry + 46] = struct.pack("<I", 7)
    assert str(refusal_of(a_file(tmp_path, bytes(whole)))) == workbooks.DAMAGED


def test_the_reader_is_given_the_bytes_that_were_looked_through(book, monkeypatch):
    seen = []
    reader = workbooks.CalamineWorkbook

    class Watching:
        @staticmethod
        def from_filelike(file: io.BytesIO):
            seen.append(file.getvalue())
            return reader.from_filelike(file)

    monkeypatch.setattr(workbooks, "CalamineWorkbook", Watching)
    assert open_workbook(book).sheets == ("First", "Second")
    assert seen == [book.read_bytes()]
