"""Recruitment and training extracts from end to end: whose each row is, what is kept, what is held."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import partial

import pytest

from leadwell.actor import Permission, system_actor
from leadwell.appointments.queries import adverts
from leadwell.history.tests.factories import events
from leadwell.intake import actions, queries
from leadwell.intake.models import RejectedRow
from leadwell.intake.tests import staff
from leadwell.intake.tests.staff import APRIL, HR, JUNE, MAY, row
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place
from leadwell.people.models import Identifier, Person
from leadwell.reasons import RuleBroken
from leadwell.training.queries import training

SEER = system_actor("somebody who sees people", Permission.SEE_PEOPLE)
load_applications = partial(staff.load, kind="applications", release=False)
load_completions = partial(staff.load, kind="completions", release=False)


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"), place("ZZ2", "New Town Trust"))
    note(place("ZZ3", "Old Town Clinic", parent_code="ZZ1"))
    staff.load(staff.sheet([row("1", "Asha Patel"), row("2", "Ben Okoro"), row("3", "Zoë Smith")]))


def sheet(*rows):
    names = list(dict.fromkeys(name for one in rows for name in one))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def application(number, **more):
    given = {"advert_reference": "V1", "job_title": "Ward manager", "application_reference": number,
             "advertised_on": "2026-01-05", "applied_on": "2026-01-12"}  # fmt: skip
    return {**given, **more}


def completion(number, **more):
    given = {"staff_number": number, "title": "First aid", "completed_on": "2026-02-11"}
    return {**given, **more}


def the_advert(reference="V1"):
    return adverts(by=HR).get(reference=reference)


def applied(reference="V1"):
    return {one.reference: one for one in the_advert(reference).applications.all()}


def complaints(file):
    return {(one.line, one.column, one.code) for one in RejectedRow.objects.filter(file=file)}


def codes(file):
    return [kept["code"] for kept in file.in_the_way]


# Whose it is


def test_an_applicant_with_a_staff_number_is_that_person():
    file = load_applications(sheet(application("A1", staff_number="2", internal="yes")))
    assert (file.state, file.joiners, file.rejected, file.full) == ("taken", 1, 0, False)
    assert applied()["A1"].person.name == "Ben Okoro"
    assert Person.objects.count() == 3


def test_anybody_else_is_known_by_the_reference_of_the_application():
    load_applications(sheet(application("A1"), application("A2", name="Mai  Tran")))
    assert {number: one.person.name for number, one in applied().items()} == {
        "A1": "Applicant A1", "A2": "Mai Tran"}  # fmt: skip
    load_applications(
        sheet(application("A1", name="Tomás Ferreira"), application("A2", advert_reference="V2")),
        as_at=MAY,
    )
    assert applied()["A1"].person.name == "Tomás Ferreira"
    assert applied("V2")["A2"].person == applied()["A2"].person
    assert Person.objects.count() == 5
    assert Identifier.objects.filter(scheme__kind="applications").count() == 2


def test_a_staff_number_nobody_has_leaves_the_applicant_alone_and_is_said():
    file = load_applications(sheet(application("A1", staff_number="99")))
    assert file.state == "taken"
    assert applied()["A1"].person.name == "Applicant A1"
    assert complaints(file) == {(2, "staff_number", "outsider")}


def test_the_numbers_of_the_place_itself_come_first():
    staff.load(staff.sheet([row("1", "Somebody Else")]), organisation_code="ZZ3")
    load_completions(sheet(completion("1"), completion("1", organisation_code="zz3")))
    who = {one.organisation.code: one.person.name for one in training(by=SEER)}
    assert who == {"ZZ1": "Asha Patel", "ZZ3": "Somebody Else"}


def test_a_place_beneath_may_use_the_numbers_of_its_employer():
    load_completions(sheet(completion("3", organisation_code="ZZ3")))
    (one,) = training(by=SEER)
    assert (one.organisation.code, one.person.name) == ("ZZ3", "Zoë Smith")


def test_the_panel_is_kept_and_an_unknown_member_is_said():
    file = load_applications(
        sheet(application("A1", panel="1; 3"), application("A2", panel="3;77;"))
    )
    assert sorted(one.person.name for one in the_advert().panel.all()) == [
        "Asha Patel",
        "Zoë Smith",
    ]
    assert complaints(file) == {(3, "panel", "panel")}


# What is kept


def test_every_stage_of_an_application_is_kept():
    file = load_applications(
        sheet(application("A1", shortlisted_on="2026-02-02", interviewed_on="2026-02-09",
                          offered_on="10/02/2026", appointed_on="12-Feb-26", from_abroad="no",
                          band="7", leads_people="yes", closed_on="2026-01-31"))
    )  # fmt: skip
    one, advert = applied()["A1"], the_advert()
    assert (one.appointed_on, one.from_abroad, one.internal) == (date(2026, 2, 12), False, None)
    assert (advert.band, advert.leads, advert.closed_on) == ("7", True, date(2026, 1, 31))
    assert one.noted_in == advert.noted_in == file.event


def test_completed_training_is_kept():
    file = load_completions(
        sheet(completion("2", category="asc:27", expires_on="2028-02-11", accredited="yes",
                         provider="Zed  Training"))
    )  # fmt: skip
    (one,) = training(by=SEER)
    assert (one.person.name, one.category, one.accredited) == ("Ben Okoro", "asc:27", True)
    assert (one.provider, one.noted_in) == ("Zed Training", file.event)


def test_one_event_a_file_and_no_name_in_it():
    load_applications(sheet(application("A1", name="Mai Tran")))
    load_completions(sheet(completion("1"), completion("2", organisation_code="ZZ3")))
    assert events("staff_file.taken").count() == 3
    assert not events("training.noted").exists()
    assert not events("adverts.noted").exists()


@pytest.mark.parametrize(
    ("load", "rows"),
    [
        pytest.param(load_applications, [application("A1"), application("A2", name="Mai")],
                     id="applications"),
        pytest.param(load_completions, [completion("1"), completion("2")], id="completions"),
    ],
)  # fmt: skip
def test_the_same_rows_again_change_nothing_and_absence_takes_nothing_away(load, rows):
    load(sheet(*rows))
    again = load(sheet(*reversed(rows)), as_at=MAY)
    assert (again.unchanged, again.joiners, again.changed, again.leavers) == (2, 0, 0, 0)
    less = load(sheet({**rows[0]}), as_at=JUNE)
    assert (less.state, less.unchanged) == ("taken", 1)
    assert len(applied() if load is load_applications else training(by=SEER)) == 2


def test_an_application_that_came_further_is_put_right():
    load_applications(sheet(application("A1")))
    file = load_applications(sheet(application("A1", shortlisted_on="2026-02-02")), as_at=MAY)
    assert (file.changed, file.joiners) == (1, 0)
    assert applied()["A1"].shortlisted_on == date(2026, 2, 2)
    assert applied()["A1"].noted_in == file.event


def test_what_applicants_declared_goes_through_the_sealed_door(monkeypatch):
    told = []
    monkeypatch.setattr(
        "leadwell.equality.actions.note_declarations",
        lambda *, by, blocks, through, now: told.append((through, b"".join(blocks))),
    )
    load_applications(
        sheet(application("A1", ethnicity="nhs:A", disability="-"), application("A2"))
    )
    ((through, said),) = told
    (number,) = Identifier.objects.filter(value="A1").values_list("person_id", flat=True)
    assert through == "applications ZZ1"
    assert said.startswith(f"{number},applications ZZ1,2026-04-01,".encode())
    assert b"nhs:A,-" in said
    assert said.count(b"\n") == 1


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
