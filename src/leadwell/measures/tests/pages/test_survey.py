"""What the pictures say about how people feel led, and with how much doubt."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.measures.tests.factories import (
    figure,
    month,
    publish,
)
from leadwell.measures.tests.pages.looking import chapter, in_full, page, survey

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("mine", "says"),
    [
        pytest.param(10.1, "less often than in similar organisations (10.1% against 11.9%)", id="less"),
        pytest.param(14.0, "more often than in similar organisations (14.0% against 11.9%)", id="more"),
        pytest.param(11.5, "against 11.9%): the difference may be chance", id="about-the-same"),
    ],
)  # fmt: skip
def test_a_difference_smaller_than_its_doubt_is_not_called_one(trusts, mine, says):
    publish(*survey(mine, 11.9))
    assert says in page().answer
    assert "2,000 answers" in page().doubt


def test_a_score_is_rated_and_not_reported(trusts):
    publish(*survey(7.8, 7.2, measure="compassionate-and-inclusive"))
    assert page().answer.startswith(
        "Staff here rate compassionate and inclusive leadership higher than in similar organisations"
    )


def test_a_figure_that_was_held_back_is_said_and_never_drawn(trusts):
    publish(*survey(10.0, 11.9)[1:], figure("ZZ1", line=1, value=None, suppressed=True, base=None))
    fair = chapter(page(), "fair")
    assert "held back by the publisher: too few answers. That is not nought." in fair.sentence
    assert fair.pictures == ()


def test_one_year_cannot_say_whether_it_is_getting_better(trusts):
    publish(*survey(10.0, 11.9))
    assert (
        "Only the 2024 survey has been loaded, so nobody can say from this whether it is getting better."
        in chapter(page(), "fair").sentence
    )


@pytest.mark.parametrize(
    ("before", "says"),
    [
        pytest.param(14.0, "It has got better since 2023 (14.0% then, 10.0% now).", id="better"),
        pytest.param(6.0, "It has got worse since 2023 (6.0% then, 10.0% now).", id="worse"),
        pytest.param(10.5, "No clear change since 2023 (10.5% then, 10.0% now).", id="no-change"),
    ],
)
def test_two_years_say_whether_it_is_getting_better(trusts, before, says):
    then = {"began_on": date(2023, 1, 1), "ended_on": date(2023, 12, 31), "base": 2000}
    publish(*survey(10.0, 11.9), figure("ZZ1", value=before, **then))
    assert says in chapter(page(), "fair").sentence
    full = in_full("ZZ1", "bullying-by-managers")
    assert says in full.answer
    assert full.years.title == "Bullying by managers over time"


def test_what_is_missing_is_named_with_what_would_have_to_be_loaded(trusts):
    publish(*survey(10.0, 11.9))
    told = {each.id: each for each in page().chapters}
    assert list(told) == ["led", "fair", "enough", "health", "found"]
    assert told["enough"].missing[0].startswith("Turnover by staff group has not been loaded")
    assert told["health"].missing == (
        "Monthly sickness absence has not been loaded for this organisation.",
    )
    assert told["found"].missing[0].startswith("No ratings have been loaded")


def test_without_a_survey_the_chapters_of_the_staff_say_so(trusts):
    publish(*(month("ZZ1", n, 40.0) for n in range(1, 8)))
    assert chapter(page(), "led").missing[0].startswith("No staff survey has been loaded")


def test_where_nothing_is_known_it_is_said_once(trusts):
    said = page()
    assert said.chapters == ()
    assert said.answer.startswith("Nothing about how this place is led has been loaded")
