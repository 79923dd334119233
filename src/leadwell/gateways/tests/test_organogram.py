"""Published organisation charts: posts, and never the names in them."""

from datetime import date
from decimal import Decimal

import pytest

from leadwell.gateways.kinds import recognise
from leadwell.gateways.organogram import (
    JUNIOR,
    SENIOR,
    read_junior_posts,
    read_senior_posts,
)
from leadwell.gateways.rows import BadRow, UnusableFile
from leadwell.gateways.tests.made_up import a_file, csv_text

NAME = "chart_2030-02.csv"
CHIEF = ["1", "Chief executive", "Body of Zed", "Office", "XX", "1.0", "Zoltan Zed", "SCS4"]
VACANT = ["2", "Director", "Body of Zed", "Office", "1", "0.5", "Vacant", "SCS2"]
GROUP = ["1", "Assistant", "Body of Zed", "Office", "Band 3", "2.5", "Finance"]


def senior(folder, *rows, grade="Grade (or equivalent)", name=NAME):
    return a_file(folder, csv_text([[*SENIOR, grade], *rows]), name)


def junior(folder, *rows, name=NAME):
    return a_file(folder, csv_text([JUNIOR, *rows]), name)


def test_both_are_recognised_by_their_columns(tmp_path):
    assert recognise(senior(tmp_path, CHIEF, name="a.csv")) == "organogram-senior"
    assert recognise(junior(tmp_path, GROUP, name="b.csv")) == "organogram-junior"


@pytest.mark.parametrize("grade", ["Grade (or equivalent)", "Grade"])
def test_a_senior_post_is_read_without_its_holder(tmp_path, grade):
    chief, vacant = read_senior_posts(senior(tmp_path, CHIEF, VACANT, grade=grade)).rows
    assert chief[1:] == ("1", "Chief executive", "Body of Zed", "Office", "SCS4", "", 1, None)
    assert (vacant.reports_to, vacant.fte, vacant.held) == ("1", Decimal("0.5"), False)
    assert "Zoltan" not in repr((chief, vacant))


def test_a_file_without_grades_is_read(tmp_path):
    path = a_file(tmp_path, csv_text([SENIOR, CHIEF[:-1]]), NAME)
    assert next(iter(read_senior_posts(path).rows)).grade == ""


def test_a_group_of_posts_is_read(tmp_path):
    (group,) = read_junior_posts(junior(tmp_path, GROUP)).rows
    assert (group.title, group.grade, group.fte) == ("Assistant", "Band 3", Decimal("2.5"))
    assert group.staff_group == "Finance"


def test_the_day_comes_from_where_the_rows_came_from(tmp_path):
    text = csv_text([[*JUNIOR, "source_file"], [*GROUP, "/data/zed/2031-04-05/chart.xls"]])
    delivery = read_junior_posts(a_file(tmp_path, text, NAME))
    assert delivery.as_at == date(2031, 4, 5)
    assert len(list(delivery.rows)) == 1, "looking at the first row does not use it up"


def test_else_the_day_is_the_last_of_the_month_in_the_name(tmp_path):
    assert read_senior_posts(senior(tmp_path, CHIEF)).as_at == date(2030, 2, 28)
    text = csv_text([[*JUNIOR, "source_file"]])
    assert read_junior_posts(a_file(tmp_path, text, NAME)).as_at == date(2030, 2, 28)


def test_a_chart_of_no_day_is_refused(tmp_path):
    with pytest.raises(UnusableFile, match="year and month"):
        read_senior_posts(senior(tmp_path, CHIEF, name="chart.csv"))


@pytest.mark.parametrize(
    ("place", "value", "column"),
    [
        (0, "", "Post Unique Reference"),
        (1, "x" * 201, "Job Title"),
        (2, "", "Organisation"),
        (4, "", "Reports to Senior Post"),
        (5, "lots", "FTE"),
        (5, "-1", "FTE"),
    ],
)
def test_a_bad_senior_post_is_refused_without_its_holder(tmp_path, place, value, column):
    cells = [*CHIEF[:place], value, *CHIEF[place + 1 :]]
    (bad,) = read_senior_posts(senior(tmp_path, cells)).rows
    assert isinstance(bad, BadRow)
    assert bad.column == column
    assert "Zoltan" not in repr(bad)


def test_a_group_that_reports_to_nobody_is_refused(tmp_path):
    (bad,) = read_junior_posts(junior(tmp_path, ["", *GROUP[1:]])).rows
    assert bad.column == "Reporting Senior Post"
