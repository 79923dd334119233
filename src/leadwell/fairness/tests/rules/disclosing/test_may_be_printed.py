"""What may be printed of a set: no count about few, and no figure that would tell it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.fairness.rules.facts import ALL, Reading
from leadwell.fairness.tests.rules.disclosing.figures import (
    APPOINTING,
    BANDS,
    BOARD,
    TRAINED,
    VOTING,
    band,
    codes,
    line,
    printed,
)
from leadwell.stats.disclosure import HES_2018, INTERNAL_EXACT, SURVEY_11


def test_a_figure_of_many_is_printed_with_rounded_counts_and_its_own_value():
    (shown,) = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100))).shown
    assert (shown.first.part, shown.first.whole, shown.second.part) == (40, 205, 155)
    assert (shown.value, shown.low, shown.high, shown.p) == (1.25, 1.0, 1.5, 0.04)
    assert (shown.first.title, shown.unit, shown.reading) == ("BME", "ratio", Reading.ABOVE)
    assert shown.declared == pytest.approx(100 * (203 + 512) / 815)
    assert shown.withheld == ()


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param([(3, 203), (157, 512)], id="few-were-appointed"),
        pytest.param([(41, 203), (4, 512)], id="few-of-the-others"),
        pytest.param([(2, 6), (157, 512)], id="few-were-shortlisted"),
        pytest.param([(200, 203), (157, 512)], id="few-were-not-appointed"),
    ],
)
def test_a_figure_with_a_small_count_behind_it_is_withheld_whole(counts):
    (shown,) = printed(line(APPOINTING, *counts, (20, 100))).shown
    assert (shown.value, shown.low, shown.high, shown.p) == (None, None, None, None)
    assert (shown.test, shown.reading) == ("", Reading.WITHHELD)
    assert codes(shown)


def test_where_something_has_to_go_it_is_the_group_a_share_is_not_about():
    rows = [band("5", 300, 60, 3), band("6", 200, 50, 20), band(ALL, 500, 110, 23)]
    assert printed(*rows).shown[0].second.part == 300
    shown = printed(*rows, profile=SURVEY_11).shown
    assert [one.value for one in shown] == [1.25, 1.25, 1.25]
    assert shown[0].second.part is None
    assert shown[0].declared is None
    assert shown[0].row_title == "Band 5"


@pytest.mark.parametrize(
    ("voting", "told"),
    [
        pytest.param([(29, 300), (38, 900)], False, id="the-board-less-those-who-vote-are-few"),
        pytest.param([(15, 300), (20, 900)], True, id="as-many-do-not-vote"),
    ],
)
def test_a_board_and_those_who_vote_on_it_do_not_give_away_the_few_who_do_not(voting, told):
    board = line(BOARD, (30, 300), (40, 900))
    shown = printed(board, line(VOTING, *voting)).shown
    assert all(one.value is not None for one in shown) is told


def test_too_few_people_to_print_anything():
    shown = printed(line(TRAINED, (1, 3), (1, 2), (0, 1)), band(ALL, 2, 3, 1)).shown
    assert all(one.value is None and one.reading is Reading.WITHHELD for one in shown)
    assert shown[0].first.whole is None
    assert all(codes(one) for one in shown)


def test_exact_figures_pass_through():
    (shown,) = printed(line(APPOINTING, (3, 203), (1, 2), (1, 1)), profile=INTERNAL_EXACT).shown
    assert (shown.first.part, shown.second.whole, shown.value) == (3, 2, 1.25)


def test_nothing_hidden_is_in_what_is_shown():
    found = printed(band("5", 300, 3, 40), band("6", 200, 50, 20), band(ALL, 500, 53, 60))
    assert found.shown[0].first.part is None
    assert found.shown[0].value is None
    assert BANDS.code == found.shown[0].indicator


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 30), st.integers(0, 12)),
        min_size=2,
        max_size=4,
    )
)
def test_a_printed_value_never_stands_beside_a_hidden_count_it_comes_from(rows):
    lines = [band(str(place), *counts) for place, counts in enumerate(rows)]
    lines.append(band(ALL, *map(sum, zip(*rows, strict=True))))
    for one, shown in zip(lines, printed(*lines).shown, strict=True):
        small = {n for n in (one.first.part, one.first.whole) if HES_2018.hides(n)}
        assert shown.value is None or not small
        assert (shown.value is None) == (None in (shown.first.part, shown.first.whole))


def test_few_who_have_not_said_are_hidden_and_not_nobody():
    """An area that told of all its places how many have said it would tell how many have not in this one."""
    found = printed(line(APPOINTING, (41, 203), (157, 512), (2, 5)))
    assert found.shown[0].declared is None
    assert found.basis["step/recruitment/2//ethnicity:wres/unknown/"] == (None, 5)
    many = printed(line(APPOINTING, (41, 203), (157, 512), (20, 100)))
    assert many.basis["step/recruitment/2//ethnicity:wres/unknown/"] == (100, 100)
