from __future__ import annotations

from datetime import date

import pytest

from leadwell.actor import ANYONE
from leadwell.fairness.pages.reports.survey import survey_chapters
from leadwell.fairness.queries.definitions import group_titles, indicators_of
from leadwell.fairness.queries.survey_answers import breakdowns, survey_answers
from leadwell.measures.tests.factories import england, figure, organisation, publish

ON = date(2025, 3, 31)
WHITE = "Ethnic background (summary): White staff"
OTHERS = "Ethnic background (summary): Staff from all other ethnic groups combined"


def answers(place, set_code="wres"):
    found = survey_answers(indicators_of(set_code, ON), place, by=ANYONE, on=ON)
    return {(one.indicator.code, one.measure.slug): one for one in found}


def test_every_group_named_is_one_of_ours():
    for characteristic, grouping, group in breakdowns():
        assert group in group_titles(characteristic, grouping)


@pytest.mark.django_db
def test_an_organisation_has_its_own_answer_and_the_nations_groups_beside_it(
    django_assert_num_queries,
):
    england()
    place = organisation("ZZ1")
    publish(
        figure("ZZ1", measure="discrimination-at-work", value=9.0),
        figure("ENG", measure="discrimination-at-work", value=8.0),
        figure("ENG", measure="discrimination-at-work", value=15.2, breakdown=OTHERS),
        figure("ENG", measure="discrimination-at-work", value=6.77, breakdown=WHITE),
        figure("ENG", measure="discrimination-at-work", value=99.0, breakdown="Age: 16-20"),
        figure("ENG", measure="bullying-by-managers", value=9.9, breakdown=OTHERS),
    )
    with django_assert_num_queries(1):
        found = answers(place)
    one = found["wres-8", "discrimination-at-work"]
    assert one.own is not None
    assert one.nation is not None
    assert (one.own.value, one.nation.value) == (9.0, 8.0)
    # the first group is the one that the standard names first
    assert (one.first.value, one.second.value) == (15.2, 6.77)


@pytest.mark.django_db
def test_the_two_questions_of_indicator_6_stay_two_answers():
    england()
    publish(
        figure("ENG", measure="bullying-by-managers", value=9.9, breakdown=OTHERS),
        figure("ENG", measure="bullying-by-colleagues", value=20.0, breakdown=OTHERS),
    )
    six = [one for (code, _), one in answers(organisation("ZZ1")).items() if code == "wres-6"]
    assert [one.first.value for one in six] == [9.9, 20.0]
    assert [one.own for one in six] == [None, None]


@pytest.mark.django_db
def test_an_indicator_that_asks_of_no_groups_has_the_answer_of_all():
    england()
    publish(figure("ENG", measure="discrimination-at-work", value=8.0))
    one = answers(organisation("ZZ1"), "six-actions")["hia-6b", "discrimination-at-work"]
    assert (one.nation.value, one.first) == (8.0, None)


@pytest.mark.django_db
def test_where_nothing_is_asked_nothing_is_looked_up(django_assert_num_queries):
    place = organisation("ZZ1")
    with django_assert_num_queries(0):
        assert answers(place, "disparity") == {}


@pytest.mark.django_db
def test_where_nothing_was_published_there_is_no_answer():
    assert answers(organisation("ZZ1")) == {}


@pytest.mark.django_db
def test_the_chapter_names_both_groups_and_says_what_is_not_published():
    england()
    place = organisation("ZZ1")
    publish(
        figure("ZZ1", measure="discrimination-at-work", value=9.0),
        figure("ENG", measure="discrimination-at-work", value=15.2, breakdown=OTHERS),
        figure("ENG", measure="engagement", value=6.8, base=700),
    )
    (chapter,) = survey_chapters(tuple(answers(place).values()))
    (row,) = chapter.table.rows
    assert row.cells[1:5] == (
        "9.0% (2024)", "not published", "Black and minority ethnic: 15.2% (2024)", "not published",
    )  # fmt: skip
    (wdes,) = survey_chapters(tuple(answers(place, "wdes").values()))
    assert wdes.table.rows[0].cells[2] == "6.80 (2024)"


def test_without_an_answer_there_is_no_chapter():
    assert survey_chapters(()) == ()
