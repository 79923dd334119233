"""What a file is, by its content, whatever it is."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadwell.gateways import cqc_ratings, sickness, text
from leadwell.gateways.kinds import KINDS, recognise, why_unknown
from leadwell.gateways.rows import HostileFile, UnusableFile
from leadwell.gateways.tests.made_up import (
    DETAIL_HEADER,
    PAY_HEADER,
    a_file,
    a_table,
    a_workbook,
    csv_text,
    detail,
    ods,
    paid,
    practice,
    rated,
    sick,
)


def test_places_are_loaded_before_codes_and_codes_before_figures():
    kinds = list(KINDS)
    for before, after in [
        ("region-names", "ods-trusts"), ("icb-names", "ods-practices"), ("ods-trusts", "ods-sites"),
        ("ods-practices", "ods-pcn"), ("ods-pcn", "ods-successors"), ("cqc-ratings", "cqc-detail"),
        ("ods-successors", "organisation-aliases"), ("organisation-aliases", "staff-survey"),
        ("cqc-ratings", "gender-pay-gap"), ("ods-trusts", "sickness"), ("ods-trusts", "turnover"),
    ]:  # fmt: skip
        assert kinds.index(before) < kinds.index(after)
    assert all(kind.name == name for name, kind in KINDS.items())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", id="a-picture"),
        pytest.param(b'{"a": ' + b"1" * 300_000 + b"}", id="a-long-line-of-json"),
        pytest.param(b"<html></html>", id="a-web-page"),
        pytest.param(b"id\xaccode\xacname\n", id="another-delimiter"),
        pytest.param(b"Practice.Code,Year\nA81001,2016\n", id="another-table"),
        pytest.param(b"\xff\xfea\0", id="utf-16"),
        pytest.param(gzip.compress(b"\x80\x81"), id="gzipped-junk"),
    ],
)
def test_what_is_none_of_ours_is_unknown_and_no_accident(tmp_path, content):
    assert recognise(a_file(tmp_path, content, "etr.csv")) is None


def test_why_a_file_is_unknown_can_be_asked(tmp_path):
    assert "separated by ¬" in why_unknown(a_file(tmp_path, b"id\xaccode\xacname\n"))
    assert why_unknown(a_table(tmp_path, ["another", "table"])) is None


def test_another_workbook_is_unknown(tmp_path):
    assert recognise(a_workbook(tmp_path, {"A": [["x"]], "THEMES": [], "PCN": []})) is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(gzip.compress(b"a,b\n" * 9)[:15], id="cut-short"),
        pytest.param(b"PK\x03\x04 and then nothing", id="a-broken-workbook"),
    ],
)
def test_a_broken_file_is_told_about_since_it_may_have_been_one_of_ours(tmp_path, content):
    with pytest.raises(HostileFile, match="Download it again"):
        recognise(a_file(tmp_path, content))


WHOLE = [
    csv_text([ods("RZ1", "VALE NHS TRUST"), ods("RZ2", "DALE NHS TRUST")]),
    csv_text([practice(), practice("Z81002")]),
    csv_text([sickness.COLUMNS, sick()]),
    csv_text([cqc_ratings.COLUMNS, rated()]),
    csv_text([DETAIL_HEADER, detail()]),
    csv_text([PAY_HEADER, paid()]),
]
BEGINNINGS = [b"", b"\x1f\x8b", b"\x1f\x8b\x08\0", b"PK\x03\x04", b"PK\x05\x06", text.codecs.BOM_UTF8,
              b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<", b'"'] + [w.encode() for w in WHOLE]  # fmt: skip


@cache
def a_small_workbook():
    with TemporaryDirectory() as folder:
        return a_workbook(Path(folder), {"PCN": [["PCN Code"]], "THEMES": [["x"]]}).read_bytes()


fuzzed = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def survives(path):
    """Recognise a file and, if it is one of ours, read all of it. Only sentences may come out."""
    said = "Nothing."
    try:
        kind = recognise(path)
        if kind is not None:
            list(KINDS[kind].read(path).rows)
    except UnusableFile as refusal:
        said = str(refusal)
    assert re.fullmatch(r"[A-Z][^\n]*[.]", said)


@fuzzed
@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=400))
def test_no_bytes_at_all_are_an_accident(tmp_path, beginning, rest):
    survives(a_file(tmp_path, beginning + rest))


@fuzzed
@given(data=st.data())
def test_no_damage_to_a_real_layout_is_an_accident(tmp_path, data):
    whole = bytearray(data.draw(st.sampled_from(WHOLE)).encode())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[place] = data.draw(st.sampled_from(b'",\n\r\0;=9Z\xff'))
    survives(a_file(tmp_path, bytes(whole)))


@fuzzed
@given(data=st.data())
def test_no_damage_to_a_workbook_is_an_accident(tmp_path, data):
    whole = bytearray(a_small_workbook())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[place] = data.draw(st.integers(0, 255))
    survives(a_file(tmp_path, bytes(whole[: data.draw(st.integers(4, len(whole)))])))
