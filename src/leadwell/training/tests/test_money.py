"""What a completed place costs, who is on a run, and whom programmes reach."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.reasons import NotPermitted
from leadwell.training.models import Place, Result
from leadwell.training.queries.money import exact_mix, money, reached, sector_mix, sector_words
from leadwell.training.tests.rounds import NOW, applied, drawn, opened, programme, run, worker

pytestmark = pytest.mark.django_db
TODAY = date(2027, 10, 1)
SEES = system_actor("a nation", Permission.SEE_TRAINING_COUNTS)


def taken(on, at, count, passed):
    """So many people of one organisation on a run, some of whom passed."""
    assurer = person()
    for n in range(count):
        who = person()
        hold(who, post(at))
        one = Place.objects.create(run=on, person=who, offered_at=NOW, accepted_at=NOW)
        if n < passed:
            Result.objects.create(
                place=one, outcome="pass", assessed_on=date(2027, 9, 1), assurer=assurer
            )


def test_a_completed_place_costs_what_all_cost_divided_by_those_who_passed():
    trust, care = place("ZT1"), place("ZC1", kind="care-location", sector="social-care")
    one = run("c1", places=40, cost=Decimal(40_000))
    taken(one, trust, 24, 20), taken(one, care, 16, 12)
    found = money(by=ANYONE, today=TODAY)
    assert (found.all.completed, found.all.each) == (30, Decimal(1250))
    assert [(each.name, each.completed) for each in found.sectors] == [
        ("nhs-trust", 20), ("social-care", 10),
    ]  # fmt: skip
    assert [each.each for each in found.sectors] == [Decimal(1200), Decimal(1330)]
    assert [each.name for each in found.providers] == ["Place ZP1"]


def test_a_run_without_a_price_of_its_own_costs_what_the_programme_says():
    taken(run("c1", programme(cost=Decimal(500)), places=20), place("ZT1"), 20, 10)
    assert money(by=ANYONE, today=TODAY).all.each == Decimal(1000)


def test_few_people_are_hidden_and_nobody_is_said_to_be_none():
    assert money(by=ANYONE, today=TODAY).all.completed == 0
    taken(run("c1", places=9, cost=Decimal(900)), place("ZT1"), 5, 3)
    found = money(by=ANYONE, today=TODAY)
    assert (found.all.completed, found.all.each, found.providers) == (None, None, ())


def test_a_run_that_has_not_ended_and_a_cancelled_one_cost_nothing_yet():
    taken(run("c1", cost=Decimal(900)), place("ZT1"), 20, 20)
    assert money(by=ANYONE, today=date(2027, 5, 1)).all.completed == 0
    taken(run("c2", cost=Decimal(900), cancelled_on=TODAY), place("ZT2"), 20, 20)
    assert money(by=ANYONE, today=TODAY).all.completed == 20


def test_the_mix_of_a_run_hides_small_numbers_from_everybody_but_those_who_count():
    one = run("c1", places=40)
    assert sector_mix([one], by=ANYONE) == {}
    taken(one, place("ZT1"), 24, 0)
    taken(one, place("ZC1", kind="care-location", sector="social-care"), 4, 0)
    assert sector_mix([one], by=ANYONE)["social-care"] is None
    assert exact_mix(one, by=SEES) == {"nhs-trust": 24, "social-care": 4}
    with pytest.raises(NotPermitted):
        exact_mix(one, by=ANYONE)


def test_reach_counts_those_of_ones_own_places_by_sector_and_region():
    region = place("ZR1", kind="region", sector="national", name="Westmarch")
    trust = place("ZT1", region)
    run("c1")
    round_ = opened("c1")
    for at in (trust, trust, trust, place("ZT9")):
        applied(round_, worker(at), "c1")
    drawn(round_)
    lead = actor_with_role("regional-talent-lead", region)
    (sector,) = reached(by=lead, today=NOW.date(), what="sector")
    assert (sector.name, sector.applied, sector.taken, sector.completed) == ("nhs-trust", 3, 0, 0)
    (found,) = reached(by=SEES, today=NOW.date(), what="region")
    assert (found.name, found.applied) == ("Westmarch", 3)
    with pytest.raises(NotPermitted):
        reached(by=ANYONE, today=NOW.date(), what="sector")


def test_a_sector_has_words_and_a_strange_one_stands_as_it_is():
    assert (sector_words("social-care"), sector_words("strange")) == (
        "Adult social care",
        "strange",
    )
