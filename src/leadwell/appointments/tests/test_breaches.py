"""What files began without the gate, and how it is put right."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from leadwell.actor import Permission, system_actor
from leadwell.appointments import actions
from leadwell.appointments.actions import breaches
from leadwell.appointments.models import Breach, GateAnswer
from leadwell.appointments.permissions import breaches_visible_to, may_see_breach
from leadwell.appointments.tasks import WATCH, look_for_breaches
from leadwell.appointments.tests.at_a_ward import trust, ward
from leadwell.appointments.tests.factories import NOW, TODAY, chief, officer, waived
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import hold, person, place, post, signed_in
from leadwell.people.models import Scheme
from leadwell.reasons import NotPermitted
from leadwell.standards.tests.factories import FROM, version
from leadwell.training.tests.factories import achieved

__all__ = ["trust", "ward"]
pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=60)


def from_file(who, where, **more):
    scheme, _made = Scheme.objects.get_or_create(kind="workforce", place="T")
    return hold(
        who, where, **{"from_on": TODAY, "scheme": scheme, "reference": str(uuid4()), **more}
    )


def look(now=NOW, **more):
    return actions.note_breaches(by=WATCH, now=now, **more)


def test_what_a_file_began_at_a_gated_level_is_noted_once_without_a_name(ward):
    held = from_file(person("Asha Okafor"), ward)
    assert (look(), look()) == (1, 0)
    kept = Breach.objects.get()
    assert (kept.tenure, kept.level, kept.missing, kept.noted_on) == (held, 3, ["core:3.1"], TODAY)
    event = events("breaches.noted").get()
    assert (event.pk, event.details, event.versions) == (
        kept.noted_in,
        {"breaches": 1},
        {"core": "1.0"},
    )


def test_what_is_in_order_or_not_asked_is_no_breach(ward, trust):
    met, has_waiver = person(), person()
    achieved(met.pk, "core:3.1")
    waived(has_waiver.pk, ward, person().pk)
    for who in (met, has_waiver):
        from_file(who, ward)
    from_file(person(), post(trust, "Porter", level=2, leads=True))
    from_file(person(), ward, from_on=FROM - timedelta(days=1))
    from_file(person(), ward, from_on=TODAY + timedelta(days=9))
    from_file(person(), ward, until_on=TODAY, from_on=FROM)
    hold(person(), ward, from_on=TODAY)  # by hand: the gate was asked
    assert look() == 0


def test_whom_the_gate_let_in_is_kept_once_so_that_both_can_be_counted(ward):
    met, has_waiver = person(), person()
    achieved(met.pk, "core:3.1")
    waived(has_waiver.pk, ward, person().pk)
    for who in (met, has_waiver, person()):
        from_file(who, ward)
    look()
    look(LATER)
    answers = GateAnswer.objects.order_by("pk").values_list("person", "outcome", "asked_on")
    assert list(answers) == [(met.pk, "met", TODAY), (has_waiver.pk, "waived", TODAY)]
    assert Breach.objects.count() == 1


def test_other_hours_at_the_same_level_are_no_beginning(ward):
    who = person()
    from_file(who, ward, from_on=date(2020, 1, 1), until_on=TODAY)
    from_file(who, ward, fte="0.5")
    assert look() == 0


def test_before_anything_is_published_nothing_is_a_breach(ward):
    version().requirements.all().delete()
    from_file(person(), ward)
    assert look() == 0


def test_only_places_under_the_path_are_looked_at(ward, trust):
    other = post(place("N"), "Manager", level=3, leads=True)
    from_file(person(), ward)
    from_file(person(), other)
    assert look(path=trust.path) == 1
    assert Breach.objects.get().organisation == trust


def test_many_are_taken_some_at_a_time(ward, monkeypatch):
    monkeypatch.setattr(breaches, "AT_A_TIME", 2)
    for _ in range(5):
        from_file(person(), ward)
    assert look() == 5


def close(now=LATER):
    return actions.close_breaches(by=WATCH, now=now)


def test_a_breach_closes_when_it_is_met_waived_or_over_and_stays_open_else(ward):
    met, has_waiver, gone, still = (from_file(person(), ward) for _ in range(4))
    assert look() == 4
    achieved(met.person_id, "core:3.1", from_on=TODAY)
    waived(has_waiver.person_id, ward, person().pk)
    gone.until_on = TODAY + timedelta(days=30)
    gone.save()
    assert (close(), close()) == (3, 0)
    found = {each.tenure_id: each.closed_because for each in Breach.objects.all()}
    assert found == {met.pk: "met", has_waiver.pk: "waived", gone.pk: "ended", still.pk: ""}
    assert events("breaches.closed").get().details == {"breaches": 3}


def test_only_a_job_that_sees_everybody_looks(trust):
    for wrong in (officer(trust), system_actor("another job", Permission.NOTE_PEOPLE)):
        with pytest.raises(NotPermitted):
            actions.note_breaches(by=wrong, now=NOW)
        with pytest.raises(NotPermitted):
            actions.close_breaches(by=wrong, now=NOW)


def test_who_sees_a_breach_is_the_same_for_one_and_for_many(ward, trust):
    who = person()
    from_file(who, ward)
    from_file(person(), ward)
    look()
    some = list(Breach.objects.select_related("tenure", "organisation"))
    counted = []
    for by in (signed_in(who), signed_in(person()), officer(trust), chief(place("N"))):
        listed = set(Breach.objects.filter(breaches_visible_to(by)))
        assert listed == {each for each in some if may_see_breach(by, each)}
        counted.append(len(listed))
    assert counted == [1, 0, 2, 0]


def test_the_task_does_both(ward, monkeypatch):
    monkeypatch.setattr("leadwell.appointments.tasks.timezone.now", lambda: NOW)
    from_file(person(), ward)
    assert look_for_breaches(0) == 1
