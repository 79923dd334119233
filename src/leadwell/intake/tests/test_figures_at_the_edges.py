"""What the published files hardly ever hold, and what becomes of it."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.gateways.cqc_detail import CqcLocation
from leadwell.intake.actions.rating_figures import detail_figures
from leadwell.intake.actions.survey_figures import national_figures, survey_figures
from leadwell.intake.actions.turnover_figures import turnover_figures
from leadwell.intake.tests.test_figures import (
    DAY,
    FEW,
    NEVER,
    SurveyNational,
    SurveyOrganisation,
    result,
    staff,
    surveyed,
)

EVERYBODY, END = "All staff groups", "Denominator at end of period"


def test_an_empty_answer_makes_no_figure():
    assert surveyed(result("Q14b", NEVER, None)).figures == []


def test_a_survey_without_a_year_is_refused():
    one = SurveyOrganisation(6, "ZZ1", "A Trust", "Trusts", "", "", "Unweighted")
    with pytest.raises(ValueError, match="has a year"):
        survey_figures([one, result("Q14b", NEVER, 90.0), result("Q14b", FEW, 10.0)], as_at=None)


def test_a_place_with_nobody_in_it_has_no_rate():
    said = turnover_figures([staff(END, EVERYBODY, 0, 2)], as_at=date(2025, 11, 30))
    assert "managers-per-hundred-staff" not in {fact.measure for fact in said.figures}


def test_a_refused_national_row_is_shown_by_its_group():
    row = SurveyNational(7, "S", "Ethnicity", "White", "Q14b", NEVER, 90.0, 40, False)
    said = national_figures([row], as_at=DAY, areas={})
    assert said.cells(row) == ("", "Ethnicity", "White", "")


def test_a_refused_location_is_shown_by_its_numbers_and_name():
    no, nobody = "", None
    row = CqcLocation(
        9, "1-1", "1-2", "A Home", no, "Social Care Org", no, "Registered", nobody, nobody, False,
        nobody, True, (), "Town", no, "ZZ1 1ZZ", no, no, (), (), (),
    )  # fmt: skip
    assert detail_figures([row], as_at=DAY).cells(row) == (
        "1-1",
        "1-2",
        "Social Care Org",
        "A Home",
    )
