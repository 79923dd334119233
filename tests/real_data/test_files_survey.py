"""The 2024 staff survey, by organisation and for the nation."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from leadwell.gateways.staff_survey import (
    SurveyOrganisation,
    SurveyResult,
    read_staff_survey,
)
from leadwell.gateways.staff_survey_national import SurveyNational
from leadwell.gateways.survey_sheets import WANTED, SurveyQuestion
from tests.real_data.files import REAL_DATA, needs_real_data, rows

pytestmark = needs_real_data

ORGANISATIONS = "nss-2024-organisational/NSS24_organisational_results.xlsx"
NATION = "nss-2024-national/NSS24_national_results.xlsx"


@cache
def by_organisation():
    found = (row for row in rows(ORGANISATIONS) if isinstance(row, SurveyResult))
    return {(row.organisation_code, row.question, row.answer): row for row in found}


@cache
def of_the_nation():
    found = (row for row in rows(NATION) if isinstance(row, SurveyNational))
    return {(row.breakdown, row.subgroup, row.question, row.answer): row for row in found}


def test_the_organisations_and_their_peers_are_as_counted():
    found = [row for row in rows(ORGANISATIONS) if isinstance(row, SurveyOrganisation)]
    assert len({row.code for row in found}) == 263
    groups = sorted(Counter(row.benchmarking_group for row in found).values(), reverse=True)
    assert groups == [122, 50, 41, 14, 13, 11, 6, 4, 1, 1]
    assert sum(row.region == "" for row in found) == 53
    assert sum(row.ics == "" for row in found) == 64


def test_every_wanted_question_is_there_in_both_workbooks():
    for name in (ORGANISATIONS, NATION):
        assert {row.code for row in rows(name) if isinstance(row, SurveyQuestion)} == WANTED


@pytest.mark.parametrize(
    ("code", "question", "answer", "value"),
    [
        ("RJ1", "PP1", "score", 7.353), ("RRE", "PP1", "score", 7.854),
        ("RJ1", "Staff Engagement", "score", 7.148), ("RRE", "Staff Engagement", "score", 7.395),
        ("RJ1", "Q15", "% Yes", 52.535), ("RRE", "Q15", "% Yes", 66.857),
        ("RJ1", "Q16b", "% Yes", 12.470), ("RRE", "Q16b", "% Yes", 5.100),
    ],
)  # fmt: skip
def test_two_trusts_have_their_published_results(code, question, answer, value):
    assert round(by_organisation()[code, question, answer].value, 3) == value


def test_a_score_comes_with_its_base():
    assert by_organisation()["RJ1", "PP1", "score"].base == 13_106
    assert by_organisation()["RRE", "PP1", "score"].base == 5_969


def test_withheld_cells_are_as_counted_and_none_is_nought():
    everything = list(read_staff_survey(REAL_DATA / ORGANISATIONS, wanted=None).rows)
    withheld = [row for row in everything if isinstance(row, SurveyResult) and row.suppressed]
    assert all(row.value is None for row in withheld)
    # where the base is withheld as well, its own cell is one of the 704
    bases = {(r.sheet, r.line, r.question) for r in withheld if r.base is None}
    cells = Counter(row.sheet for row in withheld) + Counter(sheet for sheet, _, _ in bases)
    assert cells == {
        "HEALTH WELLBEING SAFETY Q13-14": 315, "HEALTH WELLBEING SAFETY Q15-17": 389,
    }  # fmt: skip


def test_the_answers_of_one_question_make_up_a_hundred():
    shares = Counter()
    for (code, question, _), row in by_organisation().items():
        if question == "Q13a":
            shares[code] += row.value
    assert len(shares) == 263
    assert all(abs(share - 100) < 1e-6 for share in shares.values())


def test_a_theme_is_near_its_parts_and_not_equal():
    found = by_organisation()
    codes = {code for code, _, _ in found}
    off = [
        abs(found[c, "PP1", "score"].value
            - sum(found[c, f"PP1_{n}", "score"].value for n in range(1, 5)) / 4)
        for c in codes
    ]  # fmt: skip
    assert 0.001 < max(off) <= 0.017


ETHNICITY = "Ethnic background (summary)"
CONDITION = "Long lasting health conditions or illnesses"


def subgroups(breakdown):
    return list(dict.fromkeys(key[1] for key in of_the_nation() if key[0] == breakdown))


@pytest.mark.parametrize(
    ("breakdown", "question", "answer", "first", "second"),
    [
        (ETHNICITY, "Q14a", "% Never", 100 - 23.51, 100 - 28.63),
        (ETHNICITY, "Q14b", "% Never", 100 - 8.97, 100 - 10.13),
        (ETHNICITY, "Q14c", "% Never", 100 - 16.04, 100 - 20.86),
        (ETHNICITY, "Q15", "% Yes", 58.85, 49.51),
        (ETHNICITY, "Q16a", "% Yes", 4.94, 20.56),
        (ETHNICITY, "Q16b", "% Yes", 6.77, 15.20),
        (CONDITION, "Q14a", "% Never", 100 - 29.51, 100 - 23.28),
        (CONDITION, "Q14b", "% Never", 100 - 14.06, 100 - 7.75),
        (CONDITION, "Q14c", "% Never", 100 - 23.60, 100 - 15.27),
        (CONDITION, "Q15", "% Yes", 51.52, 57.67),
    ],
)
def test_the_nation_differs_by_group_as_published(breakdown, question, answer, first, second):
    found = [
        of_the_nation()[breakdown, subgroup, question, answer].value
        for subgroup in subgroups(breakdown)
    ]
    assert [round(value, 2) for value in found] == [round(first, 2), round(second, 2)]


def test_all_staff_stand_without_a_breakdown():
    everyone = of_the_nation()["", "", "Staff Engagement", "score"]
    assert (round(everyone.value, 3), everyone.base) == (6.846, 745_006)
