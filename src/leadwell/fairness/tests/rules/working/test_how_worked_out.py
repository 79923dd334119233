from __future__ import annotations

from dataclasses import replace

import pytest

from leadwell.fairness.rules.facts import Kind, Reading, Shown, ShownGroup
from leadwell.fairness.rules.how_worked_out import how_worked_out
from leadwell.fairness.tests.rules.working.counts import indicator
from leadwell.reasons import Reason

WHITE, BME = ShownGroup("white", "White", 157, 2000), ShownGroup("bme", "Others", 52, 1000)
RATIO = Shown(
    "made-up", "", "", "", WHITE, BME, (157 / 2000) / (52 / 1000), 1.116, 2.046, "ratio", "score",
    0.0078, Reading.ABOVE, 90.0,
)  # fmt: skip


def steps(shown, kind=Kind.LIKELIHOOD):
    return [str(step) for step in how_worked_out(indicator(kind), shown)]


def test_a_ratio_shows_its_counts_its_formula_its_interval_and_its_test():
    assert steps(RATIO) == [
        "White: 157, and 2,000 below the line.",
        "Others: 52, and 1,000 below the line.",
        "(157 ÷ 2,000) ÷ (52 ÷ 1,000) = 1.51.",
        "Koopman's interval, at 95 %: 1.12 to 2.05 (FAR-07).",
        "By the score test, chance alone would bring this or more: about 8 times in 1,000.",
        "Interval and test both leave parity out: chance would rarely bring that (FAR-10).",
        "1.51 lies outside 0.80 to 1.25 (four fifths), but its interval, 1.12 to 2.05, reaches back into "
        "that band: chance may have carried it out.",
    ]  # fmt: skip


def test_rounded_counts_do_not_pretend_to_give_the_figure():
    rounded = replace(RATIO, first=replace(WHITE, part=155))
    assert steps(rounded)[2] == "About (155 ÷ 2,000) ÷ (52 ÷ 1,000); from unrounded counts 1.51."


def test_a_figure_without_an_upper_end_says_from_where_on():
    shown = replace(RATIO, high=None, p=0.0001, test="fisher", reading=Reading.NO_DIFFERENCE)
    said = steps(shown)
    assert said[3] == "Koopman's interval, at 95 %: from 1.12 on (FAR-07)."
    assert "fewer than 1 time in 1,000" in said[4]
    assert "Fisher's exact test" in said[4]
    assert said[5].startswith("Interval or test holds parity")


def test_nobody_in_the_first_group_is_nought_and_comes_out():
    nobody = replace(RATIO, first=replace(WHITE, part=0), value=0.0, low=0.0)
    assert "(0 ÷ 2,000) ÷ (52 ÷ 1,000) = 0.00." in steps(nobody)


def test_a_count_rounded_to_nought_gives_no_figure():
    rounded = replace(RATIO, second=replace(BME, part=0))
    assert "About (157 ÷ 2,000) ÷ (0 ÷ 1,000); from unrounded counts 1.51." in steps(rounded)


def test_a_hidden_figure_shows_why_and_nothing_more():
    why = Reason("STA-02", "Too few.")
    hidden = replace(RATIO, first=replace(WHITE, part=None), value=None, withheld=(why,))
    assert steps(hidden) == [
        "White: hidden, and 2,000 below the line.", "Others: 52, and 1,000 below the line.", "Too few.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "second", "formula"),
    [
        (Kind.SHARE, 7.85, None, "100 × 157 ÷ 2,000 = 7.85 %."),
        (Kind.RATE, 7.85, None, "100 × 157 ÷ 2,000 = 7.85 %."),
        (Kind.SHARE, 7.9, None, "About 100 × 157 ÷ 2,000; from unrounded counts 7.90 %."),
        (
            Kind.DIFFERENCE,
            -4.0,
            BME,
            "100 × 157 ÷ everyone above − 100 × 2,000 ÷ everyone below = -4.00 points.",
        ),
        (
            Kind.DISPARITY,
            1.6,
            BME,
            "About (157 ÷ 2,000) ÷ (52 ÷ 1,000); from unrounded counts 1.60.",
        ),
    ],
)
def test_each_kind_has_its_formula(kind, value, second, formula):
    shown = replace(RATIO, value=value, second=second, low=None, high=None, p=None, test="")
    assert formula in steps(shown, kind)


def test_a_difference_with_a_hidden_count_gives_only_its_value():
    shown = replace(RATIO, value=-4.0, first=replace(WHITE, part=None), low=None, p=None)
    assert "From unrounded counts: -4.00 points." in steps(shown, Kind.DIFFERENCE)


def test_what_is_published_elsewhere_is_not_worked_out_here():
    assert steps(RATIO, Kind.SURVEY) == []
