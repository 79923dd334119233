"""Whose a row of an extract is, and what is kept of it."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.history.tests.factories import events
from leadwell.intake.tests import staff
from leadwell.intake.tests.extracts.rows import (
    SEER,
    application,
    applied,
    complaints,
    completion,
    load_applications,
    load_completions,
    sheet,
    the_advert,
)
from leadwell.intake.tests.staff import JUNE, MAY, row
from leadwell.people.models import Identifier, Person
from leadwell.training.queries import training

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
