"""FAR-91, 92, 94, 95, 97 and 98."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.fairness.rules.disclosing.facts import Cell, Words
from leadwell.fairness.rules.facts import Count, Kind, Line, Reading, Selection
from leadwell.fairness.rules.pools.cell_named import cell_named
from leadwell.fairness.rules.pools.enough_to_pool import enough_to_pool
from leadwell.fairness.rules.pools.figure_can_be_pooled import figure_can_be_pooled
from leadwell.fairness.rules.pools.pool_may_be_printed import pool_may_be_printed
from leadwell.fairness.rules.pools.pool_stays import pool_stays
from leadwell.fairness.rules.pools.what_a_sum_leaves import what_a_sum_leaves
from leadwell.fairness.tests.counting.made_up import APPLIED, APPOINTED, STAFF, figure
from leadwell.fairness.tests.factories import likelihood, withheld
from leadwell.reasons import Reason
from leadwell.stats.disclosure import HES_2018

HAPPENS = figure("appointed", APPOINTED, APPLIED)
STOCK = figure("formal", APPOINTED, STAFF)


@pytest.mark.parametrize(
    ("indicator", "others", "codes"),
    [
        pytest.param(HAPPENS, [], [], id="what-happened-of-what-happened"),
        pytest.param(HAPPENS, [HAPPENS], [], id="and-meant-the-same"),
        pytest.param(STOCK, [], ["FAR-91b"], id="out-of-staff"),
        pytest.param(replace(HAPPENS, whole=None), [], ["FAR-91b"], id="out-of-nothing"),
        pytest.param(replace(HAPPENS, kind=Kind.SHARE), [], ["FAR-91a"], id="a-share"),
        pytest.param(replace(HAPPENS, second=""), [], ["FAR-91a"], id="of-one-group"),
        pytest.param(HAPPENS, [None], ["FAR-91c"], id="a-year-does-not-have-it"),
        pytest.param(HAPPENS, [HAPPENS, replace(HAPPENS, first="bme")], ["FAR-91c"], id="turned"),
        pytest.param(
            HAPPENS, [replace(HAPPENS, part=Selection("step"))], ["FAR-91c"], id="counted-otherwise"
        ),
    ],
)
def test_which_figures_can_be_pooled(indicator, others, codes):
    assert [why.code for why in figure_can_be_pooled(indicator, *others)] == codes


@pytest.mark.parametrize(
    ("own", "more", "codes"),
    [
        pytest.param(withheld(), {"years": 3}, [], id="three-years"),
        pytest.param(withheld(), {"years": 2}, ["FAR-92b"], id="two-years"),
        pytest.param(None, {"employers": 5}, [], id="five-employers"),
        pytest.param(None, {"employers": 4}, ["FAR-92c"], id="four-employers"),
        pytest.param(likelihood(), {"years": 5}, ["FAR-92a"], id="it-says-enough"),
    ],
)
def test_how_many_are_enough(own, more, codes):
    assert [why.code for why in enough_to_pool(own, **more)] == codes


def line(white=(20, 40), bme=(10, 30), **more):
    said = {"value": 1.5, "low": 0.8, "high": 2.9, "test": "score", "p": 0.2}
    return Line(
        7, "appointed", "", "", Count(*white), Count(*bme), Count(0, 0),
        **{**said, "reading": Reading.NO_DIFFERENCE, **more},
    )  # fmt: skip


def printed(of, *betrays):
    return pool_may_be_printed(
        of, indicator=HAPPENS, words=Words({}, {}), profile=HES_2018, betrays=betrays
    )


def test_a_pooled_figure_has_all_four_counts():
    shown = printed(line(white=(21, 43)))
    assert (shown.first.part, shown.first.whole) == (20, 45)
    assert (shown.second.part, shown.second.whole, shown.value) == (10, 30, 1.5)


@pytest.mark.parametrize("small", [{"white": (7, 40)}, {"bme": (1, 30)}, {"bme": (0, 7)}])
def test_it_has_none_of_them_where_one_is_small(small):
    shown = printed(line(**small))
    assert (shown.value, shown.low, shown.p, shown.reading) == (None, None, None, Reading.WITHHELD)
    groups = (shown.first, shown.second)
    assert {count for one in groups for count in (one.part, one.whole)} == {None}
    assert [why.code for why in shown.withheld] == ["FAR-94"]


def test_it_has_none_of_them_where_they_would_give_somebody_away():
    why = Reason("FAR-93", "Not this.")
    shown = printed(line(), why)
    assert (shown.value, shown.first.whole, shown.withheld) == (None, None, (why,))


def test_what_cannot_be_worked_out_says_why_and_shows_its_counts():
    why = Reason("FAR-19c", "Nobody.")
    found = line(bme=(0, 30), value=None, reading=Reading.NOT_CALCULABLE, why_not=(why,))
    shown = printed(found)
    assert (shown.second.part, shown.second.whole, shown.withheld) == (0, 30, (why,))


values = st.lists(st.sampled_from(["", "true", "8a", "x y"]), min_size=1, max_size=2).map(tuple)
cells = st.builds(
    Cell,
    fact=st.sampled_from(["step", "staff"]),
    funnel=st.sampled_from(["", "recruitment"]),
    reached=st.integers(0, 5),
    once=st.booleans(),
    grouping=st.sampled_from(["", "ethnicity:white-bme"]),
    group=st.sampled_from(["", "bme"]),
    where=st.dictionaries(st.sampled_from(["openly", "leads"]), values).map(
        lambda asked: frozenset(asked.items())
    ),
)


@given(cells)
def test_a_cell_is_found_by_its_name(cell):
    assert cell_named(cell.name) == cell


@pytest.mark.parametrize("name", ["", "step/recruitment", "a/b/c/d/e/f/g", "step/r/2/twice/g/b/"])
def test_a_name_that_says_no_cell_is_left_alone(name):
    assert cell_named(name) is None


@pytest.mark.parametrize(
    ("before", "now", "stays"),
    [
        ((10, 20), (10, 20), False),
        ((10, 20), (11, 20), True),
        ((10, 20), (13, 20), False),
        ((10, 20), (13, 22), True),
        ((10, 20), (13, 23), False),
    ],
)
def test_a_pooled_figure_stays_until_three_people_moved(before, now, stays):
    assert pool_stays(before, now) is stays


@given(st.lists(st.integers(1, 7), min_size=1, max_size=4))
def test_what_a_sum_leaves_of_small_counts_is_what_fits(hidden):
    """Counted out: every way to share the sum among so many small counts."""
    ways = [()]
    for _ in hidden:
        ways = [(*way, number) for way in ways for number in range(1, 8)]
    firsts = [way[0] for way in ways if sum(way) == sum(hidden)]
    least, most = what_a_sum_leaves(hidden, HES_2018)
    assert (least, min(most, 7)) == (min(firsts), max(firsts))


def test_a_large_count_among_hidden_ones_may_take_nearly_all():
    assert what_a_sum_leaves([3, 12], HES_2018) == (1, 14)
