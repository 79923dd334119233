"""Which social-care file a first row belongs to."""

from __future__ import annotations

import pytest

from leadwell.gateways.asc_wds.codes import definition
from leadwell.gateways.asc_wds.columns import layout_of, which_file
from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.tests.factories import columns

OLD_WORKPLACE = [*columns("workplace")[:12], "SHARELA", *columns("workplace")[12:30]]


def test_the_files_have_as_many_columns_as_the_notes_say():
    assert {file: len(names) for file, names in definition()["columns"].items()} == {
        "workplace": 44,
        "worker": 44,
        "training": 12,
    }


@pytest.mark.parametrize("file", ["workplace", "worker", "training"])
def test_the_columns_of_august_2026_are_recognised(file):
    assert layout_of(columns(file)).file == file


def test_small_letters_and_spaces_in_a_heading_do_no_harm():
    assert layout_of([f" {name.lower()} " for name in columns("training")]).file == "training"


@pytest.mark.parametrize(
    "optional",
    [["CHGUNIQUEWRKID"], ["TRANSFERSTAFFRECORD"], ["CHGUNIQUEWRKID", "TRANSFERSTAFFRECORD"]],
)
def test_two_more_columns_may_follow_the_second(optional):
    header = columns("worker")
    layout = layout_of([*header[:2], *optional, *header[2:]])
    assert layout.columns[2 : 2 + len(optional)] == tuple(optional)


def test_qualifications_may_go_on_for_ever():
    further = [f"QUALACH{n:02}{ending}" for n in range(4, 131) for ending in ("", "NOTES")]
    assert layout_of([*columns("worker"), *further]).columns[-1] == "QUALACH130NOTES"


@pytest.mark.parametrize(
    ("header", "told"),
    [
        pytest.param(OLD_WORKPLACE, "layout of 2019: it has a column SHARELA", id="2019"),
        pytest.param([*columns("worker"), "NURSESPEC"], "a column NURSESPEC", id="2019-workers"),
        pytest.param(columns("training")[::-1], "column 1 should be LOCALESTID", id="order"),
        pytest.param(columns("workplace")[:-1], "column 44 should be TTDIFFRATE", id="missing"),
        pytest.param([*columns("training"), "MORE"], "we do not know", id="extra"),
        pytest.param([*columns("worker"), "QUALACH05", "QUALACH05NOTES"], "QUALACH04", id="gap"),
        pytest.param([*columns("worker"), "QUALACH999"], "QUALACH04", id="far-gap"),
        pytest.param(["Name", "Post"], "none of the three", id="another-file"),
    ],
)
def test_another_layout_is_sent_back_with_what_to_do(header, told):
    with pytest.raises(UnusableFile, match=told):
        layout_of(header)


def test_an_old_file_is_still_told_apart():
    assert which_file(OLD_WORKPLACE) == "workplace"
