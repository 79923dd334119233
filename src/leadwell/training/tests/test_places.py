"""Booking, release and its appeal; and who sees which of it."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.access.tests.factories import actor_with_role, england
from leadwell.actor import ANYONE, Actor, Grant, Permission, system_actor
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import hold, person, place, post, reports, signed_in
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards.tests.factories import item
from leadwell.training import permissions
from leadwell.training.actions.achieving import note_achievements
from leadwell.training.actions.places import (
    accept_place,
    book_place,
    decline_place,
    hand_back_place,
)
from leadwell.training.actions.places_release import (
    appeal_release,
    ask_for_release,
    decide_release,
    hear_appeal,
)
from leadwell.training.models import Place, PlaceApplication, Release
from leadwell.training.permissions import places as may
from leadwell.training.permissions.money import may_see_counts
from leadwell.training.queries import places_release as read
from leadwell.training.queries.places import rounds_with_late_offers, unanswered
from leadwell.training.rules.facts import Achieving
from leadwell.training.tests.rounds import (
    AFTER,
    LEAD,
    NOW,
    applied,
    drawn,
    offers,
    opened,
    programme,
    run,
    worker,
)

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
HEARER = system_actor("a panel", Permission.RECOGNISE_LEARNING)


def codes(broken):
    return [reason.code for reason in broken.value.reasons]


def test_a_place_is_booked_until_none_is_left_and_free_again_once_handed_back():
    run("c1", places=1)
    first, second = worker(), worker()
    for _ in range(2):
        kept = book_place(by=first, run_code="c1", now=NOW)
    assert events("place.booked").count() == 1
    with pytest.raises(RuleBroken) as broken:
        book_place(by=second, run_code="c1", now=NOW)
    assert codes(broken) == ["TRN-39e"]
    hand_back_place(by=first, place_id=kept.pk, now=NOW)
    book_place(by=second, run_code="c1", now=NOW)
    assert Place.objects.filter(handed_back_at=None).get().person_id == second.person_id


def test_nobody_books_without_signing_in_or_what_the_rule_forbids():
    run("c1", programme(rule={"item": "core:1.1"}))
    with pytest.raises(NotPermitted):
        book_place(by=ANYONE, run_code="c1", now=NOW)
    by = worker()
    with pytest.raises(RuleBroken) as broken:
        book_place(by=by, run_code="c1", now=NOW)
    assert codes(broken) == ["TRN-31b"]
    how = Achieving("prior", date(2026, 1, 1))
    note_achievements(person_id=by.person_id, items=[item("core:1.1")], how=how, event=1)
    book_place(by=by, run_code="c1", now=NOW)


def test_nobody_answers_for_another():
    run("c1")
    round_ = opened("c1")
    applied(round_, worker(), "c1")
    (offer,) = offers(drawn(round_))
    assert [one.pk for one in unanswered(round_.pk, by=LEAD)] == [offer.pk]
    assert unanswered(round_.pk, by=ANYONE) == []
    assert rounds_with_late_offers(now=AFTER) == []
    assert rounds_with_late_offers(now=offer.answer_by) == [round_.pk]
    for act in (accept_place, hand_back_place):
        with pytest.raises(Place.DoesNotExist):
            act(by=worker(), place_id=offer.pk, now=AFTER)


def test_saying_no_twice_is_once():
    run("c1")
    round_ = opened("c1")
    applied(round_, worker(), "c1")
    (offer,) = offers(drawn(round_))
    for waits in (True, False):
        kept = decline_place(by=signed_in(offer.person), place_id=offer.pk, waits=waits, now=AFTER)
    assert (kept.waits, events("place.declined").count()) == (True, 1)


@pytest.fixture
def release():
    """An applicant, whom they report to, and their request. The account is joined to the staff record."""
    trust = place("ZT1")
    account, boss = person("Ann Account"), person("Bo Boss")
    staff = Person.objects.create(name="Ann Account", sort_key="ann", joined_to=account)
    lower, upper = post(trust), post(trust, "Matron")
    hold(staff, lower), hold(boss, upper), reports(lower, upper)
    run("c1")
    applied(opened("c1"), signed_in(account), "c1")
    mine = PlaceApplication.objects.get()
    for _ in range(2):
        kept = ask_for_release(by=signed_in(account), application_id=mine.pk, now=NOW)
    assert events("release.asked").count() == 1
    return kept, signed_in(account), signed_in(boss)


def test_whom_one_reports_to_decides_and_somebody_else_hears_the_appeal(release):
    kept, ann, boss = release
    assert list(read.of_my_team(by=boss, today=TODAY)) == [kept]
    decide_release(by=boss, release_id=kept.pk, granted=False, because="No cover.", now=NOW)
    with pytest.raises(RuleBroken) as broken:
        decide_release(by=boss, release_id=kept.pk, granted=True, because="Cover.", now=NOW)
    assert codes(broken) == ["TRN-41a"]
    appeal_release(by=ann, release_id=kept.pk, says="There is cover on Thursdays.", now=NOW)
    for involved in (ann, boss):
        hears = frozenset({Grant(Permission.RECOGNISE_LEARNING, "/")})
        by = Actor(involved.name, involved.person_id, hears)
        with pytest.raises(RuleBroken) as broken:
            hear_appeal(by=by, release_id=kept.pk, upheld=True, because="Yes.", now=NOW)
        assert codes(broken) == ["TRN-43a"]
    hear_appeal(by=HEARER, release_id=kept.pk, upheld=True, because="There is cover.", now=NOW)
    kept.refresh_from_db()
    assert (kept.granted, kept.upheld, kept.heard_because) == (False, True, "There is cover.")
    assert events("release.heard").count() == 1


def test_nobody_decides_on_their_own_release_or_on_a_strangers(release):
    kept, ann, boss = release
    with pytest.raises(NotPermitted):
        decide_release(by=ann, release_id=kept.pk, granted=True, because="Me.", now=NOW)
    with pytest.raises(Release.DoesNotExist):
        decide_release(by=worker(), release_id=kept.pk, granted=True, because="Me.", now=NOW)
    decide_release(by=boss, release_id=kept.pk, granted=False, because="No cover.", now=NOW)
    with pytest.raises(NotPermitted):
        appeal_release(by=boss, release_id=kept.pk, says="Not mine.", now=NOW)
    appeal_release(by=ann, release_id=kept.pk, says="There is cover.", now=NOW)
    with pytest.raises(NotPermitted):
        hear_appeal(by=boss, release_id=kept.pk, upheld=True, because="Yes.", now=NOW)


def test_the_row_and_the_list_agree_about_who_sees_a_release(release):
    kept, ann, boss = release
    trust = place("ZT2")
    everybody = (
        ann, boss, worker(), ANYONE, HEARER, actor_with_role("hr-officer", trust),
        actor_with_role("national-lead", england()),
    )  # fmt: skip
    for appealed in (None, NOW):
        Release.objects.update(appealed_at=appealed)
        kept.refresh_from_db()
        for by in everybody:
            seen = read.releases(by=by, today=TODAY).exists()
            assert seen is may.may_see_release(by, kept, TODAY), by.name
            decides = Release.objects.filter(may.releases_to_decide(by, TODAY)).exists()
            assert decides is may.may_decide_release(by, kept, TODAY), by.name
            heard = read.appeals(by=by, today=TODAY).exists()
            assert heard is (appealed is not None and may.may_hear_appeals(by)), by.name


def test_the_row_and_the_list_agree_about_who_sees_an_application_and_a_place():
    run("c1"), run("c2")
    round_ = opened("c1")
    by = worker()
    applied(round_, by, "c1")
    drawn(round_)
    book_place(by=worker(), run_code="c2", now=NOW)
    teacher = system_actor("a teacher", Permission.OFFER_TRAINING)
    for each in (by, worker(), ANYONE, teacher, LEAD):
        seen = set(PlaceApplication.objects.filter(may.applications_visible_to(each)))
        assert seen == {
            a for a in PlaceApplication.objects.all() if may.may_see_application(each, a)
        }
        held = set(Place.objects.filter(may.places_visible_to(each)))
        assert held == {p for p in Place.objects.all() if may.may_see_place(each, p)}
    assert Place.objects.filter(may.places_visible_to(teacher)).count() == 1


def test_draws_are_run_where_their_cohorts_are_for():
    region = place("ZR1", kind="region", sector="national")
    by = actor_with_role("regional-talent-lead", region)
    assert may.may_run_draws_for(by, [region])
    assert not may.may_run_draws_for(by, [region, None])
    assert not may.may_run_draws_for(by, [])
    assert may_see_counts(by)
    assert permissions.records.beneath(ANYONE, Permission.RUN_DRAWS, "path")
