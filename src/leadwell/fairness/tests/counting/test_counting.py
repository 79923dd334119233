"""Counts by Ibis are the counts of plain loops; splits come to the whole; areas come to their parts."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings

from leadwell.fairness.queries.counting import (
    LONG,
    count_on_duckdb,
    sums_of_areas,
    tallies_of,
)
from leadwell.fairness.queries.counting.plan import passes
from leadwell.fairness.rules.facts import ALL, Count, Kind, Selection, Tally
from leadwell.fairness.tests.counting import made_up
from leadwell.fairness.tests.counting.made_up import APPLIED, FIGURES, STAFF, YEAR, figure

# Each example asks six questions of a new DuckDB: a failing one is shown as it is, not made smaller.
QUICKLY = {"deadline": None, "phases": [Phase.explicit, Phase.generate]}


def counted(star: made_up.Star) -> pa.Table:
    with made_up.in_duckdb(star) as duck:
        return count_on_duckdb(duck, FIGURES, period=YEAR)


@settings(max_examples=12, **QUICKLY)
@given(made_up.stars)
def test_counts_are_those_of_plain_loops(star):
    assert made_up.as_cells(counted(star)) == made_up.by_loops(star, FIGURES)


@settings(max_examples=6, **QUICKLY)
@given(made_up.stars)
def test_every_split_comes_to_the_whole_and_all_rows_come_to_everybody(star):
    cells = made_up.as_cells(counted(star))
    of_splits, of_rows = defaultdict(lambda: (0, 0)), defaultdict(lambda: (0, 0))
    for (place, code, row, split, group), (part, whole) in cells.items():
        if split:
            key = (place, code, row, split.partition(":")[0], group)
            of_splits[key] = (of_splits[key][0] + part, of_splits[key][1] + whole)
        if row != ALL and (place, code, ALL, split, group) in cells:
            key = (place, code, ALL, split, group)
            of_rows[key] = (of_rows[key][0] + part, of_rows[key][1] + whole)
    for (place, code, row, _, group), numbers in of_splits.items():
        assert cells[place, code, row, "", group] == numbers
    assert all(cells[key] == numbers for key, numbers in of_rows.items())


@settings(max_examples=6, **QUICKLY)
@given(made_up.stars)
def test_an_area_is_the_sum_of_everything_beneath_it(star):
    long = counted(star)
    expected: made_up.Cells = {}
    paths = {row["organisation_id"]: row["path"] for row in made_up.ORGANISATIONS}
    for area, path in [(1, "/ENG/"), (2, "/ENG/R/"), (3, "/ENG/R/B/")]:
        for (place, *cell), (part, whole) in made_up.as_cells(long).items():
            if paths[place].startswith(path):
                was = expected.get((area, *cell), (0, 0))
                expected[area, *cell] = (was[0] + part, was[1] + whole)
    areas = sums_of_areas(long, made_up.tables(star)["organisation"])
    assert made_up.as_cells(areas) == expected


def test_an_organisation_nobody_placed_is_in_no_area():
    star = {
        "staff": [made_up.a_row("staff", organisation_id=99)],
        "grouping": (),
        "organisation": made_up.ORGANISATIONS,
    }
    areas = sums_of_areas(counted(star), made_up.tables(star)["organisation"])
    assert areas.num_rows == 0


def test_nothing_to_count_is_an_empty_table():
    with made_up.in_duckdb({}) as duck:
        assert count_on_duckdb(duck, [], period=YEAR).schema == LONG
        assert count_on_duckdb(duck, FIGURES, period=YEAR).num_rows == 0


def test_a_figure_of_the_survey_is_not_counted():
    survey = figure("asked", STAFF, kind=Kind.SURVEY)
    survey = type(survey)(**{**{n: getattr(survey, n) for n in survey.__slots__}, "part": None})
    with made_up.in_duckdb({}) as duck:
        assert count_on_duckdb(duck, [survey], period=YEAR).num_rows == 0


def test_figures_that_can_share_a_pass_share_it():
    found = passes(FIGURES)
    assert len({one.key for one in found}) == len(found)
    (staff,) = (one for one in found if one.key == ("staff", "", "ethnicity"))
    assert len(staff.selections) == 5


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (figure("a", STAFF, rows="wage"), "staff has no column wage"),
        (figure("b", APPLIED, STAFF, split_by=("openly",)), "staff has no column openly"),
        (figure("c", Selection("staff", {"organisation_id": ("1",)})), "no column organisation_id"),
        (figure("d", STAFF, characteristic="tie"), "staff has no column tie"),
    ],
)
def test_a_figure_over_columns_that_are_not_there_is_not_counted(wrong, says):
    with pytest.raises(ValueError, match=says):
        passes([wrong])


def test_tallies_come_an_organisation_at_a_time_with_both_groups_and_every_figure():
    star = {
        "staff": [
            made_up.a_row("staff", organisation_id=7, ethnicity="nhs:A", pay_row="5"),
            made_up.a_row("staff", organisation_id=4, ethnicity="nhs:A"),
            made_up.a_row("staff", organisation_id=7, ethnicity="nhs:A", pay_row="9"),
        ],
        "grouping": made_up.GROUPING,
    }
    first, second = tallies_of(counted(star), FIGURES)
    assert (first[0], second[0]) == (4, 7)
    assert second[1]["shares"] == (
        Tally(7, "shares", ALL, "", {"white": Count(2, 2), "bme": Count(0, 0)}),
        Tally(7, "shares", "5", "", {"white": Count(1, 1), "bme": Count(0, 0)}),
        Tally(7, "shares", "5", "clinical:", {"white": Count(1, 1), "bme": Count(0, 0)}),
        Tally(7, "shares", "9", "", {"white": Count(1, 1), "bme": Count(0, 0)}),
        Tally(7, "shares", "9", "clinical:", {"white": Count(1, 1), "bme": Count(0, 0)}),
        Tally(7, "shares", ALL, "clinical:", {"white": Count(2, 2), "bme": Count(0, 0)}),
    )
    assert second[1]["appointed"] == (
        Tally(7, "appointed", "", "", {"white": Count(0, 0), "bme": Count(0, 0)}),
    )
    assert second[1]["finer"] == (Tally(7, "finer", "", "", {"black": Count(0, 0)}),)
