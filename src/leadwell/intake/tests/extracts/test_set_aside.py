"""What is set aside or held, and what is asked about columns and groups."""

from __future__ import annotations

import pytest

from leadwell.appointments.queries import adverts
from leadwell.intake import actions, queries
from leadwell.intake.models import RejectedRow
from leadwell.intake.tests import staff
from leadwell.intake.tests.extracts.rows import (
    SEER,
    application,
    applied,
    codes,
    complaints,
    completion,
    load_applications,
    load_completions,
    sheet,
)
from leadwell.intake.tests.staff import APRIL, HR, MAY, row
from leadwell.people.models import Person
from leadwell.reasons import RuleBroken
from leadwell.training.queries import training

# What is set aside


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([application("A1", applied_on="")], {(2, "applied_on", "APT-01a")}, id="no-day-at-all"),
        pytest.param([application("A1", shortlisted_on="2026-01-01")], {(2, "", "APT-01b")},
                     id="days-turned"),
        pytest.param([application("A1", withdrawn_on="2026-05-01")], {(2, "withdrawn_on", "period")},
                     id="a-day-after-the-file"),
        pytest.param([application("A1", band="77", staff_group="Wizards")],
                     {(2, "band", "band"), (2, "staff_group", "staff-group")}, id="codes-nobody-knows"),
        pytest.param([application("A1", band="8a", staff_group="Nursing and Midwifery Registered")], set(),
                     id="codes-everybody-knows"),
        pytest.param([application("A1", closed_on="2025-12-01")], {(2, "closed_on", "order")},
                     id="closed-before-it-opened"),
        pytest.param([application("A1"), application("A1", internal="yes")],
                     {(2, "application_reference", "again"), (3, "application_reference", "again")},
                     id="one-application-said-in-two-ways"),
        pytest.param([application("A1", name="Mai"), application("A1", advert_reference="V2", name="Ann")],
                     {(2, "name", "named"), (3, "name", "named")}, id="one-reference-for-two-people"),
        pytest.param([application("A1", ethnicity="purple")], {(2, "ethnicity", "declared")},
                     id="a-code-nobody-knows"),
        pytest.param([application("A1", organisation_code="NONE")], {(2, "organisation_code", "place")},
                     id="a-place-nobody-knows"),
        pytest.param([application("A1"), application("A2", job_title="Matron")],
                     {(3, "advert_reference", "otherwise")}, id="an-advert-described-in-two-ways"),
        pytest.param([application("A1", applied_on="2026-01-01")], {(2, "applied_on", "days")},
                     id="applied-before-it-was-advertised"),
    ],
)  # fmt: skip
def test_each_row_of_applications_is_taken_or_says_what_to_correct(rows, found):
    file = load_applications(sheet(*rows))
    assert complaints(file) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([completion("77")], {(2, "staff_number", "nobody")}, id="nobody-has-this-number"),
        pytest.param([completion("1", completed_on="2026-09-01")], {(2, "completed_on", "TRN-01b")},
                     id="to-come"),
        pytest.param([completion("1", expires_on="2026-01-01")], {(2, "expires_on", "TRN-01c")},
                     id="over-before-it-was-done"),
        pytest.param([completion("1", accredited="no"), completion("1", accredited="yes")],
                     {(2, "title", "again"), (3, "title", "again")}, id="one-training-said-in-two-ways"),
        pytest.param([completion("1"), completion("1")], set(), id="a-repeat-does-no-harm"),
        pytest.param([completion("1", expires_on="2060-01-01")], {(2, "expires_on", "days")}, id="for-ever"),
        pytest.param([completion("1", title="#N/A")], {(2, "title", "broken")}, id="a-spreadsheet-error"),
    ],
)  # fmt: skip
def test_each_row_of_training_is_taken_or_says_what_to_correct(rows, found):
    file = load_completions(sheet(*rows))
    assert complaints(file) == found
    advice = " ".join(RejectedRow.objects.values_list("advice", flat=True))
    assert "77" not in advice


def test_rows_for_somewhere_else_refuse_the_whole_file():
    file = load_completions(sheet(completion("1"), completion("2", organisation_code="ZZ2")))
    assert (file.state, codes(file)) == ("refused", ["INT-36"])
    assert not training(by=SEER).exists()


