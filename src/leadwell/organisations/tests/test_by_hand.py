"""Posts and who holds them, kept by hand: what changed, what is remembered, twice is once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError

from leadwell.history.tests.factories import events
from leadwell.organisations import actions
from leadwell.organisations.actions import by_hand
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.organisations.rules.facts import PostFacts
from leadwell.organisations.tests.factories import (
    BEGAN,
    THEN,
    TODAY,
    hold,
    keeper,
    open_gate,
    person,
    place,
    post,
    reports,
    signed_in,
)
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken

pytestmark = pytest.mark.django_db
SISTER = PostFacts("Ward Sister", unit="Ward 4", job_role="ward-sister", band="6", leads=True)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def trust():
    return place("T")


@pytest.fixture
def officer(trust):
    return keeper(trust)


def happened():
    return [each.what for each in events()]


def refused(code, action, **arguments):
    """The action is refused under this code, and nothing was written."""
    before = (events().count(), Post.objects.count(), Tenure.objects.count())
    with pytest.raises(RuleBroken) as broken:
        action(**arguments)
    assert code in {reason.code for reason in broken.value.reasons}
    assert (events().count(), Post.objects.count(), Tenure.objects.count()) == before


def noted(officer, **more):
    said = {"organisation_code": "T", "facts": SISTER, "from_on": BEGAN, "now": THEN, **more}
    return actions.note_post(by=officer, **said)


def test_a_post_is_opened_with_a_number_of_ours(officer):
    first, second = noted(officer), noted(officer)
    assert (first.number, second.number) == ("H-1", "H-2")
    assert first.band == "6"
    assert events().get(pk=first.noted_in).what == "post.noted"


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        (SISTER, 1),
        (replace(SISTER, leads=False), None),
        (replace(SISTER, job_role="registered-manager"), 3),
        (replace(SISTER, board=True), 5),
        (PostFacts("Receptionist", job_role="receptionist"), None),
    ],
)
def test_the_level_of_a_post_is_what_the_mapping_says(officer, facts, level):
    assert noted(officer, facts=facts).level == level


def test_what_is_said_anew_of_a_post_gives_it_a_level_anew(officer):
    there = noted(officer)
    said = replace(SISTER, leads=False)
    changed = actions.change_post(by=officer, post_id=there.pk, facts=said, from_on=TODAY, now=THEN)
    assert changed.level is None
    said = replace(SISTER, band="8a")
    risen = actions.change_post(by=officer, post_id=there.pk, facts=said, from_on=TODAY, now=THEN)
    assert risen.level == 3


def test_a_number_of_ours_is_never_given_again(officer):
    first = noted(officer)
    actions.close_post(by=officer, post_id=first.pk, on=TODAY, now=THEN)
    assert noted(officer).number == "H-2"


def test_a_post_with_a_number_is_opened_once(officer):
    assert noted(officer, number="7") == noted(officer, number="7")
    assert happened() == ["post.noted"]


def test_a_number_of_an_open_post_opens_no_other(officer):
    noted(officer, number="7")
    refused("ORG-23d", noted, officer=officer, number="7", facts=replace(SISTER, title="Nurse"))


def test_a_post_without_a_name_or_with_odd_days_is_refused(officer):
    refused("ORG-23a", noted, officer=officer, facts=PostFacts(" "))
    refused("ORG-21a", noted, officer=officer, from_on=date(1900, 1, 1))


def test_only_those_who_keep_staff_there_open_posts(officer):
    place("N")
    with pytest.raises(NotPermitted):
        noted(officer, organisation_code="N")
    with pytest.raises(Organisation.DoesNotExist):
        noted(officer, organisation_code="NONE")
    assert not Post.objects.exists()


def test_a_better_description_is_the_same_post(officer):
    there = noted(officer)
    said = replace(SISTER, title="Senior Sister", unit="Ward 5")
    changed = actions.change_post(by=officer, post_id=there.pk, facts=said, from_on=TODAY, now=THEN)
    again = actions.change_post(by=officer, post_id=there.pk, facts=said, from_on=TODAY, now=THEN)
    assert changed.pk == again.pk == there.pk
    assert (changed.title, changed.from_on) == ("Senior Sister", BEGAN)
    assert happened() == ["post.noted", "post.changed"]


def test_another_band_is_another_post_and_everything_goes_along(officer, trust):
    there, above, below = noted(officer), post(trust, "Matron"), post(trust)
    asha = hold(person("Asha Okafor"), there, said=uuid4(), reference="17")
    gone = hold(person(), there, until_on=TODAY - timedelta(days=9))
    to_come = hold(person(), there, from_on=TOMORROW)
    reports(there, above)
    reports(below, there)
    said = {"facts": replace(SISTER, band="7"), "from_on": TODAY, "now": THEN}
    refused("ORG-51", actions.change_post, by=officer, post_id=there.pk, **said)
    new = actions.change_post(by=officer, post_id=there.pk, gate=open_gate, **said)
    there.refresh_from_db()
    assert (there.band, there.until_on, new.band, new.from_on) == ("6", TODAY, "7", TODAY)
    assert new.number == there.number
    asha.refresh_from_db()
    assert (asha.until_on, asha.said) == (TODAY, None)
    goes_on = Tenure.objects.get(person=asha.person, until_on=None)
    assert (goes_on.post, goes_on.from_on, goes_on.reference) == (new, TODAY, "17")
    gone.refresh_from_db()
    to_come.refresh_from_db()
    assert (gone.post, to_come.post) == (there, new)
    assert (to_come.from_on, to_come.until_on) == (TOMORROW, None)
    assert {(x.post_id, x.to_post_id) for x in ReportingLine.objects.filter(until_on=None)} == {
        (new.pk, above.pk),
        (below.pk, new.pk),
    }
    event = events("post.changed").get()
    assert new.noted_in == there.ended_in == goes_on.noted_in == event.pk


def test_another_band_on_the_day_a_post_opened_is_a_correction(officer):
    there = noted(officer, from_on=TODAY)
    said = replace(SISTER, band="7")
    new = actions.change_post(by=officer, post_id=there.pk, facts=said, from_on=TODAY, now=THEN)
    assert (new.pk, new.band, Post.objects.count()) == (there.pk, "7", 1)


def test_what_the_asker_may_not_see_does_not_exist_and_what_they_see_they_may_not_change(trust):
    there, mine = post(trust), person()
    arguments = {"post_id": there.pk, "on": TODAY, "now": THEN}
    with pytest.raises(Post.DoesNotExist):
        actions.close_post(by=signed_in(mine), **arguments)
    held = hold(mine, there)
    with pytest.raises(NotPermitted):
        actions.close_post(by=signed_in(mine), **arguments)
    with pytest.raises(NotPermitted):
        actions.end_tenure(by=signed_in(mine), tenure_id=held.pk, on=TODAY, now=THEN)
    with pytest.raises(Tenure.DoesNotExist):
        actions.end_tenure(by=signed_in(person()), tenure_id=held.pk, on=TODAY, now=THEN)
    assert happened() == []


def test_an_empty_post_closes_with_its_lines_and_closes_once(officer, trust):
    there, above, below = post(trust), post(trust), post(trust)
    reports(there, above)
    reports(below, there)
    for _ in range(2):
        actions.close_post(by=officer, post_id=there.pk, on=TODAY, now=THEN)
    there.refresh_from_db()
    assert there.until_on == TODAY
    assert set(ReportingLine.objects.values_list("until_on", flat=True)) == {TODAY}
    assert happened() == ["post.closed"]


def test_a_post_that_somebody_holds_does_not_close(officer, trust):
    there = post(trust)
    hold(person(), there)
    refused("ORG-26b", actions.close_post, by=officer, post_id=there.pk, on=TODAY, now=THEN)


def fill(officer, there, who, **more):
    said = {"kind": "substantive", "fte": Decimal(1), "from_on": BEGAN, "now": THEN, **more}
    return actions.fill_post(by=officer, post_id=there.pk, person_id=who.pk, **said)


def test_a_post_is_filled_once(officer, trust):
    there, asha = post(trust), person("Asha Okafor")
    hold(asha, post(trust))
    first = fill(officer, there, asha, kind="acting")
    assert fill(officer, there, asha, kind="acting") == first
    assert (first.kind, first.noted_in) == ("acting", events().get().pk)
    assert happened() == ["post.filled"]
    assert "Asha" not in str(events().get().details)
    refused("ORG-24c", fill, officer=officer, there=there, who=asha, from_on=TODAY)
    refused("ORG-22", fill, officer=officer, there=post(trust), who=asha, fte=Decimal(3))


def test_nobody_is_put_into_a_post_whom_the_asker_may_not_see(officer, trust):
    stranger = person()
    hold(stranger, post(place("N")))
    with pytest.raises(Person.DoesNotExist):
        fill(officer, post(trust), stranger)
    with pytest.raises(Person.DoesNotExist):
        actions.fill_post(
            by=officer, post_id=post(trust).pk, person_id=0, kind="bank", fte=None, from_on=TODAY,
            now=THEN,
        )  # fmt: skip


def test_a_time_in_a_post_ends_once(officer, trust):
    held = hold(person(), post(trust), said=uuid4())
    for _ in range(2):
        actions.end_tenure(by=officer, tenure_id=held.pk, on=TODAY, now=THEN)
    held.refresh_from_db()
    assert (held.until_on, held.said) == (TODAY, None)
    assert held.ended_in == events().get().pk
    earlier = TODAY - timedelta(days=1)
    refused("ORG-29b", actions.end_tenure, by=officer, tenure_id=held.pk, on=earlier, now=THEN)


def test_other_hours_begin_on_their_day_and_the_old_ones_stay_in_the_record(officer, trust):
    held = hold(person(), post(trust), said=uuid4())
    half = {"tenure_id": held.pk, "fte": Decimal("0.5"), "now": THEN}
    new = actions.change_hours(by=officer, from_on=TODAY, **half)
    held.refresh_from_db()
    assert (held.fte, held.until_on, held.said) == (1, TODAY, None)
    assert (new.fte, new.from_on, new.until_on) == (Decimal("0.5"), TODAY, None)
    same = actions.change_hours(
        by=officer, tenure_id=new.pk, fte=Decimal("0.5"), from_on=TODAY, now=THEN
    )
    assert same.pk == new.pk
    unknown = actions.change_hours(by=officer, tenure_id=new.pk, fte=None, from_on=TODAY, now=THEN)
    assert (unknown.pk, unknown.fte) == (new.pk, None)
    assert happened() == ["tenure.hours", "tenure.hours"]
    refused("ORG-29b", actions.change_hours, by=officer, from_on=TODAY - timedelta(1), **half)


def line(officer, one, to, **more):
    said = {"from_on": TODAY, "now": THEN, **more}
    to_post_id = to.pk if to else None
    return actions.set_reporting_line(by=officer, post_id=one.pk, to_post_id=to_post_id, **said)


def test_a_post_reports_to_another_from_a_day_and_the_old_line_stays_in_the_record(officer, trust):
    one, two, three = (post(trust) for _ in range(3))
    old = reports(one, two)
    new = line(officer, one, three)
    assert line(officer, one, three) == new
    old.refresh_from_db()
    assert (old.until_on, new.from_on, new.until_on) == (TODAY, TODAY, None)
    assert old.ended_in == new.noted_in == events().get().pk
    assert line(officer, one, None) is None
    assert line(officer, one, None) is None
    assert not ReportingLine.objects.filter(until_on=None).exists()
    assert happened() == ["post.reports_to"] * 2


def test_nobody_reports_to_themselves_however_many_steps_up(officer, trust):
    one, two, three = (post(trust) for _ in range(3))
    reports(one, two)
    reports(two, three)
    refused("ORG-25b", line, officer=officer, one=three, to=one)
    refused("ORG-25a", line, officer=officer, one=one, to=one)
    assert ReportingLine.objects.count() == 2


def test_a_line_leads_to_no_post_the_asker_may_not_see(officer, trust):
    with pytest.raises(Post.DoesNotExist):
        line(officer, post(trust), post(place("N")))


def test_a_line_to_come_gives_way_to_another(officer, trust):
    one, two, three = (post(trust) for _ in range(3))
    reports(one, two, from_on=TOMORROW)
    line(officer, one, three)
    assert ReportingLine.objects.get().to_post == three


def test_what_the_database_refuses_for_another_reason_is_a_bug(trust):
    there, who = post(trust), person()
    with pytest.raises(IntegrityError, match="fte_is_sensible"), by_hand.said_in_words():
        hold(who, there, fte=3)
