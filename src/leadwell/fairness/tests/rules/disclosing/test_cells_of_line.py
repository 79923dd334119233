"""Which counts a line shows: the same people are the same cell, whichever line counts them."""

from dataclasses import replace

from leadwell.fairness.rules.disclosing.cells_of_line import cells_of_line
from leadwell.fairness.rules.facts import EVERYONE, Kind, Selection
from leadwell.fairness.tests.rules.disclosing.figures import (
    APPOINTING,
    BANDS,
    TIERS,
    TRAINED,
    band,
    line,
)


def cells(one, indicator, all_rows=""):
    return cells_of_line(one, indicator=indicator, all_rows=all_rows)


def test_the_staff_of_a_group_are_one_cell_in_two_figures():
    shares = line(BANDS, (20, 20), (30, 30), (4, 4), row="all")
    of_band = cells(shares, BANDS, "all")
    trained = cells(line(TRAINED, (2, 20), (3, 30), (0, 4)), TRAINED)
    assert of_band.first.whole == trained.first.whole
    assert of_band.counts[of_band.first.part] == 20


def test_a_row_and_a_split_are_conditions():
    found = cells(line(BANDS, (20, 50), (30, 50), row="5", split="clinical:medical"), BANDS)
    assert found.first.part.where == {("pay_row", ("5",)), ("clinical", ("medical",))}


def test_the_row_of_all_rows_is_no_condition():
    assert cells(band("all", 30, 20), BANDS, "all").first.part.where == frozenset()


def test_a_row_narrows_the_condition_of_the_selection_on_the_same_column():
    low = replace(BANDS, part=Selection("staff", {"pay_row": ("1", "2")}))
    assert cells(band("1", 30, 20), low, "all").first.part.where == {("pay_row", ("1",))}


def test_the_whole_of_a_share_is_everybody():
    found = cells(band("5", 30, 20, 2), BANDS)
    assert found.first.whole == found.second.whole
    assert found.first.whole.group == ""
    assert found.value == {found.first.part, found.first.whole}
    assert found.spare == {found.second.part}
    assert [found.counts[cell] for cell in found.declared] == [2, 52]


def test_a_share_of_all_groups_together_has_everybody_behind_it_too():
    found = cells(line(BANDS, (20, 20), (30, 30), (4, 4), row="5"), BANDS)
    assert sorted(found.counts[cell] for cell in found.value) == [20, 54]
    assert found.first.part == found.first.whole


def test_a_share_of_one_group_of_everybody_has_no_second_and_no_declaration():
    openly = replace(
        BANDS, kind=Kind.SHARE, first=EVERYONE, second="", characteristic="", rows="",
        part=Selection("step", {"openly": ("true",)}), whole=Selection("step"),
    )  # fmt: skip
    found = cells(line(openly, (20, 50), None), openly)
    assert found.second is None
    assert found.declared == ()
    assert found.first.whole.group == ""


def test_a_likelihood_has_four_counts_behind_it():
    found = cells(line(APPOINTING, (2, 20), (3, 30), (1, 4)), APPOINTING)
    assert sorted(found.counts[cell] for cell in found.value) == [2, 3, 20, 30]
    assert [found.counts[cell] for cell in found.declared] == [4, 20, 30, 4]
    assert [found.counts[part] for part, _ in found.parted] == [2, 3]


def test_the_upper_tier_is_no_part_of_the_lower():
    assert cells(line(TIERS, (2, 20), (3, 30)), TIERS).parted == ()


def test_a_part_above_its_whole_is_no_part_of_it():
    assert cells(line(TRAINED, (25, 20), (3, 30)), TRAINED).parted[0][0].group == "white"


def test_each_cell_has_a_name_that_says_whom_it_counts():
    found = cells(line(APPOINTING, (2, 20), (3, 30), split="internal:yes"), APPOINTING)
    assert found.first.part.name == "step/recruitment/5//ethnicity:wres/bme/internal=yes"
    counted_once = replace(found.first.part, once=True)
    assert "/once/" in counted_once.name
