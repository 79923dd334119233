"""From the terms to everybody's place: nothing changed on the way, and all of it can be checked."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from leadwell.actor import ANYONE
from leadwell.allocation.closed_list import on_the_list
from leadwell.allocation.draw import DrawDoesNotHold
from leadwell.allocation.verification import failures
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import place, signed_in
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.actions.applying import withdraw_application
from leadwell.training.actions.drawing import close_round, draw_round, pass_places_on
from leadwell.training.actions.places import accept_place, decline_place, hand_back_place
from leadwell.training.actions.rounds import note_public_value, void_round
from leadwell.training.models import LIVE, Entry, Lot, Place, PlaceApplication, Round
from leadwell.training.queries.drawing import document_of, document_text, proof_of, steps_of
from leadwell.training.tests.rounds import (
    AFTER,
    BEGINS,
    CLOSES,
    DURING,
    LEAD,
    NOW,
    applied,
    drawn,
    kept_for,
    offers,
    opened,
    run,
    worker,
)

pytestmark = pytest.mark.django_db


def codes(broken):
    return [reason.code for reason in broken.value.reasons]


@pytest.fixture
def round_():
    run("c1")
    run("c2")
    return opened("c1", "c2")


@pytest.fixture
def eight(round_):
    people = [worker() for _ in range(8)]
    for each in people:
        applied(round_, each, "c1", "c2")
    return people


def test_the_terms_are_published_before_anybody_applies_and_the_secret_is_not(round_):
    said = document_of("mid-1", by=ANYONE)
    assert set(said) == {"terms", "terms_digest"}
    assert said["terms"][-1] == "cohort c2 2 reserves-first"
    assert round_.commit in said["terms"][3]
    assert events("round.opened").count() == 1
    assert round_.secret == ""


def test_a_draw_gives_every_place_and_its_document_holds(round_, eight):
    kept = drawn(round_)
    said = json.loads(document_text("mid-1", by=ANYONE))
    assert failures(said) == []
    assert len(said["entrants"]) == 8
    assert [each.run.code for each in offers(kept)].count("c1") == 2
    assert len(offers(kept)) == 4
    assert Lot.objects.filter(refused__isnull=True).count() == 4


def test_who_gets_no_place_is_told_how_far_each_cohort_got(round_, eight):
    drawn(round_)
    lot = Lot.objects.exclude(refused__isnull=True).first()
    assert lot.refused["code"] == "TRN-40"
    assert [cohort for cohort, _up_to in lot.refused["cohorts"]] == ["c1", "c2"]
    assert lot.refused["number"].replace(" ", "") == lot.number[:12]
    for _cohort, up_to in lot.refused["cohorts"]:
        assert up_to < lot.refused["number"]


def test_each_applicant_can_show_that_they_are_on_the_list_and_what_each_choice_answers(
    round_, eight
):
    kept = drawn(round_)
    for application in PlaceApplication.objects.all():
        proof = proof_of(application)
        assert on_the_list(proof.record.encode(), place=proof.place, size=proof.size,
                           proof=proof.path, root=bytes.fromhex(kept.root))  # fmt: skip
        given = [step.cohort for step in steps_of(application) if step.admitted]
        assert given == [one.run.code for one in application.places.all()]


def test_before_the_draw_there_are_no_numbers(round_, eight):
    assert steps_of(PlaceApplication.objects.first()) == []


def test_closing_and_drawing_twice_is_once(round_, eight):
    first = drawn(round_)
    again = draw_round(by=LEAD, round_id=round_.pk, now=AFTER)
    assert (again.document, close_round(by=LEAD, round_id=round_.pk, now=AFTER).root) == (
        first.document, first.root,
    )  # fmt: skip
    assert Place.objects.count() == 4
    assert note_public_value(by=LEAD, draw="mid-1", value="another", now=AFTER).public_value == (
        "a public value"
    )


def test_an_application_after_the_root_is_refused(round_, eight):
    close_round(by=LEAD, round_id=round_.pk, now=CLOSES)
    with pytest.raises(RuleBroken) as broken:
        applied(round_, worker(), "c1", now=DURING)
    assert codes(broken) == ["TRN-32b"]
    with pytest.raises(RuleBroken) as broken:
        applied(round_, eight[0], "c2", now=DURING)
    assert codes(broken) == ["TRN-32b"]


def test_choices_can_be_changed_and_taken_back_until_the_close(round_):
    by = worker()
    for choices in (("c1",), ("c2", "c1"), ("c2", "c1")):
        applied(round_, by, *choices)
    mine = PlaceApplication.objects.get()
    assert [each.run.code for each in mine.choices.all()] == ["c2", "c1"]
    assert events("application.changed").count() == 1
    for _ in range(2):
        withdraw_application(by=by, draw="mid-1", now=DURING)
    assert events("application.withdrawn").count() == 1
    close_round(by=LEAD, round_id=round_.pk, now=CLOSES)
    assert Entry.objects.count() == 0


def test_who_withdrew_can_apply_again(round_):
    by = worker()
    applied(round_, by, "c1")
    withdraw_application(by=by, draw="mid-1", now=DURING)
    applied(round_, by, "c1")
    assert PlaceApplication.objects.get().withdrawn_at is None


def test_nobody_applies_without_signing_in(round_):
    with pytest.raises(NotPermitted):
        applied(round_, ANYONE, "c1")


def test_reserves_go_by_the_facts_of_the_close():
    run("c1", places=2)
    care = place("ZC1", kind="care-location", sector="social-care")
    round_ = opened("c1", reserves=(kept_for("c1", "sector:social-care", 1),))
    others, carer = [worker(place(f"ZT{n}")) for n in range(6)], worker(care)
    for each in (*others, carer):
        applied(round_, each, "c1")
    kept = drawn(round_)
    assert carer.person_id in [one.person_id for one in offers(kept)]
    assert [one.unit for one in offers(kept, person_id=carer.person_id)] == ["sector:social-care"]
    facts = Entry.objects.get(application__person_id=carer.person_id)
    assert facts.facts == ["first-place:yes", "sector:social-care", "small-employer:yes"]
    assert facts.line.endswith("|c1|sector:social-care")


def test_a_declined_place_goes_to_the_next_by_number_and_the_document_still_holds(round_, eight):
    kept = drawn(round_)
    first, *others = offers(kept)
    for one in others:
        accept_place(by=signed_in(one.person), place_id=one.pk, now=AFTER)
    decline_place(by=signed_in(first.person), place_id=first.pk, waits=False, now=AFTER)
    assert pass_places_on(by=LEAD, round_id=kept.pk, now=AFTER) == 1
    new = offers(kept)[-1]
    waiting = Lot.objects.exclude(application__person=first.person).order_by("number")
    assert new.application.lot == waiting[3]
    assert (new.run, new.application.lot.refused) == (first.run, None)
    assert failures(document_of("mid-1", by=ANYONE)) == []
    assert pass_places_on(by=LEAD, round_id=kept.pk, now=AFTER) == 0


def test_nobody_who_accepted_is_moved_and_who_has_not_is_offered_what_they_like_better(
    round_, eight
):
    kept = drawn(round_)
    c1, c2 = (offers(kept, run__code=code) for code in ("c1", "c2"))
    decline_place(by=signed_in(c1[0].person), place_id=c1[0].pk, waits=False, now=AFTER)
    best = min(c2, key=lambda one: one.application.lot.number)
    other = next(one for one in c2 if one != best)
    accept_place(by=signed_in(best.person), place_id=best.pk, now=AFTER)
    pass_places_on(by=LEAD, round_id=kept.pk, now=AFTER)
    best.refresh_from_db()
    other.refresh_from_db()
    assert (best.replaced_at, other.replaced_at) == (None, AFTER)
    assert Place.objects.get(person=other.person, replaced_at=None).run.code == "c1"
    assert failures(document_of("mid-1", by=ANYONE)) == []


def test_an_offer_nobody_answers_ends_and_goes_on(round_, eight):
    kept = drawn(round_)
    late = AFTER + timedelta(days=14)
    with pytest.raises(RuleBroken) as broken:
        accept_place(by=signed_in(offers(kept)[0].person), place_id=offers(kept)[0].pk, now=late)
    assert codes(broken) == ["TRN-37d"]
    assert pass_places_on(by=LEAD, round_id=kept.pk, now=late) == 4
    assert len(offers(kept, lapsed_at=late)) == 4
    assert len({one.person_id for one in offers(kept)}) == 8


def test_a_place_handed_back_goes_on_until_the_first_cohort_begins(round_, eight):
    kept = drawn(round_)
    one, two = offers(kept)[:2]
    for each in (one, two):
        for _ in range(2):
            accept_place(by=signed_in(each.person), place_id=each.pk, now=AFTER)
    for _ in range(2):
        hand_back_place(by=signed_in(one.person), place_id=one.pk, now=AFTER)
    # who holds an unanswered offer may move up first, and theirs goes on too
    assert pass_places_on(by=LEAD, round_id=kept.pk, now=AFTER) in (1, 2)
    assert Place.objects.filter(LIVE).count() == 4
    on_the_day = AFTER.replace(year=BEGINS.year, month=BEGINS.month, day=BEGINS.day)
    with pytest.raises(RuleBroken) as broken:
        hand_back_place(by=signed_in(two.person), place_id=two.pk, now=on_the_day)
    assert codes(broken) == ["TRN-38c"]
    assert pass_places_on(by=LEAD, round_id=kept.pk, now=on_the_day) == 0


def test_saying_no_and_waiting_still_waits_for_what_is_dearer(round_, eight):
    kept = drawn(round_)
    c1, c2 = (offers(kept, run__code=code) for code in ("c1", "c2"))
    best = min(c2, key=lambda one: one.application.lot.number)
    decline_place(by=signed_in(best.person), place_id=best.pk, waits=True, now=AFTER)
    decline_place(by=signed_in(c1[0].person), place_id=c1[0].pk, waits=False, now=AFTER)
    pass_places_on(by=LEAD, round_id=kept.pk, now=AFTER)
    assert Place.objects.get(person=best.person, declined_at=None).run.code == "c1"


def test_a_draw_is_called_off_in_public_and_its_places_end(round_, eight):
    kept = drawn(round_)
    because = "The public value was written down wrongly: the next round repeats this one."
    void_round(by=LEAD, draw="mid-1", because=because, now=AFTER)
    assert Round.objects.get().voided_because == because
    assert len(offers(kept, lapsed_at=AFTER)) == 4
    for act in (
        lambda: void_round(by=LEAD, draw="mid-1", because=because, now=AFTER),
        lambda: close_round(by=LEAD, round_id=kept.pk, now=AFTER),
        lambda: draw_round(by=LEAD, round_id=kept.pk, now=AFTER),
        lambda: applied(kept, worker(), "c1"),
    ):
        with pytest.raises(RuleBroken):
            act()


def test_a_list_that_was_changed_after_its_fingerprint_is_not_drawn(round_, eight):
    close_round(by=LEAD, round_id=round_.pk, now=CLOSES)
    entry = Entry.objects.first()
    Entry.objects.filter(pk=entry.pk).update(line=entry.line.replace("c1,c2", "c2,c1"))
    with pytest.raises(DrawDoesNotHold):
        drawn(round_)
    assert not Place.objects.exists()


def test_only_who_runs_draws_there_runs_one(round_):
    by = worker()
    for act in (
        lambda: opened("c1", "c2", by=by),
        lambda: close_round(by=by, round_id=round_.pk, now=CLOSES),
        lambda: note_public_value(by=by, draw="mid-1", value="x", now=AFTER),
        lambda: draw_round(by=by, round_id=round_.pk, now=AFTER),
        lambda: pass_places_on(by=by, round_id=round_.pk, now=AFTER),
        lambda: void_round(by=by, draw="mid-1", because="Because nobody may do this.", now=NOW),
    ):
        with pytest.raises(NotPermitted):
            act()
