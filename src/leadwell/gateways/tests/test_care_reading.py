"""Three social-care files, read together into rows of our own layout."""

from __future__ import annotations

import time
from datetime import date

import pytest

from leadwell.gateways.asc_wds.bundle import open_bundle, pack
from leadwell.gateways.asc_wds.reading import Held, Place, Reading
from leadwell.gateways.rows import HostileFile, UnusableFile
from leadwell.gateways.tests.factories import (
    TRAINING,
    WORKER,
    WORKPLACE,
    care_file,
    columns,
    content,
)

TODAY = date(2026, 11, 21)
HELD_ROW = {
    "organisation_code": "C1",
    "staff_number": "7",
    "name": "Worker G",
    "started_on": "2001-11-12",
}


@pytest.fixture
def read(tmp_path):
    """Reads files and gives the reading, its staff rows and its training."""

    def reading(*files, held=None, place=None):
        told = place or Place("C1", known=True)
        contents = [content(file) for file in files]
        with pack(contents, tmp_path) as packed, open_bundle(packed.pieces, tmp_path) as bundle:
            found = Reading(bundle, TODAY, lambda row: told, lambda code: held or Held())
            return found, list(found.staff_rows()), list(found.training())

    return reading


def _workplace(**cells):
    return care_file("workplace", [{**WORKPLACE, **cells}])


def _worker(**cells):
    return care_file("worker", [{**WORKER, **cells}])


def _training(**cells):
    return care_file("training", [{**TRAINING, **cells}])


def _refused(reading):
    return [(r.file, r.line, r.column, r.code) for r in reading.remarks if not r.warning]


def test_a_worker_becomes_a_row_of_our_layout(read):
    _reading, [(line, row)], _training_rows = read(_workplace(), _worker())
    assert line == 2
    assert row == {
        "organisation_code": "C1", "staff_number": "7", "name": "Worker G",
        "job_title": "Registered manager", "job_role": "Registered manager", "unit": "",
        "leads_people": "yes", "footing": "substantive", "started_on": "2001-11-12",
        "ethnicity": "asc:41", "disability": "asc:0", "sex": "asc:1", "birth_date": "1982-12-10",
    }  # fmt: skip


def test_nothing_of_a_national_insurance_number_goes_on(read):
    reading, rows, _ = read(_workplace(), _worker(NINUMBER="AA000000Z"))
    assert rows == []
    assert _refused(reading) == [("worker", 2, "NINUMBER", "1060")]
    assert "AA000000" not in repr(reading.remarks)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_files_may_come_in_any_order(read, order):
    files = [_workplace(), _worker(), _training()]
    reading, rows, training = read(*(files[n] for n in order))
    assert (len(rows), len(training), _refused(reading)) == (1, 1, [])
    assert training[0].staff_number == "7"
    assert training[0].accredited is True


def test_the_same_files_make_the_same_bundle_whatever_their_order(tmp_path):
    files = [content(_workplace()), content(_worker())]
    bundles = []
    for each in (files, files[::-1]):
        with pack(each, tmp_path) as packed:
            bundles.append(b"".join(packed.pieces()))
    assert bundles[0] == bundles[1]


def test_a_workplace_file_may_come_alone_and_unpacked(tmp_path):
    with open_bundle(content(_workplace()), tmp_path) as bundle:
        assert list(bundle.files) == ["workplace"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param(
            [_workplace(), _workplace()], "Two of the files are workplace files", id="twins"
        ),
        pytest.param([_worker()], "There is no workplace file", id="no-workplaces"),
        pytest.param([_workplace()] * 4, "more than three files", id="four"),
        pytest.param([b"Name,Post\nx,y\n"], "none of the three", id="another"),
        pytest.param([b"\x89PNG\r\n"], "another kind of file", id="picture"),
    ],
)
def test_files_that_do_not_belong_together_are_sent_back(read, files, told):
    with pytest.raises(UnusableFile, match=told):
        read(*files)


def test_a_damaged_bundle_is_sent_back(tmp_path):
    with pack([content(_workplace())], tmp_path) as packed:
        data = b"".join(packed.pieces())
    with pytest.raises(HostileFile):
        open_bundle(content(data[:-30]), tmp_path)
    broken = data.replace(b"Elm House", b"Oak House", 1)
    with pytest.raises(HostileFile):
        open_bundle(content(broken), tmp_path)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_line_endings_and_a_mark_at_the_start_do_no_harm(read, end):
    workplace = b"\xef\xbb\xbf" + care_file("workplace", [WORKPLACE], end=end)
    workers = care_file("worker", [WORKER, {**WORKER, "UNIQUEWORKERID": "8"}], end=end)
    mixed = workers.replace(end.encode(), b"\r\n", 1)
    _reading, rows, _ = read(workplace, mixed)
    assert [row["staff_number"] for _, row in rows] == ["7", "8"]


