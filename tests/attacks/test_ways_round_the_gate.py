"""Clever ways to let somebody into a post at a level whom the gate would refuse."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from leadwell.appointments import actions
from leadwell.appointments.tests.factories import NOW, TODAY, officer
from leadwell.organisations import actions as organisations
from leadwell.organisations.models import Tenure
from leadwell.organisations.rules.facts import PostFacts
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.reasons import RuleBroken
from leadwell.standards.models import Version
from leadwell.standards.tests.factories import FROM, item, requirement, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    item("core:3.1")
    return place("T")


@pytest.fixture
def by(trust):
    return officer(trust)


def described(by, what, facts, on=TODAY):
    """A post described anew today, with the gate that every page brings along."""
    gate = actions.gate_for(by=by, now=NOW)
    return organisations.change_post(
        by=by, post_id=what.pk, facts=facts, from_on=on, now=NOW, gate=gate
    )


def refused(action, *arguments, **named):
    with pytest.raises(RuleBroken) as broken:
        action(*arguments, **named)
    return [reason.code for reason in broken.value.reasons]


@pytest.fixture
def asked_of_nurses(trust):
    requirement(3, {"item": "core:3.1"}, staff_group="nursing")
    return post(trust, "Ward manager", level=3, leads=True, band="8a", staff_group="administration")


def test_a_post_filled_under_another_staff_group_is_not_given_its_own_again(by, asked_of_nurses):
    asha = person()
    actions.appoint(
        by=by,
        post_id=asked_of_nurses.pk,
        person_id=hold(asha, post(asked_of_nurses.organisation)).person_id,
        from_on=TODAY,
        kind="substantive",
        fte=Decimal(1),
        now=NOW,
    )
    back = PostFacts("Ward manager", band="8a", leads=True, staff_group="nursing")
    assert refused(described, by, asked_of_nurses, back) == ["APT-10"]


def test_a_band_that_only_the_framework_maps_to_a_level_is_asked_about_too(by, trust):
    requirement(3, {"item": "core:3.1"})
    mapping = {"name": "core", "bands": {"5": {"level": 3}}}
    Version.objects.filter(pk=version().pk).update(post_levels=mapping)
    clerk = post(trust, "Clerk", band="4", leads=True)
    hold(person(), clerk)
    up = PostFacts("Clerk", band="5", leads=True)
    assert refused(described, by, clerk, up) == ["APT-10"]
    job = organisations.Job(up, fte=Decimal(1))
    held = Tenure.objects.get()
    gate = actions.gate_for(by=by, now=NOW)
    named = {"tenure_id": held.pk, "name": held.person.name, "job": job, "from_on": TODAY}
    changing = organisations.change_member_of_staff
    assert refused(changing, by=by, now=NOW, gate=gate, **named) == ["APT-10"]


def test_who_comes_from_another_employer_does_not_begin_in_the_past(by, trust):
    requirement(3, {"item": "core:3.1"})
    ward = post(trust, "Ward manager", level=3, leads=True, band="8a")
    asha = person()
    hold(asha, post(place("U")))
    named = {"kind": "substantive", "fte": Decimal(1), "now": NOW, "person_id": asha.pk}
    appointing = actions.appoint
    hold(asha, post(trust), until_on=TODAY)  # seen here, so that they can be chosen
    before = FROM - timedelta(days=1)
    assert refused(appointing, by=by, post_id=ward.pk, from_on=before, **named) == ["APT-10"]


def test_a_post_is_not_raised_from_a_day_before_the_framework_mapped_it(by, trust):
    requirement(3, {"item": "core:3.1"})
    mapping = {"name": "core", "bands": {"5": {"level": 3}}}
    Version.objects.filter(pk=version().pk).update(post_levels=mapping)
    clerk = post(trust, "Clerk", band="4", leads=True)
    hold(person(), clerk)
    up = PostFacts("Clerk", band="5", leads=True)
    assert refused(described, by, clerk, up, on=FROM - timedelta(days=1)) == ["APT-10"]
