"""Figures that organisations published, worked out from what they published beside them."""

from __future__ import annotations

import pytest

from leadwell.fairness.queries.definitions import indicators, sets
from leadwell.fairness.rules.acting.what_grades_come_to import what_grades_come_to
from leadwell.fairness.rules.facts import ALL, Count, Reading, Tally
from leadwell.fairness.rules.four_fifths import four_fifths
from leadwell.fairness.rules.work_out import work_out


def line(code, *, row="", **groups):
    named = {name.replace("_", "-"): Count(*count) for name, count in groups.items()}
    return work_out(indicators()[code], [Tally(7, code, row, "", named)])[0]


def test_a_trust_whose_rates_are_46_99_and_14_65_per_cent_has_3_2075():
    found = line("wres-2", white=(4699, 10000), bme=(1465, 10000))
    assert found.value == pytest.approx(3.2075, abs=5e-5)


def test_division_comes_before_rounding():
    # 3,296 staff, 76 % white and 22 % Black and minority ethnic; 17 and 9 entered
    found = line("wres-3", white=(17, 2505), bme=(9, 725))
    assert found.value == pytest.approx(1.829, abs=5e-4)
    assert round(1.2 / 0.7, 2) == 1.71
    assert found.reading is Reading.NO_DIFFERENCE


def test_labels_come_from_one_definition_so_that_two_pages_cannot_swap_them():
    # one page gave white 44.3 and another gave 44.3 as the other group's
    for code in ("wres-5", "wres-8"):
        assert (indicators()[code].first, indicators()[code].second) == ("bme", "white")


def test_a_ratio_carries_no_per_cent_sign():
    for one in indicators().values():
        if one.kind in ("likelihood", "disparity"):
            assert "%" not in one.says
            assert "times" in one.says


def test_a_ratio_below_one_never_reads_as_more_likely():
    # "0.66 more likely" was printed; both groups and the direction are in our sentence
    for one in indicators().values():
        if one.kind == "likelihood":
            assert "more likely" not in one.says
            assert "{value} times as likely as" in one.says


def test_a_workforce_of_7422_has_the_shares_13_34_84_98_and_1_68():
    counts = {"bme": (990, 990), "white": (6307, 6307), "not_said": (125, 125)}
    bme = line("wres-1", row=ALL, **counts)
    assert round(bme.value, 2) == 13.34
    assert bme.second is not None
    assert round(100 * bme.second.part / bme.second.whole, 2) == 84.98
    assert round(100 * bme.unknown.part / bme.unknown.whole, 2) == 1.68
    assert bme.second.whole == 7422


def test_a_board_17_per_cent_against_a_workforce_of_21_is_4_points_below():
    found = line("wres-9", bme=(17, 21), white=(83, 79))
    assert found.value == pytest.approx(-4)


def test_the_disparity_of_national_counts_is_as_worked_out():
    steps = {
        "disparity-lower-middle": ((296608, 544835), (73394, 181526), 1.346),
        "disparity-middle-upper": ((79653, 296608), (14160, 73394), 1.392),
        "disparity-lower-upper": ((79653, 544835), (14160, 181526), 1.874),
    }
    values = {}
    for code, (white, bme, expected) in steps.items():
        values[code] = line(code, white=white, bme=bme).value
        assert round(values[code], 3) == expected
    whole = indicators()["disparity-lower-upper"]
    product = 1.0
    for step in whole.made_of:
        product *= values[step]
    assert values["disparity-lower-upper"] == pytest.approx(product)


REGIONS = {
    "East of England": (1.96, 1.46, 1.80),
    "London": (1.43, 1.47, 1.16),
    "Midlands": (1.46, 1.50, 1.71),
    "North East and Yorkshire": (1.81, 2.01, 1.74),
    "North West": (1.62, 1.58, 2.01),
    "South East": (1.30, 1.63, 1.53),
    "South West": (1.82, 1.78, 1.93),
}


def test_of_the_regions_only_london_in_2024_lay_within_four_fifths():
    within = [
        (name, 2022 + n)
        for name, values in REGIONS.items()
        for n, value in enumerate(values)
        if not four_fifths(value, value, value)
    ]
    assert within == [("London", 2024)]


@pytest.mark.parametrize(("total", "rating"), [(22, "achieving"), (21, "developing")])
def test_the_sum_of_grades_is_called_as_a_trust_printed_it(total, rating):
    outcomes = [one.code for one in indicators().values() if one.set == "eds"]
    assert len(outcomes) == 11
    grades = {**dict.fromkeys(outcomes, 2), outcomes[0]: total - 20}
    found = what_grades_come_to(grades, outcomes=outcomes, totals=sets()["eds"].totals)
    assert (found.total, found.rating) == (total, rating)


def test_the_bands_of_the_sum_leave_no_gap_and_say_that_they_are_to_be_verified():
    eds = sets()["eds"]
    totals = [n for low, high in eds.totals.values() for n in range(low, high + 1)]
    assert totals == list(range(34))
    assert any("22 to 30" in doubt for doubt in eds.to_be_verified)


def test_social_care_divides_the_other_way_round():
    council = line("sc-wres-shortlisting", bme=(52, 1000), white=(100, 1000))
    trust = line("wres-2", bme=(52, 1000), white=(100, 1000))
    assert council.value == pytest.approx(0.52)
    assert trust.value == pytest.approx(1.92, abs=0.005)


def test_small_ratios_compound_over_a_career():
    assert [round(1.59**n, 2) for n in range(1, 8)] == [1.59, 2.53, 4.02, 6.39, 10.16, 16.16, 25.69]


def test_the_exercise_on_four_fifths_is_never_answered_without_its_interval():
    hispanic = line("wres-2", white=(13, 58), bme=(63, 187))
    (said,) = four_fifths(hispanic.value, hispanic.low, hispanic.high)
    assert round(hispanic.value, 3) == 0.665
    assert "0.39 to 1.08" in str(said)
    assert said.code == "FAR-16b"
    assert hispanic.reading is Reading.NO_DIFFERENCE


def test_a_ratio_whose_whole_interval_is_beyond_four_fifths_says_so():
    far = line("wres-2", white=(4699, 10000), bme=(1465, 10000))
    assert [why.code for why in four_fifths(far.value, far.low, far.high)] == ["FAR-16a"]
    turned = four_fifths(1 / far.value, 1 / far.high, 1 / far.low)
    assert [why.code for why in turned] == ["FAR-16a"]


@pytest.mark.parametrize("ends", [(None, None), (1.1, None), (None, 9.0)])
def test_an_interval_without_an_end_is_still_said(ends):
    assert [why.code for why in four_fifths(1.3, *ends)] == ["FAR-16b"]


@pytest.mark.parametrize("value", [None, 0.8, 1.0, 1.25])
def test_within_four_fifths_there_is_nothing_to_say(value):
    assert four_fifths(value, 0.1, 9) == []