def test_a_worker_whose_workplace_was_rejected_is_rejected_for_that(read):
    reading, rows, training = read(_workplace(POSTCODE=""), _worker(), _training())
    assert (rows, training) == ([], [])
    assert _refused(reading) == [
        ("worker", 2, "LOCALESTID", ""),
        ("workplace", 2, "POSTCODE", "1060"),
        ("training", 2, "LOCALESTID", ""),
    ]
    assert "The workplace row was rejected" in reading.remarks[0].advice


@pytest.mark.parametrize(
    ("cells", "column", "advice"),
    [
        ({"LOCALESTID": "Oak House"}, "LOCALESTID", "No workplace in the workplace file"),
        ({"STARTDATE": ""}, "STARTDATE", "Give STARTDATE"),
        ({"UNIQUEWORKERID": "9" * 31}, "UNIQUEWORKERID", "too long for us"),
    ],
)
def test_what_we_cannot_keep_is_said(read, cells, column, advice):
    reading, rows, _ = read(_workplace(), _worker(**cells))
    assert rows == []
    [refused] = [remark for remark in reading.remarks if not remark.warning]
    assert (refused.column, advice in refused.advice) == (column, True)


@pytest.mark.parametrize(
    ("status", "held", "rows", "refused"),
    [
        pytest.param("NEW", {}, 1, 0, id="new"),
        pytest.param("NEW", {"7": HELD_ROW}, 1, 0, id="new-but-here"),
        pytest.param("UPDATE", {}, 1, 0, id="update-of-one-we-never-saw"),
        pytest.param("UNCHECKED", {"7": HELD_ROW}, 1, 0, id="unchecked"),
        pytest.param("NOCHANGE", {"7": HELD_ROW}, 0, 0, id="nothing-changed"),
        pytest.param("NOCHANGE", {}, 1, 0, id="nothing-changed-there-but-new-here"),
        pytest.param("DELETE", {}, 0, 0, id="gone-and-never-here"),
        pytest.param("CHGSUB", {"7": HELD_ROW}, 0, 1, id="no-status"),
    ],
)
def test_each_status_is_taken_as_what_it_means_here(read, status, held, rows, refused):
    reading, found, _ = read(_workplace(), _worker(STATUS=status), held=Held(held))
    assert (len(found), len(_refused(reading))) == (rows, refused)


def test_a_worker_taken_out_has_left_the_day_before(read):
    _reading, [(_, row)], _ = read(
        _workplace(), _worker(STATUS="DELETE"), held=Held({"7": HELD_ROW})
    )
    assert row == {**HELD_ROW, "ended_on": "2026-11-20"}


def test_a_worker_kept_by_hand_is_not_doubled(read):
    reading, rows, training = read(
        _workplace(), _worker(), _training(), held=Held(elsewhere=frozenset({"7"}))
    )
    assert rows == []
    assert "keeps this worker already" in reading.remarks[0].advice
    assert training[0].staff_number == "7"


def test_training_of_nobody_is_rejected(read):
    reading, _rows, training = read(_workplace(), _worker(), _training(UNIQUEWORKERID="77"))
    assert training == []
    assert _refused(reading) == [("training", 2, "UNIQUEWORKERID", "")]


def test_two_workplaces_of_one_place_keep_their_workers_apart(read):
    _reading, [(_, row)], _ = read(
        _workplace(), _worker(), place=Place("C1", "Elm House", unit=True)
    )
    assert (row["staff_number"], row["unit"]) == ("Elm House/7", "Elm House")


@pytest.mark.parametrize(
    ("column", "value"), [("CHGUNIQUEWRKID", "8"), ("TRANSFERSTAFFRECORD", "Oak House")]
)
def test_moving_and_renumbering_are_said_not_to_be_read(read, column, value):
    names = columns("worker")
    file = care_file(
        "worker", [{**WORKER, "STATUS": "UPDATE", column: value}],
        header=[*names[:2], column, *names[2:]],
    )  # fmt: skip
    reading, rows, _ = read(_workplace(), file, held=Held({"7": HELD_ROW}))
    assert column in [remark.column for remark in reading.remarks]
    assert len(rows) == (1 if column == "CHGUNIQUEWRKID" else 0)


def test_a_torn_row_harms_nobody_else(read):
    lines = _worker().decode().splitlines()
    file = "\r\n".join([lines[0], "Elm House,8", lines[1], ""]).encode()
    reading, rows, _ = read(_workplace(), file)
    assert len(rows) == 1
    assert _refused(reading) == [("worker", 2, "", "")]


def test_workplaces_are_remembered_as_they_were_loaded(read):
    reading, _, _ = read(_workplace())
    [(name, place, cells)] = reading.workplaces()
    assert (name, place.code, cells["MAINSERVICE"]) == ("Elm House", "C1", "1")


def test_ten_times_the_workers_take_ten_times_as_long(read):
    """A check that looked at all earlier rows again would take a hundred times as long."""

    def seconds(count):
        file = care_file(
            "worker", [{**WORKER, "UNIQUEWORKERID": str(number)} for number in range(count)]
        )
        began = time.process_time()
        _reading, rows, _ = read(_workplace(), file)
        assert len(rows) == count
        return time.process_time() - began

    seconds(100)
    assert seconds(5_000) < 30 * seconds(500)
