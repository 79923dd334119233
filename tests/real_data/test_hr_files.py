"""Real and messy files of personnel departments, offered as staff files: what they are told.

None of the three is a staff file as it stands: two hold no people, one lacks names and days.
"""

from __future__ import annotations

import csv
import io

import pytest

from leadwell.gateways.workforce_profile import guess_columns
from leadwell.gateways.workforce_text import clean
from leadwell.intake import actions
from leadwell.intake.models import RejectedRow
from leadwell.intake.tests import staff
from leadwell.intake.tests.staff import APRIL, HR, MAY
from leadwell.organisations.models import Post, Tenure
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from leadwell.people.models import Person
from leadwell.reasons import RuleBroken
from tests.real_data.files import REAL_DATA, needs_real_data

pytestmark = [needs_real_data, pytest.mark.django_db]

FOLDER = REAL_DATA / "hr-import"
AVERAGES, SURVEY, PEOPLE = "synthESR.csv", "synthSurvey.csv", "ibm_attrition.csv"
FITTING = {
    "staff_number": "Column 1",
    "job_title": "JobRole",
    "unit": "Department",
    "sex": "Gender",
}


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"))


def offer(name):
    return staff.load((FOLDER / name).read_bytes(), release=False)


def matched(file, columns):
    """The file read again with its columns matched so."""
    actions.map_columns(
        by=HR, file_id=file.pk, columns=columns, now=file.offered_at, enqueued=False
    )
    return actions.read_staff_file(by=HR, file_id=file.pk, now=file.offered_at)


def codes(file):
    return [kept["code"] for kept in file.in_the_way]


def words(file):
    return " ".join(kept["text"].format(**kept["facts"]) for kept in file.in_the_way)


@pytest.mark.parametrize("name", [AVERAGES, SURVEY])
def test_averages_and_answers_are_told_that_they_hold_no_people(name):
    file = offer(name)
    assert file.state == "unmapped"
    assert codes(file) == ["INT-39", "INT-32a", *["INT-32d"] * 4]
    assert "no column tells one person from another" in words(file)
    assert "job_title, name, staff_number, started_on" in words(file)


@pytest.mark.parametrize(
    ("name", "guessed"),
    [(AVERAGES, {}), (SURVEY, {"unit": "Division"}), (PEOPLE, {"unit": "Department", "job_role": "JobRole"})],
)  # fmt: skip
def test_which_of_their_headings_fit(name, guessed, tmp_path):
    found = clean(lambda: iter([(FOLDER / name).read_bytes()]), tmp_path)
    with found.file:
        assert guess_columns(list(found.headings)) == guessed


def test_a_file_of_people_is_told_what_it_lacks_and_why_that_is_needed():
    file = offer(PEOPLE)
    assert (file.state, codes(file)) == ("unmapped", ["INT-32a", *["INT-32d"] * 4])
    with pytest.raises(RuleBroken) as broken:
        matched(file, FITTING)
    (reason,) = broken.value.reasons
    assert reason.facts == {"columns": "name, started_on"}
    assert "Without names nobody can find a person" in words(file)
    assert "Without the first day nobody can tell since when" in words(file)


def test_averages_forced_into_our_columns_are_held_and_change_nothing():
    forced = {
        "staff_number": "Type",
        "name": "Category",
        "job_title": "Sickness",
        "started_on": "Turnover",
    }
    file = matched(offer(AVERAGES), forced)
    assert (file.state, codes(file)) == ("held", ["INT-03c", "INT-03f"])
    assert (file.rows, file.rejected) == (39, 39)
    assert not Person.objects.exists()


def test_columns_that_hold_something_else_are_held_as_matched_badly():
    wrong = {**FITTING, "name": "EducationField", "started_on": "YearsAtCompany"}
    file = matched(offer(PEOPLE), wrong)
    assert (file.state, codes(file)) == ("held", ["INT-03f"])
    assert words(file) == "1,470 of 1,470 rows cannot be taken. Are the columns matched well?"
    told = RejectedRow.objects.filter(file=file)
    assert set(told.values_list("column", "code")) == {("YearsAtCompany", "value")}
    assert not Tenure.objects.exists()


def test_errors_a_spreadsheet_left_are_said_and_never_taken_for_an_answer():
    forced = {"staff_number": "Satisfied", "name": "Gender", "job_title": "Pay", "started_on": "Recoded Age",
              "ethnicity": "Recoded"}  # fmt: skip
    file = matched(offer(SURVEY), forced)
    assert (file.state, file.rejected) == ("held", 1_945)
    told = RejectedRow.objects.filter(file=file)
    assert told.filter(column="Recoded", code="broken").exists()
    everything = "".join(told.values_list("advice", flat=True))
    assert "White" not in everything


def test_the_same_people_with_names_and_days_are_all_taken():
    with (FOLDER / PEOPLE).open(newline="") as source:
        head, *rows = csv.reader(source)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [
            [*head, "Name", "Start date"],
            *([*cells, f"Person {cells[0]}", "01/09/2020"] for cells in rows),
        ]
    )
    file = staff.load(text.getvalue().encode(), release=False, as_at=APRIL)
    assert (file.state, codes(file)) == ("unmapped", ["INT-32a", *["INT-32d"] * 2])
    taken = matched(file, {**FITTING, "name": "Name", "started_on": "Start date"})
    assert (taken.state, taken.joiners, taken.rejected) == ("taken", 1_470, 0)
    assert Post.objects.values("unit").distinct().count() == 3
    again = staff.load(text.getvalue().encode() + b"\n", release=False, as_at=MAY)
    assert (again.state, again.unchanged, again.joiners) == ("taken", 1_470, 0)
