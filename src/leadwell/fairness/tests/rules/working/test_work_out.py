from __future__ import annotations

from dataclasses import replace

import pytest

from leadwell.fairness.rules.facts import ALL, Count, Kind, Reading
from leadwell.fairness.rules.reading import reading
from leadwell.fairness.rules.work_out import work_out
from leadwell.fairness.rules.work_out_again import work_out_again
from leadwell.fairness.tests.rules.working.counts import indicator, ratio, tally
from leadwell.stats.difference import newcombe
from leadwell.stats.odds_ratio import cornfield
from leadwell.stats.proportion import wilson
from leadwell.stats.relative_likelihood import koopman

SHARE = replace(indicator(Kind.SHARE, first="bme", second="white"), rows="pay_row")


def why(line):
    return [reason.code for reason in line.why_not]


def test_a_relative_likelihood_has_all_four_counts_its_interval_and_its_test():
    line = ratio(white=(157, 2000), bme=(52, 1000), not_said=(9, 90), not_asked=(1, 10))
    expected = koopman(157, 2000, 52, 1000)
    assert (line.value, line.low, line.high) == (
        float(expected.ratio), float(expected.low), float(expected.high),
    )  # fmt: skip
    assert (line.first, line.second) == (Count(157, 2000), Count(52, 1000))
    assert line.unknown == Count(10, 100)
    assert (line.test, line.reading, why(line)) == ("score", Reading.ABOVE, [])


def test_people_whose_group_is_not_known_are_in_no_ratio():
    known = {"white": (157, 2000), "bme": (52, 1000)}
    more = ratio(**known, not_said=(500, 900), unknown=(3, 3))
    assert (more.value, more.p) == (ratio(**known).value, ratio(**known).p)


def test_small_counts_have_the_exact_test_and_never_a_difference_it_does_not_find():
    # Koopman's interval leaves out 1 by a hair, the exact test finds nothing
    line = ratio(white=(3, 3), bme=(1, 5))
    assert line.test == "fisher"
    assert line.low is not None
    assert line.low > 1
    assert line.p is not None
    assert line.p > 0.05
    assert line.reading is Reading.NO_DIFFERENCE


@pytest.mark.parametrize(
    ("white", "bme", "code"),
    [
        pytest.param((0, 0), (3, 10), "FAR-19a", id="nobody-above"),
        pytest.param((3, 10), (0, 0), "FAR-19a", id="nobody-below"),
        pytest.param((3, 2), (3, 10), "FAR-19b", id="more-left-than-are-there"),
        pytest.param((3, 10), (0, 10), "FAR-19c", id="nothing-to-divide-by"),
        pytest.param((0, 10), (0, 10), "FAR-19c", id="nothing-happened"),
    ],
)
def test_what_cannot_be_worked_out_says_why_and_is_never_infinite(white, bme, code):
    line = ratio(white=white, bme=bme)
    assert (line.value, line.high, line.reading) == (None, None, Reading.NOT_CALCULABLE)
    assert why(line) == [code]
    assert line.first == Count(*white)


def test_with_nothing_to_divide_by_the_interval_still_says_how_much_at_least():
    line = ratio(white=(20, 100), bme=(0, 100))
    assert line.low is not None
    assert line.low > 1


def test_one_impossible_organisation_does_not_spoil_the_others():
    good = tally(white=(157, 2000), bme=(52, 1000))
    lines = work_out(indicator(), [tally(white=(3, 2), bme=(1, 1), organisation=1), good])
    assert [line.organisation_id for line in lines] == [1, 7]
    assert lines[1].value == ratio(white=(157, 2000), bme=(52, 1000)).value


def test_no_event_at_all_in_the_first_group_is_nought():
    assert ratio(white=(0, 30), bme=(5, 60)).value == 0


def test_a_share_is_of_everyone_also_of_those_not_known():
    rows = [
        tally(row="5", bme=(100, 100), white=(100, 100), not_asked=(20, 20)),
        tally(row="7", bme=(20, 20), white=(300, 300)),
    ]
    five, seven, everybody = work_out(SHARE, rows)
    assert five.value == pytest.approx(100 * 100 / 220)
    assert five.first == Count(100, 220)
    assert five.unknown == Count(20, 220)
    assert (five.low, five.high) == pytest.approx(
        tuple(100 * float(end) for end in (wilson(100, 220).low, wilson(100, 220).high))
    )
    assert (everybody.row, everybody.value) == (ALL, pytest.approx(100 * 120 / 540))
    assert (five.reading, seven.reading) == (Reading.ABOVE, Reading.BELOW)
    assert (everybody.reading, everybody.p) == (Reading.NO_DIFFERENCE, None)


def test_a_row_of_everybody_that_was_counted_is_not_counted_again():
    rows = [tally(row="5", bme=(3, 3), white=(9, 9)), tally(row=ALL, bme=(4, 4), white=(40, 40))]
    assert [line.row for line in work_out(SHARE, rows)] == ["5", ALL]