# What is held


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([application("A1", appointed_on="2026-02-02")], ["INT-38a"],
                     id="appointed-and-never-shortlisted"),
        pytest.param([application(f"A{n}", applied_on="2025-12-01") for n in range(4)], ["INT-38b"],
                     id="days-outside-sense"),
        pytest.param([application("A1", ethnicity="nhs:A"),
                      application("A1", advert_reference="V2", ethnicity="nhs:C")], ["INT-38d"],
                     id="one-applicant-in-two-groups"),
        pytest.param([application("A1", staff_number="1", disability="yes"),
                      application("A2", staff_number="1", disability="no")], ["INT-38d"],
                     id="one-member-of-staff-in-two-groups"),
        pytest.param([application("A1"), application("A2", organisation_code="NONE")], ["INT-03d"],
                     id="a-place-nobody-knows"),
        pytest.param([application(f"A{n}", applied_on="soon") for n in range(11)], ["INT-03f"],
                     id="many-rows-rejected"),
    ],
)  # fmt: skip
def test_what_looks_wrong_waits_for_a_person_and_changes_nothing(rows, found):
    file = load_applications(sheet(*rows))
    assert (file.state, codes(file)) == ("held", found)
    assert not adverts(by=HR).exists()
    assert Person.objects.count() == 3


def test_an_older_file_than_the_last_is_held():
    load_completions(sheet(completion("1")), as_at=MAY)
    file = load_completions(sheet(completion("2")), as_at=APRIL)
    assert (file.state, codes(file)) == ("held", ["INT-03e"])


def test_a_person_lets_a_held_file_in_or_turns_it_down():
    rows = [application("A1", appointed_on="2026-02-02")]
    released = staff.load(sheet(*rows), kind="applications")
    assert (released.state, len(applied())) == ("taken", 1)
    held = load_applications(sheet(*rows, application("A2", appointed_on="2026-02-02")), as_at=MAY)
    actions.decline_staff_file(by=HR, file_id=held.pk, because="a test", now=held.offered_at)
    assert len(applied()) == 1


# Matching


def test_other_headings_are_asked_about_once_and_remembered():
    content = b"Nr,Course,Done\n1,First aid,2026-02-11\n"
    file = load_completions(content)
    assert (file.state, codes(file)) == ("unmapped", ["INT-32a", *["INT-32d"] * 2])
    chosen = {"staff_number": "Nr", "title": "Course", "completed_on": "Done"}
    with pytest.raises(RuleBroken):
        actions.map_columns(by=HR, file_id=file.pk, columns={"name": "Nr"}, now=file.offered_at)
    actions.map_columns(by=HR, file_id=file.pk, columns=chosen, now=file.offered_at, enqueued=False)
    read = actions.read_staff_file(by=HR, file_id=file.pk, now=file.offered_at)
    assert (read.state, read.joiners) == ("taken", 1)
    again = load_completions(content.replace(b"First aid", b"Fire"), as_at=MAY)
    assert (again.state, again.columns) == ("taken", chosen)


def test_the_first_rows_are_guessed_by_the_layout_of_the_kind():
    file = staff.offer(b"Vacancy Ref,Candidate ID,Nr\nV1,A1,1\n", kind="applications")
    preview = queries.first_rows(file.pk, by=HR)
    assert preview.guessed == {
        "advert_reference": "Vacancy Ref", "application_reference": "Candidate ID"}  # fmt: skip


def test_somebody_who_declares_once_and_is_silent_once_is_in_one_group():
    rows = [application("A1", ethnicity="nhs:A"), application("A1", advert_reference="V2")]
    assert load_applications(sheet(*rows)).state == "taken"


def test_two_places_that_give_one_number_to_two_people_tear_no_group():
    staff.load(staff.sheet([row("1", "Somebody Else")]), organisation_code="ZZ3")
    rows = [application("A1", staff_number="1", ethnicity="nhs:A"),
            application("A2", staff_number="1", ethnicity="nhs:C", organisation_code="ZZ3")]  # fmt: skip
    assert load_applications(sheet(*rows)).state == "taken"


def test_a_torn_group_that_somebody_lets_in_is_said_by_its_rows():
    rows = [application("A1", ethnicity="nhs:A"),
            application("A1", advert_reference="V2", ethnicity="nhs:C"), application("A3")]  # fmt: skip
    file = staff.load(sheet(*rows), kind="applications")
    assert (file.state, file.joiners) == ("taken", 3)
    assert complaints(file) == {
        (2, "application_reference", "groups"), (3, "application_reference", "groups")}  # fmt: skip
