"""Giving and ending a waiver."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadwell.actor import Permission, system_actor
from leadwell.appointments import actions
from leadwell.appointments.models import RefusedWaiver, Waiver
from leadwell.appointments.permissions import may_see_waiver, waivers_visible_to
from leadwell.appointments.queries.waiver_terms import waiver_terms
from leadwell.appointments.tests.at_a_ward import asha, trust, ward
from leadwell.appointments.tests.factories import NOW, TODAY, chief, officer, waived
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import hold, person, place, post, reports, signed_in
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken

__all__ = ["asha", "trust", "ward"]
pytestmark = pytest.mark.django_db
SAID = {
    "because": "Nobody else can run the ward this winter.",
    "plan": "Begins the course in January.",
}


@pytest.fixture
def by(trust):
    return chief(trust)


def give(by, who, where, **more):
    said = {"from_on": TODAY, "until_on": date(2027, 3, 1), "now": NOW, **SAID, **more}
    return actions.give_waiver(by=by, person_id=who.pk, post_id=where.pk, **said)


def codes(action, *arguments, **named):
    with pytest.raises(RuleBroken) as broken:
        action(*arguments, **named)
    return [reason.code for reason in broken.value.reasons]


def test_a_waiver_is_given_once_and_remembers_what_was_missing_and_under_which_version(
    by, asha, ward
):
    kept = give(by, asha, ward)
    assert give(by, asha, ward) == kept
    assert (kept.level, kept.missing, kept.version.number) == (3, ["core:3.1"], "1.0")
    event = events("waiver.given").get()
    assert (event.pk, event.rules, event.versions) == (
        kept.noted_in,
        ["APT-10", "APT-12"],
        {"core": "1.0"},
    )
    assert "winter" not in str(event.details)


def test_nobody_waives_for_themselves_whichever_record_they_use(by, ward, trust):
    own = Person.objects.get(pk=by.person_id)
    other = person()
    other.joined_to = own
    other.save()
    hold(other, post(trust, "Nurse"))
    assert codes(give, by, other, ward) == ["APT-12a"]


def test_the_line_manager_of_the_post_does_not_waive(by, asha, ward, trust):
    above = post(trust, "Matron")
    hold(Person.objects.get(pk=by.person_id), above)
    reports(ward, above)
    assert codes(give, by, asha, ward) == ["APT-12b"]


def test_a_waiver_in_the_past_or_for_too_long_or_for_nothing_is_refused(by, asha, ward, trust):
    yesterday = TODAY - timedelta(days=1)
    assert codes(give, by, asha, ward, from_on=yesterday) == ["APT-12c"]
    assert codes(give, by, asha, ward, until_on=date(2029, 1, 1)) == ["APT-12e"]
    assert codes(give, by, asha, post(trust, "Porter")) == ["APT-12h"]
    assert not Waiver.objects.exists()


def test_only_the_accountable_officer_of_the_place_waives(asha, ward, trust):
    job = system_actor("a job", Permission.WAIVE_GATE)
    for wrong in (officer(trust), chief(place("N")), signed_in(asha), job):
        with pytest.raises(NotPermitted):
            give(wrong, asha, ward)


def test_for_somebody_they_may_not_see_nobody_waives(by, ward):
    stranger = person()
    hold(stranger, post(place("N")))
    with pytest.raises(Person.DoesNotExist):
        give(by, stranger, ward)


def end(by, waiver, because="She passed the course."):
    return actions.end_waiver(by=by, waiver_id=waiver.pk, because=because, now=NOW)


def test_a_waiver_ends_once_with_a_reason(by, asha, ward):
    kept = give(by, asha, ward)
    assert codes(end, by, kept, because="") == ["APT-14c"]
    assert end(by, kept).ended_at == NOW
    assert codes(end, by, kept) == ["APT-14a"]
    assert events("waiver.ended").get().versions == {"core": "1.0"}


def test_only_who_may_give_ends_and_who_may_not_see_finds_none(by, asha, ward, trust):
    kept = give(by, asha, ward)
    with pytest.raises(NotPermitted):
        end(officer(trust), kept)
    with pytest.raises(Waiver.DoesNotExist):
        end(chief(place("N")), kept)


def test_who_sees_a_waiver_is_the_same_for_one_and_for_many(asha, ward, trust):
    elsewhere = place("N")
    other = post(elsewhere, "Manager", level=3)
    boss = person()
    some = [
        waived(asha.pk, ward, boss.pk),
        waived(boss.pk, other, asha.pk),
        waived(person().pk, other, boss.pk),
    ]
    askers = [
        signed_in(asha),
        signed_in(boss),
        signed_in(person()),
        officer(trust),
        chief(elsewhere),
    ]
    seen = []
    for by in askers:
        listed = set(Waiver.objects.filter(waivers_visible_to(by)))
        assert listed == {each for each in some if may_see_waiver(by, each)}
        seen.append(len(listed))
    assert seen == [2, 3, 0, 1, 2]


def test_the_terms_are_dated_data():
    assert waiver_terms(TODAY).most_days == 365
    assert waiver_terms(date(1990, 1, 1)) == waiver_terms(TODAY)


def refuse(by, who, where, because="She can wait until the course begins.", **more):
    said = {"now": NOW, "because": because, **more}
    return actions.refuse_waiver(by=by, person_id=who.pk, post_id=where.pk, **said)


def test_a_waiver_is_refused_once_a_day_with_the_reason(by, asha, ward):
    kept = refuse(by, asha, ward)
    assert refuse(by, asha, ward, because="Said again the same day.") == kept
    assert (kept.level, kept.refused_on, kept.version.number) == (3, TODAY, "1.0")
    assert (kept.because, kept.refused_by_id) == (
        "She can wait until the course begins.",
        by.person_id,
    )
    event = events("waiver.refused").get()
    assert (event.pk, event.rules) == (kept.noted_in, ["APT-10", "APT-18"])
    assert "course" not in str(event.details)
    refuse(by, asha, ward, now=NOW + timedelta(days=1))
    assert RefusedWaiver.objects.count() == 2


def test_after_a_refusal_a_waiver_may_still_be_given(by, asha, ward):
    refuse(by, asha, ward)
    assert give(by, asha, ward).pk
    assert codes(refuse, by, asha, ward, now=NOW + timedelta(days=1)) == ["APT-18b"]


def test_only_who_may_give_a_waiver_refuses_one(asha, ward, trust):
    for wrong in (officer(trust), chief(place("N")), signed_in(asha)):
        with pytest.raises(NotPermitted):
            refuse(wrong, asha, ward)
    assert not RefusedWaiver.objects.exists()
