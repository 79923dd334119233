"""Case extracts from end to end: every row is kept, or set aside with a sentence that says what to type."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import partial

import pytest

from leadwell.fairness.tests.factories import cases_kept
from leadwell.history.tests.factories import events
from leadwell.intake import actions
from leadwell.intake.models import RejectedRow
from leadwell.intake.tests import staff
from leadwell.intake.tests.staff import APRIL, HR, MAY, row
from leadwell.organisations.tests.factories import note
from leadwell.organisations.tests.factories import row as place

load = partial(staff.load, kind="cases", release=False)


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    note(place("ZZ1", "Old Town Trust"), place("ZZ2", "New Town Trust"))
    note(place("ZZ3", "Old Town Clinic", parent_code="ZZ1"))
    people = [
        row("1", "Asha Patel", staff_group="Local group"),
        row("2", "Ben Okoro", band="Local 3"),
    ]
    staff.load(staff.sheet([*people, row("3", "Zoë Smith")]))


def sheet(*rows):
    names = list(dict.fromkeys(name for one in rows for name in one))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def case(reference="C1", number="1", **more):
    given = {"funnel": "disciplinary", "staff_number": number, "case_reference": reference,
             "stage_1_on": "2026-01-05"}  # fmt: skip
    return {**given, **more}


def complaints(file):
    return {(one.line, one.column, one.code) for one in RejectedRow.objects.filter(file=file)}


def codes(file):
    return [kept["code"] for kept in file.in_the_way]


# What is kept


def test_a_case_is_kept_with_its_stages_and_those_who_decided():
    file = load(sheet(case(
        stage_2_on="05/02/2026", band="Band 7", staff_group="local group", open_competition="no",
        deciders="2; 3",
    )))  # fmt: skip
    assert (file.state, file.joiners, file.rejected, file.full) == ("taken", 1, 0, False)
    (one,) = cases_kept()
    assert (one.organisation.code, one.person.name, one.funnel) == (
        "ZZ1",
        "Asha Patel",
        "disciplinary",
    )
    assert one.stages == {"informal": "2026-01-05", "formal": "2026-02-05"}
    assert (one.reached, one.began_on, one.openly) == (2, date(2026, 1, 5), False)
    assert (one.band, one.noted_in) == ("Band 7", file.event)
    assert sorted(each.person.name for each in one.deciders.all()) == ["Ben Okoro", "Zoë Smith"]


def test_several_decisions_in_one_file_each_have_their_own_stages():
    load(sheet(case("C1"), case("T1", "2", funnel="Non-Mandatory-Training")))
    assert {(one.funnel, *one.stages) for one in cases_kept()} == {
        ("disciplinary", "informal"), ("non-mandatory-training", "offered")}  # fmt: skip


def test_a_place_beneath_keeps_its_own_cases_by_the_numbers_of_its_employer():
    load(sheet(case(organisation_code="zz3")))
    (one,) = cases_kept()
    assert (one.organisation.code, one.person.name) == ("ZZ3", "Asha Patel")


def test_the_same_rows_again_change_nothing_and_absence_takes_nothing_away():
    load(sheet(case("C1", deciders="2"), case("C2", "3")))
    again = load(sheet(case("C2", "3"), case("C1", deciders="2")), as_at=MAY)
    assert (again.unchanged, again.joiners, again.changed, again.leavers) == (2, 0, 0, 0)
    load(sheet(case("C1")), as_at=MAY)
    assert len(cases_kept()) == 2
    assert cases_kept()[0].deciders.count() == 1


def test_a_later_file_brings_a_case_further():
    load(sheet(case("C1", deciders="2")))
    rows = sheet(case("C1", stage_2_on="2026-04-20", deciders="3"))
    file = load(rows, as_at=MAY)
    assert (file.changed, file.joiners, file.unchanged) == (1, 0, 0)
    (one,) = cases_kept()
    assert (one.reached, one.noted_in) == (2, file.event)
    assert [each.person.name for each in one.deciders.all()] == ["Zoë Smith"]


def test_one_event_a_file_and_nobody_in_it():
    load(sheet(case("C1"), case("C2", organisation_code="ZZ3")))
    assert events("staff_file.taken").count() == 2
    assert not events("cases.noted").exists()
    assert "Asha" not in str(events("staff_file.taken").last().details)


# What is set aside


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([case(funnel="promise")], {(2, "funnel", "FAR-45a")}, id="a-decision-nobody-knows"),
        pytest.param([case(funnel="recruitment")], {(2, "funnel", "FAR-45b")}, id="counted-elsewhere"),
        pytest.param([case(stage_1_on="")], {(2, "", "FAR-45c")}, id="no-day-at-all"),
        pytest.param([case(stage_4_on="2026-02-01")], {(2, "", "FAR-45d")}, id="a-stage-too-many"),
        pytest.param([case(stage_2_on="2026-01-01")], {(2, "", "FAR-45e")},
                     id="a-stage-before-the-one-before-it"),
        pytest.param([case(stage_2_on="2026-04-02")], {(2, "", "FAR-45f")}, id="after-the-file"),
        pytest.param([case(stage_1_on="2014-12-31")], {(2, "", "FAR-45g")}, id="before-it-was-counted"),
        pytest.param([case(band="77")], {(2, "band", "FAR-46a")}, id="a-band-nobody-knows"),
        pytest.param([case(band="local 3")], set(), id="a-band-of-a-post-here"),
        pytest.param([case(staff_group="Wizards")], {(2, "staff_group", "FAR-46b")},
                     id="a-staff-group-nobody-knows"),
        pytest.param([case(band="77", staff_group="Wizards")],
                     {(2, "band", "FAR-46a"), (2, "staff_group", "FAR-46b")}, id="two-things-wrong"),
        pytest.param([case(number="99")], {(2, "staff_number", "nobody")}, id="a-person-nobody-knows"),
        pytest.param([case(deciders="2;99")], {(2, "deciders", "panel")}, id="a-decider-nobody-knows"),
        pytest.param([case("C1"), case("C1", number="2")],
                     {(2, "case_reference", "again"), (3, "case_reference", "again")},
                     id="one-case-said-in-two-ways"),
        pytest.param([case("C1"), case("C1", funnel="Disciplinary")], set(), id="a-repeat-does-no-harm"),
        pytest.param([case("C1"), case("C2")],
                     {(2, "case_reference", "alike"), (3, "case_reference", "alike")},
                     id="two-cases-of-one-person-on-one-day"),
        pytest.param([case("C1"), case("C2", stage_1_on="2026-01-06")], set(), id="on-another-day"),
        pytest.param([case(organisation_code="NONE")], {(2, "organisation_code", "place")},
                     id="a-place-nobody-knows"),
        pytest.param([case(stage_1_on="soon")], {(2, "stage_1_on", "value")}, id="not-a-day"),
        pytest.param([case("")], {(2, "case_reference", "empty")}, id="no-number-of-its-own"),
    ],
)  # fmt: skip
def test_each_row_is_taken_or_says_what_to_correct(rows, found):
    file = staff.load(sheet(*rows), kind="cases")
    assert complaints(file) == found
    assert file.accepted + file.rejected == file.rows == len(rows)
    advice = " ".join(RejectedRow.objects.values_list("advice", flat=True))
    assert "99" not in advice
    assert "77" not in advice


def test_rows_for_somewhere_else_refuse_the_whole_file():
    file = load(sheet(case("C1"), case("C2", organisation_code="ZZ2")))
    assert (file.state, codes(file)) == ("refused", ["INT-36"])
    assert not cases_kept()


# What is held


def test_more_people_at_a_stage_than_at_the_one_before_it_waits_for_a_person():
    rows = [case("C1", stage_1_on="", stage_2_on="2026-02-01"), case("C2", "2")]
    rows += [case("C3", "3", stage_1_on="", stage_2_on="2026-02-01")]
    file = load(sheet(*rows))
    assert (file.state, codes(file)) == ("held", ["INT-38c"])
    assert not cases_kept()
    actions.release_staff_file(by=HR, file_id=file.pk, because="no first talks are noted",
                               now=file.offered_at, enqueued=False)  # fmt: skip
    read = actions.read_staff_file(by=HR, file_id=file.pk, now=file.offered_at)
    assert (read.state, len(cases_kept())) == ("taken", 3)


def test_an_older_file_than_the_last_is_held():
    load(sheet(case("C1")), as_at=MAY)
    file = load(sheet(case("C2")), as_at=APRIL)
    assert (file.state, codes(file)) == ("held", ["INT-03e"])
