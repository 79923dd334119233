"""Lists of names, successors and aliases."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.gateways.kinds import KINDS, recognise
from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.tests.made_up import a_table, read

ICBS = ("ICB31CD", "ICB31CDH", "ICB31NM", "ObjectId")
REGIONS = ("trust_code", "nhs_region31_nhs_code", "nhs_region31_name", "status")
SUCCESSORS = ("old_code", "new_code", "date")
ALIASES = ("ods_code", "name", "alt_names", "type", "predecessor_codes", "merger_date")


def test_the_year_of_a_list_of_icbs_is_in_its_header(tmp_path):
    path = a_table(tmp_path, ICBS, ["E54000099", "QZZ", "Vale Integrated Care Board", 1])
    assert recognise(path) == "icb-names"
    assert KINDS["icb-names"].read(path).as_at == date(2031, 12, 31)
    [row], bad = read("icb-names", path)
    assert row == (2, "E54000099", "QZZ", "Vale Integrated Care Board")
    assert bad == []


def test_a_region_is_given_once_and_a_row_without_a_name_says_nothing(tmp_path):
    rows = [["RZ1", "Y99", "Far North", "open"], ["RZ2", "Y99", "Far North", "open"],
            ["RZ3", "W99", "", "open"], ["RZ4", "y98", "Far South", "open"]]  # fmt: skip
    path = a_table(tmp_path, REGIONS, *rows)
    assert recognise(path) == "region-names"
    taken, [bad] = read("region-names", path)
    assert taken == [(2, "Y99", "Far North")]
    assert (bad.line, bad.column) == (5, "region code")


def test_one_code_may_have_several_successors(tmp_path):
    rows = [
        ["01", "RZ1", "2031-04-01"],
        ["01", "RZ2", "2031-04-01"],
        ["RZ1", "G9Z9Z", "1992-05-06"],
    ]
    path = a_table(tmp_path, SUCCESSORS, *rows)
    assert recognise(path) == "ods-successors"
    delivery = KINDS["ods-successors"].read(path)
    assert delivery.as_at == date(2031, 4, 1)
    assert [(row.old_code, row.new_code) for row in delivery.rows] == [
        ("01", "RZ1"), ("01", "RZ2"), ("RZ1", "G9Z9Z"),
    ]  # fmt: skip


def test_other_names_and_predecessors_are_told_apart_by_semicolons(tmp_path):
    rows = [["RZ1", "Upper Vale", "UV; Old Vale;;UV", "x", "RZ2;RZ3", "2031-04-01"],
            ["RZ4", "Lower Vale", "", "x", "", ""]]  # fmt: skip
    path = a_table(tmp_path, ALIASES, *rows)
    assert recognise(path) == "organisation-aliases"
    delivery = KINDS["organisation-aliases"].read(path)
    assert delivery.as_at == date(2031, 4, 1)
    first, second = delivery.rows
    assert first[1:] == (
        "RZ1", "Upper Vale", ("UV", "Old Vale"), ("RZ2", "RZ3"), date(2031, 4, 1),
    )  # fmt: skip
    assert second[3:] == ((), (), None)


def test_what_only_looks_like_a_date_does_not_date_the_file(tmp_path):
    rows = [["RZ1", "RZ2", "2031-19-39"], ["RZ1", "RZ2", "2031-04-01"]]
    path = a_table(tmp_path, SUCCESSORS, *rows)
    assert KINDS["ods-successors"].read(path).as_at == date(2031, 4, 1)


@pytest.mark.parametrize(
    ("kind", "header", "row", "column"),
    [
        ("icb-names", ICBS, ["", "QZZ", "Vale", 1], "ICB CD"),
        ("icb-names", ICBS, ["E54000099", "q", "Vale", 1], "ICB CDH"),
        ("icb-names", ICBS, ["E54000099", "QZZ", " ", 1], "ICB NM"),
        ("ods-successors", SUCCESSORS, ["RZ 1", "RZ2", "2031-04-01"], "old_code"),
        ("ods-successors", SUCCESSORS, ["RZ1", "", "2031-04-01"], "new_code"),
        ("ods-successors", SUCCESSORS, ["RZ1", "RZ2", "2031-99-01"], "date"),
        ("organisation-aliases", ALIASES, ["rz", "V", "", "", "", ""], "ods_code"),
        ("organisation-aliases", ALIASES, ["RZ1", "", "", "", "", ""], "name"),
        ("organisation-aliases", ALIASES, ["RZ1", "V", "", "", "RZ2,RZ3", ""], "predecessor_codes"),
        ("organisation-aliases", ALIASES, ["RZ1", "V", "", "", "", "May"], "merger_date"),
        ("organisation-aliases", ALIASES, ["RZ1", "V"], "number of columns"),
    ],
)
def test_a_bad_row_names_its_column(tmp_path, kind, header, row, column):
    taken, [bad] = read(kind, a_table(tmp_path, header, row))
    assert taken == []
    assert (bad.line, bad.column) == (2, column)


@pytest.mark.parametrize("kind", ["icb-names", "region-names", "ods-successors", "sickness"])
def test_a_missing_column_is_named_in_a_sentence(tmp_path, kind):
    with pytest.raises(UnusableFile, match=r"column.* in its first row\. Load the file as it was"):
        KINDS[kind].read(a_table(tmp_path, ["code", "name"], ["RZ1", "x"]))


def test_columns_are_found_by_name_in_any_order(tmp_path):
    path = a_table(
        tmp_path, ["date", "x", " new_code", "old_code"], ["2031-04-01", "", "B12", "A12"]
    )
    assert read("ods-successors", path)[0] == [(2, "A12", "B12", date(2031, 4, 1))]