def test_rows_of_each_organisation_and_split_are_read_against_their_own():
    rows = [
        tally(row="5", split="clinical:clinical", bme=(50, 50), white=(50, 50)),
        tally(row="5", organisation=8, bme=(50, 50), white=(50, 50)),
        tally(row="6", organisation=8, bme=(1, 1), white=(99, 99)),
    ]
    lines = work_out(SHARE, rows)
    assert [(line.organisation_id, line.split) for line in lines if line.row == ALL] == [
        (7, "clinical:clinical"), (8, ""),
    ]  # fmt: skip
    # the only row is the whole: there is nothing to differ from
    assert [line.reading for line in lines[:2]] == [Reading.NO_DIFFERENCE, Reading.ABOVE]


def test_a_share_without_rows_or_groups_is_only_a_share():
    alone = replace(indicator(Kind.SHARE, first="everyone", second=""), grouping="")
    (line,) = work_out(alone, [tally(everyone=(30, 40))])
    assert (line.value, line.second, line.p) == (75, None, None)
    (nobody, strange) = work_out(alone, [tally(), tally(everyone=(5, 4))])
    assert (why(nobody), why(strange)) == (["FAR-19a"], ["FAR-19b"])
    assert nobody.low is None


def test_a_board_is_compared_with_the_workforce_in_points():
    line = ratio(Kind.DIFFERENCE, first="bme", second="white",
                 bme=(2, 220), white=(9, 760), other=(1, 0), not_said=(0, 20))  # fmt: skip
    expected = newcombe(2, 12, 220, 1000)
    assert line.value == pytest.approx(100 * (2 / 12 - 0.22))
    assert (line.low, line.high) == pytest.approx((100 * expected.low, 100 * expected.high))
    assert (line.second, line.test) == (Count(10, 760), "fisher")
    assert line.reading is Reading.NO_DIFFERENCE


def test_a_board_of_nobody_is_compared_with_nothing():
    line = ratio(Kind.DIFFERENCE, first="bme", second="white", bme=(0, 20), white=(0, 60))
    assert (line.value, line.low, why(line)) == (None, None, ["FAR-19a"])


def test_a_disparity_compares_two_tiers_that_share_nobody():
    line = ratio(Kind.DISPARITY, white=(79653, 544835), bme=(14160, 181526))
    expected = cornfield(79653, 544835, 14160, 181526)
    assert (line.value, line.low) == (float(expected.ratio), float(expected.low))
    assert line.reading is Reading.ABOVE


@pytest.mark.parametrize(
    ("white", "bme", "code"),
    [((3, 9), (0, 4), "FAR-19c"), ((3, 0), (1, 4), "FAR-19a"), ((3, 9), (1, 0), "FAR-19a")],
)
def test_a_disparity_with_an_empty_tier_is_not_calculable(white, bme, code):
    line = ratio(Kind.DISPARITY, white=white, bme=bme)
    assert (line.value, why(line)) == (None, [code])


def test_figures_that_nobody_counts_have_no_lines():
    for kind in (Kind.SURVEY, Kind.NARRATIVE, Kind.PAY_GAP):
        assert work_out(indicator(kind), [tally(white=(1, 2))]) == []


def test_nothing_counted_gives_no_lines():
    assert work_out(indicator(), []) == []
    assert work_out(SHARE, []) == []


@pytest.mark.parametrize("kind", [Kind.LIKELIHOOD, Kind.DISPARITY, Kind.DIFFERENCE])
def test_a_line_worked_out_again_from_its_own_counts_is_the_same(kind):
    line = ratio(kind, white=(40, 90), bme=(30, 80), not_said=(2, 5))
    assert work_out_again(indicator(kind), line) == line


def test_a_row_of_a_share_worked_out_again_stays_read_against_the_same_whole():
    rows = [tally(row="5", bme=(90, 90), white=(10, 10)), tally(row="6", white=(99, 99))]
    five = work_out(SHARE, rows)[0]
    assert work_out_again(SHARE, five) == five
    fewer = work_out_again(SHARE, replace(five, first=Count(88, 100)))
    assert (fewer.value, fewer.p, fewer.reading) == (88, five.p, five.reading)


def test_what_is_not_counted_is_not_worked_out_again():
    line = ratio(white=(4, 9), bme=(3, 8))
    assert work_out_again(indicator(Kind.SURVEY), line) is line


@pytest.mark.parametrize(
    ("ends", "p", "said"),
    [
        ((1.1, 2.0), 0.01, Reading.ABOVE),
        ((0.3, 0.9), 0.01, Reading.BELOW),
        ((1.1, 2.0), 0.05, Reading.NO_DIFFERENCE),
        ((0.9, 2.0), 0.01, Reading.NO_DIFFERENCE),
        ((1.0, None), None, Reading.NO_DIFFERENCE),
        ((None, None), None, Reading.NO_DIFFERENCE),
    ],
)
def test_both_the_interval_and_the_test_have_to_leave_parity_out(ends, p, said):
    assert reading(1.5, *ends, parity=1, p=p) is said


def test_without_a_value_nothing_is_said_and_without_a_parity_no_difference():
    assert reading(None, 1.1, 2, parity=1, p=0.01) is Reading.NOT_CALCULABLE
    assert reading(40, 30, 50, parity=None, p=None) is Reading.NO_DIFFERENCE
