"""The staff survey's workbooks: by organisation and for the nation."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.gateways import staff_survey, staff_survey_national
from leadwell.gateways.kinds import KINDS, recognise
from leadwell.gateways.rows import BadRow, UnusableFile
from leadwell.gateways.staff_survey import SurveyOrganisation, SurveyResult
from leadwell.gateways.staff_survey_national import SurveyNational
from leadwell.gateways.survey_sheets import SurveyQuestion
from leadwell.gateways.tests.made_up import a_workbook, survey_sheet

ABOUT = staff_survey.COLUMNS
NATION = staff_survey_national.COLUMNS
BULLYING = {"Q14b - How often - if at all?": ["% Never", "% 1 to 2"], "Q14x - Else?": ["% Yes"]}
THEMES = {"Staff Engagement - Staff engagement": ["Staff Engagement - score"]}
ZA1 = ["ZA1", "Upper Vale NHS Trust", "Acute", "Far North", "Vale", "Occupation Group"]
ZA2 = ["ZA2", "Lower Vale CSU", "CSUs", "-", "-", "Unweighted"]


def a_book(folder, *rows, themes=((*ZA1, 7.1, 900), (*ZA2, 6.5, 80))):
    return a_workbook(
        folder,
        {
            "Notes": [["NHS Staff Survey 2031 - Detailed Spreadsheets"]],
            "Q13-14": survey_sheet(ABOUT, BULLYING, rows),
            "THEMES": survey_sheet(ABOUT, THEMES, themes),
        },
    )


def rows_of(path, **how):
    return list(staff_survey.read_staff_survey(path, **how).rows)


def of(kind, rows):
    return [row for row in rows if isinstance(row, kind)]


def test_organisations_come_once_and_every_wanted_answer_with_its_base(tmp_path):
    path = a_book(tmp_path, [*ZA1, 90.5, 9.5, 1000, 50, 99], [*ZA2, 80, 20, 85, 50, 99])
    assert recognise(path) == "staff-survey"
    rows = rows_of(path)
    assert of(SurveyOrganisation, rows) == [
        (6, "ZA1", "Upper Vale NHS Trust", "Acute", "Far North", "Vale", "Occupation Group"),
        (7, "ZA2", "Lower Vale CSU", "CSUs", "", "", "Unweighted"),
    ]
    assert of(SurveyQuestion, rows) == [
        (1, "Q13-14", "Q14b", "How often - if at all?", ("% Never", "% 1 to 2")),
        (1, "THEMES", "Staff Engagement", "Staff engagement", ("score",)),
    ]
    results = of(SurveyResult, rows)
    assert [row[5:] for row in results if row.organisation_code == "ZA1"] == [
        ("Q14b", "% Never", 90.5, 1000, False),
        ("Q14b", "% 1 to 2", 9.5, 1000, False),
        ("Staff Engagement", "score", 7.1, 900, False),
    ]
    assert len(results) == 6


def test_all_questions_can_be_wanted(tmp_path):
    rows = rows_of(a_book(tmp_path, [*ZA1, 90, 10, 1000, 50, 99]), wanted=None)
    assert {row.question for row in of(SurveyResult, rows)} == {
        "Q14b", "Q14x", "Staff Engagement",
    }  # fmt: skip


def test_a_withheld_result_is_suppressed_and_never_nought(tmp_path):
    rows = rows_of(a_book(tmp_path, [*ZA1, "-", "-", 8, 50, 99]))
    withheld = [row for row in of(SurveyResult, rows) if row.question == "Q14b"]
    assert [(row.value, row.base, row.suppressed) for row in withheld] == [(None, 8, True)] * 2


def test_an_empty_result_is_neither_withheld_nor_nought(tmp_path):
    rows = rows_of(a_book(tmp_path, [*ZA1, "", 0, "-", 50, 99]))
    first, second, *_ = of(SurveyResult, rows)
    assert (first.value, first.base, first.suppressed) == (None, None, False)
    assert (second.value, second.suppressed) == (0.0, False)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ([*ZA1, "many", 10, 1000, 50, 99], "Q13-14 / Q14b % Never"),
        ([*ZA1, 90, 100.1, 1000, 50, 99], "Q13-14 / Q14b % 1 to 2"),
        ([*ZA1, -1, 10, 1000, 50, 99], "Q13-14 / Q14b % Never"),
        ([*ZA1, True, 10, 1000, 50, 99], "Q13-14 / Q14b % Never"),
        ([*ZA1, 90, 10, 10.5, 50, 99], "Q13-14 / Q14b Base"),
        ([*ZA1, 90, 10, -1, 50, 99], "Q13-14 / Q14b Base"),
        (["z", *ZA1[1:], 90, 10, 1000, 50, 99], "Q13-14 / ODS code"),
        (["ZA1", "", *ZA1[2:], 90, 10, 1000, 50, 99], "Q13-14 / ODS code"),
    ],
)
def test_a_bad_cell_is_told_by_sheet_question_and_row(tmp_path, cells, column):
    rows = rows_of(a_book(tmp_path, [], cells))
    [bad] = of(BadRow, rows)
    assert (bad.line, bad.column) == (7, column)
    assert bad.cells[1] == cells[1]
    assert len([row for row in of(SurveyResult, rows) if row.sheet == "THEMES"]) == 2


def test_a_score_above_ten_is_no_score(tmp_path):
    rows = rows_of(a_book(tmp_path, themes=[[*ZA1, 71.5, 900]]))
    assert [bad.column for bad in of(BadRow, rows)] == ["THEMES / Staff Engagement score"]


def test_the_year_is_in_the_title(tmp_path):
    delivery = KINDS["staff-survey"].read(a_book(tmp_path))
    assert delivery.as_at == date(2031, 11, 30)
    assert delivery.edition == "NHS Staff Survey 2031, organisational results"


def a_national_book(folder, *rows):
    return a_workbook(folder, {"THEMES": survey_sheet(NATION, THEMES, rows)})


def test_the_national_workbook_is_told_from_the_other_and_read_by_subgroup(tmp_path):
    path = a_national_book(
        tmp_path,
        ["National", "", "", "Both", 6.8, 745_006],
        ["National", "Age", "16-20", "Size", "-", 7],
    )
    assert recognise(path) == "staff-survey-national"
    delivery = KINDS["staff-survey-national"].read(path)
    assert delivery.edition == "NHS Staff Survey 2031, national results"
    question, *results = delivery.rows
    assert isinstance(question, SurveyQuestion)
    assert results == [
        SurveyNational(6, "THEMES", "", "", "Staff Engagement", "score", 6.8, 745_006, False),
        SurveyNational(7, "THEMES", "Age", "16-20", "Staff Engagement", "score", None, 7, True),
    ]


def test_a_breakdown_without_its_subgroup_is_refused_and_a_blank_row_passed_over(tmp_path):
    path = a_national_book(
        tmp_path, ["National", "Age", "", "x", 6.8, 745], [], ["National", "", "", "x", "?", 7]
    )
    _, *rows = KINDS["staff-survey-national"].read(path).rows
    assert [(bad.line, bad.column) for bad in rows] == [
        (6, "THEMES / Breakdown"), (8, "THEMES / Staff Engagement score"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "about", "title"),
    [
        ("staff-survey", NATION, "NHS Staff Survey 2031"),
        ("staff-survey-national", ABOUT, "NHS Staff Survey 2031"),
        ("staff-survey", ABOUT, "Another survey 2031"),
    ],
)
def test_another_workbook_is_refused_in_a_sentence(tmp_path, kind, about, title):
    path = a_workbook(tmp_path, {"THEMES": survey_sheet(about, THEMES, [], title=title)})
    with pytest.raises(UnusableFile, match=r"is not the \w+ workbook of the NHS Staff Survey"):
        KINDS[kind].read(path)


def test_columns_without_a_base_are_not_taken_for_a_question(tmp_path):
    sheet = survey_sheet(ABOUT, THEMES, [[*ZA1, 7.1, 900, "a remark"]])
    sheet[0].append("Q99 - A title with no base")
    sheet[4].append("a remark")
    rows = rows_of(a_workbook(tmp_path, {"THEMES": sheet}), wanted=None)
    assert {row.question for row in of(SurveyResult, rows)} == {"Staff Engagement"}
