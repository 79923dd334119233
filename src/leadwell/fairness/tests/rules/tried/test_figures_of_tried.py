"""The figures of a tried version: everybody, each group, and two groups at a time."""

from leadwell.fairness.rules.facts import EVERYONE, Count, Kind, Tally
from leadwell.fairness.rules.tried.facts import EVERYBODY, Way
from leadwell.fairness.rules.tried.figures_of_tried import figures_of_tried
from leadwell.fairness.rules.work_out import work_out

ETHNICITY = Way("ethnicity", "white-bme", "bme", "white")
RELIGION = Way("religion", "as-asked")
GROUPS = {ETHNICITY.asked: ("white", "bme"), RELIGION.asked: ("none", "christian", "jewish")}


def figures():
    return {one.code: one for one in figures_of_tried([ETHNICITY, RELIGION], GROUPS)}


def test_everybody_comes_first_then_each_group_and_the_two_that_are_compared():
    assert list(figures()) == [
        EVERYBODY, "tried-ethnicity-white", "tried-ethnicity-bme", "tried-ethnicity",
        "tried-religion-none", "tried-religion-christian", "tried-religion-jewish",
    ]  # fmt: skip


def test_above_one_the_group_named_first_falls_short_more_often():
    groups = {"bme": Count(30, 60), "white": Count(25, 100), "not-said": Count(3, 12)}
    (line,) = work_out(figures()["tried-ethnicity"], [Tally(0, "tried-ethnicity", "", "", groups)])
    assert line.value == 2.0
    assert (line.first, line.second, line.unknown) == (Count(30, 60), Count(25, 100), Count(3, 12))


def test_where_nobody_of_the_second_group_falls_short_there_is_no_ratio_and_never_infinity():
    groups = {"bme": Count(30, 60), "white": Count(0, 100)}
    (line,) = work_out(figures()["tried-ethnicity"], [Tally(0, "tried-ethnicity", "", "", groups)])
    assert line.value is None
    assert [why.code for why in line.why_not] == ["FAR-19c"]


def test_the_figure_of_everybody_is_a_share_of_all_who_are_asked():
    one = figures()[EVERYBODY]
    (line,) = work_out(one, [Tally(0, one.code, "", "", {EVERYONE: Count(40, 160)})])
    assert (one.kind, line.value) == (Kind.RATE, 25.0)
