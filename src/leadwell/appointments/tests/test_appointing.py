"""Appointing by hand: the gate decides, the event remembers, and there is no way round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from leadwell.actor import Actor, Grant, Permission
from leadwell.appointments import actions
from leadwell.appointments.tests.at_a_ward import appoint, asha, by, trust, ward
from leadwell.appointments.tests.factories import NOW, TODAY, chief, officer, waived
from leadwell.history.tests.factories import events
from leadwell.organisations import actions as organisations
from leadwell.organisations.models import Post, Tenure
from leadwell.organisations.rules.facts import PostFacts
from leadwell.organisations.tests.factories import BEGAN, hold, person, place, post
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards.models import Link
from leadwell.standards.tests.factories import FROM, item, version
from leadwell.standards.tests.factories import NOW as THEN
from leadwell.training.tests.factories import achieved

__all__ = ["asha", "by", "trust", "ward"]
pytestmark = pytest.mark.django_db


def refused(action, *arguments, **named):
    """The codes it is refused under; nothing was written but that the gate said no."""
    before = _written()
    with pytest.raises(RuleBroken) as broken:
        action(*arguments, **named)
    assert _written() == before
    return [reason.code for reason in broken.value.reasons]


def _written():
    happened = events().exclude(what="gate.not_met")
    return happened.count(), Tenure.objects.count(), Person.objects.count()


def test_whoever_does_not_meet_the_level_is_refused_with_what_is_missing(by, ward, asha):
    with pytest.raises(RuleBroken, match=r"Still missing: Does 3\.1"):
        appoint(by, ward, asha)
    assert refused(appoint, by, ward, asha) == ["APT-10"]


def test_whoever_meets_it_is_appointed_once_and_the_event_keeps_rule_and_version(by, ward, asha):
    achieved(asha.pk, "core:3.1")
    held = appoint(by, ward, asha)
    assert appoint(by, ward, asha) == held
    event = events("post.filled").get()
    assert event.rules == ["APT-10", "APT-11", "APT-13"]
    assert event.versions == {"core": "1.0"}
    assert event.details["gate"] == "met"
    assert "Asha" not in str(event.details)


def test_what_was_achieved_elsewhere_under_another_record_counts(by, ward, asha):
    other = person("Asha Okafor")
    other.joined_to = asha
    other.save()
    achieved(other.pk, "core:3.1")
    assert appoint(by, ward, asha).person == asha


def test_another_frameworks_award_counts_by_a_crosswalk(by, ward, asha):
    ours, theirs = item("core:3.1"), item("fmlm:b")
    Link.objects.create(
        version=version("fmlm"),
        kind="exactMatchOf",
        origin=theirs,
        destination=ours,
        changed_at=THEN,
    )
    achieved(asha.pk, "fmlm:b")
    assert appoint(by, ward, asha).post == ward


@pytest.mark.parametrize(("until", "met"), [(TODAY, False), (TODAY + timedelta(days=1), True)])
def test_what_expires_on_the_day_itself_counts_no_more(by, ward, asha, until, met):
    achieved(asha.pk, "core:3.1", until_on=until)
    if met:
        assert appoint(by, ward, asha)
        assert events("post.filled").get().details["gate"] == "met-until"
    else:
        assert refused(appoint, by, ward, asha) == ["APT-10"]


def test_what_was_withdrawn_counts_no_more(by, ward, asha):
    achieved(asha.pk, "core:3.1", withdrawn_on=TODAY)
    assert refused(appoint, by, ward, asha) == ["APT-10"]


def test_before_anything_is_published_the_gate_asks_nothing(asha, by, ward):
    version().requirements.all().delete()
    assert appoint(by, ward, asha)
    assert events("post.filled").get().details["gate"] == "not-asked"


def test_a_framework_may_map_posts_to_levels_itself(by, trust, asha):
    core = version()
    core.post_levels = {"bands": {"5": {"level": 3, "leads": True}}, "board": {"level": 5}}
    core.save()
    sister = post(trust, "Sister", level=None, leads=True, band="Band 5")
    assert refused(appoint, by, sister, asha) == ["APT-10"]
    other = post(trust, "Manager", level=3, leads=True, band="8a")
    assert appoint(by, other, asha)


def test_a_waiver_lets_somebody_in_but_not_by_the_hand_that_gave_it(by, ward, asha, trust):
    boss = chief(trust)
    waived(asha.pk, ward, boss.person_id)
    both = replace(boss, grants=boss.grants | by.grants)
    assert refused(appoint, both, ward, asha) == ["APT-13"]
    appoint(by, ward, asha)
    assert events("post.filled").get().details["gate"] == "waived-until"


def test_a_waiver_elsewhere_or_for_another_level_or_ended_lets_nobody_in(by, ward, asha, trust):
    boss, other = person(), post(place("N"), "Ward manager", level=3)
    waived(asha.pk, other, boss.pk)
    waived(asha.pk, ward, boss.pk, level=2)
    waived(asha.pk, ward, boss.pk, ended_at=NOW)
    assert refused(appoint, by, ward, asha) == ["APT-10"]


def test_a_post_that_is_taken_is_not_given_twice(by, ward, asha):
    achieved(asha.pk, "core:3.1")
    hold(person(), ward)
    assert refused(appoint, by, ward, asha) == ["APT-11"]
    assert appoint(by, ward, asha, kind="acting")


def test_only_those_who_appoint_there_appoint(ward, asha, trust):
    keeps = Actor("Keeper", person().pk, frozenset(
        Grant(each, trust.path) for each in (Permission.SEE_PEOPLE, Permission.KEEP_STAFF)
    ))  # fmt: skip
    with pytest.raises(NotPermitted):
        appoint(keeps, ward, asha)
    with pytest.raises(NotPermitted):
        appoint(chief(trust), ward, asha)
    with pytest.raises(Post.DoesNotExist):
        appoint(officer(place("N")), ward, asha)
    assert appoint(keeps, post(trust, "Porter"), asha)


def test_somebody_new_is_appointed_where_nothing_is_asked_and_refused_where_it_is(by, ward, trust):
    said = {"name": "Ben Ashe", "staff_number": "7", "from_on": TODAY, "kind": "substantive"}
    said |= {"fte": Decimal(1), "now": NOW, "by": by}
    assert refused(actions.appoint_newcomer, post_id=ward.pk, **said) == ["APT-10"]
    porter = post(trust, "Porter")
    held = actions.appoint_newcomer(post_id=porter.pk, **said)
    assert (held.person.name, held.post) == ("Ben Ashe", porter)


def promote(by, tenure, where, **more):
    said = {"from_on": TODAY, "kind": "substantive", "fte": Decimal(1), "now": NOW, **more}
    return actions.promote(by=by, tenure_id=tenure.pk, post_id=where.pk, **said)


def test_a_promotion_ends_the_old_post_only_where_the_gate_lets_them_in(by, ward, asha):
    nurse = Tenure.objects.get()
    assert refused(promote, by, nurse, ward) == ["APT-10"]
    achieved(asha.pk, "core:3.1")
    risen = promote(by, nurse, ward)
    nurse.refresh_from_db()
    assert (risen.post, nurse.until_on) == (ward, TODAY)
    assert promote(by, nurse, ward) == risen


# There is no way round


def test_a_first_day_in_the_past_is_no_way_round_for_a_promotion(by, ward, asha):
    before_it_bit = FROM - timedelta(days=1)
    assert refused(appoint, by, ward, asha, from_on=before_it_bit) == ["APT-10"]


def test_whoever_began_before_the_gate_and_is_added_now_is_admitted(by, ward):
    held = organisations.add_member_of_staff(
        by=by,
        organisation_code="T",
        name="Old Hand",
        staff_number="1",
        job=organisations.Job(PostFacts("Ward manager", band="8a", leads=True), fte=Decimal(1)),
        from_on=BEGAN,
        now=NOW,
        gate=actions.gate_for(by=by, now=NOW),
    )
    assert held.post.level == 3


def test_describing_the_post_of_a_holder_at_a_higher_level_is_no_way_round(by, asha):
    held = Tenure.objects.get()
    up = PostFacts("Matron", band="8a", leads=True)
    named = {"by": by, "from_on": TODAY, "now": NOW}
    assert refused(organisations.change_post, post_id=held.post_id, facts=up, **named) == ["ORG-51"]
    gate = actions.gate_for(by=by, now=NOW)
    change = {"post_id": held.post_id, "facts": up, "gate": gate, **named}
    assert refused(organisations.change_post, **change) == ["APT-10"]
    job = organisations.Job(up, fte=Decimal(1))
    member = {"tenure_id": held.pk, "name": asha.name, "job": job, "gate": gate, **named}
    assert refused(organisations.change_member_of_staff, **member) == ["APT-10"]
    hold(person(), held.post)
    assert refused(organisations.change_member_of_staff, **member) == ["APT-10"]
    achieved(asha.pk, "core:3.1")
    assert organisations.change_member_of_staff(**member).post.level == 3


def test_a_better_title_at_the_same_level_asks_nobody_again(by, ward, asha):
    hold(asha, ward)
    said = PostFacts("Senior ward manager", band="8a", leads=True)
    changed = organisations.change_post(
        by=by,
        post_id=ward.pk,
        facts=said,
        from_on=TODAY,
        now=NOW,
        gate=actions.gate_for(by=by, now=NOW),
    )
    assert changed.title == "Senior ward manager"
    assert events("post.changed").get().details["gate"] == ["goes-on"]


def test_without_a_gate_the_actions_beneath_refuse_every_level(by, ward, asha):
    achieved(asha.pk, "core:3.1")
    named = {"kind": "substantive", "fte": Decimal(1), "from_on": date(2026, 11, 1), "now": NOW}
    fill = {"post_id": ward.pk, "person_id": asha.pk, **named}
    assert refused(organisations.fill_post, by=by, **fill) == ["ORG-51"]
