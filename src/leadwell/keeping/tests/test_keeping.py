"""Holds, records whose time is over, claims and joining: where places are known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate
from procrastinate.contrib.django.models import ProcrastinateJob

from leadwell.access.tests.factories import actor_with_role, england
from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.history import actions as history
from leadwell.history.queries import events_about
from leadwell.keeping import actions, queries
from leadwell.keeping.actions.disposing import NO_LONGER_KEPT
from leadwell.keeping.models import DisposalProposal, LegalHold, RightsRequest
from leadwell.keeping.tests.factories import (
    NOW,
    TODAY,
    PlaceFactory,
    asked,
    disputed,
    employee,
    held_post,
)
from leadwell.organisations.models import Post, Tenure
from leadwell.people.models import Claim, Identifier, Person, Scheme
from leadwell.people.tests.factories import PersonFactory
from leadwell.reasons import NotPermitted, RuleBroken

NIGHT = system_actor("night", Permission.DISPOSE_OF_RECORDS)
WHY = "Their time is over, says the schedule"
LONG_AGO = date(2019, 3, 31)


@pytest.fixture
def place(db):
    return PlaceFactory(code="ZT1", parent=england())


@pytest.fixture
def hr(place):
    return actor_with_role("hr-officer", place)


@pytest.fixture
def left(place):
    """Somebody who left long ago, with a number there."""
    person = PersonFactory(name="Old Timer")
    held_post(person, place, "Porter", until_on=LONG_AGO)
    scheme = Scheme.objects.create(kind="workforce", place=place.code)
    Identifier.objects.create(person=person, scheme=scheme, value="77")
    return person


def propose(now=NOW):
    return actions.propose_disposals(by=NIGHT, now=now)


def decide(by, *, dispose=True, because=WHY, now=NOW):
    ids = list(DisposalProposal.objects.values_list("pk", flat=True))
    return actions.decide_disposals(
        by=by, proposal_ids=ids, dispose=dispose, because=because, now=now
    )


def hold(by, place, **more):
    said = {"until_on": None, "because": "A tribunal asks for it", **more}
    return actions.place_hold(by=by, organisation_code=place.code, now=NOW, **said)


# Proposing


def test_the_night_proposes_what_is_over_and_nothing_twice(left, place):
    employee(place)
    held_post(PersonFactory(), place, until_on=TODAY - timedelta(days=365))
    assert (propose(), propose()) == (1, 0)
    made = DisposalProposal.objects.get()
    assert (made.person, made.organisation, made.ended_on) == (left, place, LONG_AGO)


def test_the_night_changes_nothing_else(left):
    propose()
    assert Tenure.objects.filter(person=left).exists()


def test_somebody_who_came_back_is_not_proposed(left, place):
    held_post(left, place, "Porter again")
    assert propose() == 0


def test_somebody_who_waits_for_an_answer_is_not_proposed(left, place):
    RightsRequest.objects.create(
        person=left, organisation=place, kind="access", says="x", received_on=TODAY, due_on=TODAY
    )
    assert propose() == 0


def test_nobody_but_the_night_proposes(hr, left):
    for by in (ANYONE, hr):
        with pytest.raises(NotPermitted):
            actions.propose_disposals(by=by, now=NOW)


def test_old_answers_and_claims_are_proposed_too(place, hr):
    by, tenure = employee(place)
    old = NOW - timedelta(days=365 * 7)
    made, request = disputed(by, tenure), asked(by, place)
    for each in (made, request):
        each.state, each.answered_at = "kept" if each is made else "answered", old
        each.save()
    claim = actions.claim_record(
        by=by, kind="workforce", organisation_code="ZT1", value="9", says="", now=old
    )
    Claim.objects.filter(pk=claim.pk).update(decided_at=old, accepted=False)
    Claim.objects.create(  # of a place nobody knows any more
        person_id=by.person_id, scheme=Scheme.objects.create(kind="workforce", place="GONE"),
        value="1", made_at=old, decided_at=old,
    )  # fmt: skip
    propose()
    assert set(DisposalProposal.objects.values_list("kept_as", flat=True)) == {"request", "claim"}
    assert decide(hr) == 2
    assert not RightsRequest.objects.exists()
    assert list(Claim.objects.values_list("scheme__place", flat=True)) == ["GONE"]


# Deciding


def test_what_is_disposed_of_is_gone_and_the_person_loses_their_name(left, place, hr):
    propose()
    assert decide(hr) == 1
    left.refresh_from_db()
    assert left.name == NO_LONGER_KEPT
    assert not Tenure.objects.filter(person=left).exists()
    assert not Identifier.objects.exists()
    assert [event.what for event in events_about(left)] == ["person.forgotten"]
    (event,) = events_about(place)
    assert event.details == {"class": "staff-record", "count": 1}


def test_who_looked_at_a_forgotten_person_is_erased_and_the_sealed_room_is_asked(left, hr):
    event = history.record("person.looked_at", about=left, by=hr, now=NOW)
    propose()
    decide(hr)
    looked, erased, forgotten = events_about(left)
    assert (looked.pk, looked.by_name, erased.what) == (event, "", "particulars.erased")
    assert forgotten.what == "person.forgotten"
    job = ProcrastinateJob.objects.get(task_name="equality.forget_declarations")
    assert job.args == {"person_ids": [left.pk]}


def test_somebody_who_still_signs_in_keeps_their_name(place, hr):
    by, tenure = employee(place)
    Tenure.objects.filter(pk=tenure.pk).update(until_on=LONG_AGO)
    propose()
    decide(hr)
    assert Person.objects.get(pk=by.person_id).name == "Asha Patel"
    assert not Tenure.objects.exists()


def test_one_record_of_two_keeps_the_name_of_both(left, place, hr):
    other = PersonFactory(name="Old T", joined_to=left)
    held_post(other, PlaceFactory(code="ZT3"), "Nurse")
    propose()
    decide(hr)
    left.refresh_from_db()
    assert left.name == "Old Timer"


def test_what_is_kept_is_proposed_again_after_a_year_and_not_before(left, hr):
    propose()
    assert decide(hr, dispose=False, because="The pension fund may ask") == 1
    assert (propose(), propose(NOW + timedelta(days=300))) == (0, 0)
    assert propose(NOW + timedelta(days=366)) == 1


def test_deciding_twice_decides_once(left, place, hr):
    propose()
    assert (decide(hr), decide(hr)) == (1, 0)
    assert events_about(place).count() == 1


@pytest.mark.parametrize("of", ["person", "post", "place", "above", "joined"])
def test_a_hold_placed_after_the_proposal_wins(left, place, hr, of):
    propose()
    records = {
        "person": {"person_id": left.pk},
        "post": {"post_number": Post.objects.get().number},
        "place": {},
    }
    if of == "above":
        boss = actor_with_role("hr-officer", place.parent)
        LegalHold.objects.create(
            organisation=place.parent, because="An inquiry", from_on=TODAY, placed_by=boss.name
        )
    elif of == "joined":
        other = PersonFactory(joined_to=left)
        LegalHold.objects.create(
            person=other, organisation=place, because="x", from_on=TODAY, placed_by="t"
        )
    else:
        hold(hr, place, **records[of])
    with pytest.raises(RuleBroken, match="KEE-09e"):
        decide(hr)
    assert Tenure.objects.filter(person=left).exists()


def test_a_hold_elsewhere_holds_nothing_here(left, place, hr):
    elsewhere = PlaceFactory(code="ZT2", parent=place.parent)
    hold(actor_with_role("hr-officer", elsewhere), elsewhere)
    assert propose() == 1


def test_somebody_who_came_back_after_the_proposal_stays(left, place, hr):
    propose()
    held_post(left, place, "Porter again")
    with pytest.raises(RuleBroken, match="KEE-09b"):
        decide(hr)


def test_hr_of_elsewhere_disposes_of_nothing_here(left, place):
    propose()
    with pytest.raises(NotPermitted):
        decide(actor_with_role("hr-officer", PlaceFactory(code="ZT2", parent=place.parent)))
    assert DisposalProposal.objects.get().state == "proposed"


def test_nobody_disposes_of_their_own_record(place, hr):
    person = Person.objects.get(pk=hr.person_id)
    held_post(person, place, until_on=LONG_AGO)
    propose()
    with pytest.raises(NotPermitted):
        decide(hr)
    assert queries.to_decide("staff-record", "ZT1", by=hr) is None
    assert queries.over_by_class(by=hr) == []


def test_a_decision_says_why(left, hr):
    propose()
    with pytest.raises(RuleBroken, match="KEE-03a"):
        decide(hr, because="ok")


# Holds


def test_a_hold_is_placed_and_ended_once_and_both_are_remembered(left, place, hr):
    made = hold(hr, place, person_id=left.pk, until_on=date(2027, 1, 1))
    for _ in range(2):
        actions.end_hold(by=hr, hold_id=made.pk, because="The tribunal is over", now=NOW)
    made.refresh_from_db()
    assert made.until_on == localdate(NOW)
    assert [event.what for event in events_about(made)] == ["hold.placed", "hold.ended"]


def test_a_hold_is_on_one_thing(left, place, hr):
    number = Post.objects.get().number
    with pytest.raises(RuleBroken, match="KEE-10a"):
        hold(hr, place, person_id=left.pk, post_number=number)


def test_nobody_is_held_where_they_never_worked(place, hr):
    with pytest.raises(Person.DoesNotExist):
        hold(hr, place, person_id=PersonFactory().pk)


def test_hr_of_elsewhere_neither_places_nor_ends_a_hold(place, hr):
    made = hold(hr, place)
    other = actor_with_role("hr-officer", PlaceFactory(code="ZT2", parent=place.parent))
    with pytest.raises(NotPermitted):
        hold(other, place)
    with pytest.raises(LegalHold.DoesNotExist):
        actions.end_hold(by=other, hold_id=made.pk, because="Not mine to end", now=NOW)


# Claims and joining


def claim(by, value="77"):
    return actions.claim_record(
        by=by, kind="workforce", organisation_code="zt1 ", value=value, says="", now=NOW
    )


def test_a_claim_is_answered_where_the_number_comes_from(left, place, hr):
    by, _ = employee(PlaceFactory(code="ZT2", parent=place.parent))
    made = claim(by)
    actions.answer_claim(by=hr, claim_id=made.pk, accepted=True, because=WHY, now=NOW)
    left.refresh_from_db()
    assert left.joined_to_id == by.person_id


def test_hr_of_elsewhere_may_not_know_of_the_claim(left, place):
    elsewhere = PlaceFactory(code="ZT2", parent=place.parent)
    made = claim(employee(elsewhere)[0])
    with pytest.raises(Claim.DoesNotExist):
        actions.answer_claim(
            by=actor_with_role("hr-officer", elsewhere), claim_id=made.pk, accepted=True,
            because=WHY, now=NOW,
        )  # fmt: skip


def test_a_claim_names_a_place_that_is_there(left, place):
    by, _ = employee(place)
    with pytest.raises(RuleBroken, match="KEE-12"):
        actions.claim_record(
            by=by, kind="workforce", organisation_code="NOPE", value="1", says="", now=NOW
        )


def test_an_administrator_joins_and_parts_within_their_places_only(left, place):
    other = PersonFactory(name="O. Timer")
    held_post(other, place)
    here = actor_with_role("administrator", place)
    elsewhere = actor_with_role("administrator", PlaceFactory(code="ZT2", parent=place.parent))
    two = {"keep_id": left.pk, "join_id": other.pk, "because": WHY, "now": NOW}
    with pytest.raises(NotPermitted):
        actions.join_people(by=elsewhere, **two)
    actions.join_people(by=here, **two)
    with pytest.raises(NotPermitted):
        actions.undo_joining(by=elsewhere, joined_id=other.pk, because=WHY, now=NOW)
    actions.undo_joining(by=here, joined_id=other.pk, because="They are cousins", now=NOW)
    other.refresh_from_db()
    assert other.joined_to is None
