"""Programmes, providers, accreditation and runs: kept by whom they belong to, and in everybody's sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from leadwell.access.tests.factories import actor_with_role, england
from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards.tests.factories import item
from leadwell.training.actions.accreditation import (
    ask_for_accreditation,
    decide_accreditation,
    renew_accreditation,
    withdraw_accreditation,
)
from leadwell.training.actions.places import book_place
from leadwell.training.actions.programmes import hold_programme, keep_programme
from leadwell.training.actions.providers import cancel_run, keep_provider, plan_run, plan_session
from leadwell.training.models import Accreditation, Place, Programme, Provider
from leadwell.training.permissions.programmes import kept_by, may_keep_programme
from leadwell.training.queries.programmes import curriculum, register
from leadwell.training.rules.programmes.facts import ProgrammeFacts, RunFacts
from leadwell.training.tests.rounds import LEAD, NOW, provider, worker

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
TEACHER = system_actor("a teacher", Permission.OFFER_TRAINING)
ASSURER = system_actor("an assurer", Permission.ACCREDIT_TRAINING)
NATIONAL = ProgrammeFacts("mid", "Mid-career", "mid-career", date(2026, 1, 1))
COURSE = ProgrammeFacts("leading", "Leading", "course", date(2026, 1, 1), covers=("core:1.1",))
RUN = RunFacts("leading-1", "Group 1", date(2027, 1, 4), date(2027, 2, 1), 2, cost=Decimal(900))
EVIDENCE = "Taught twice to twenty people, and all were assessed."


def codes(broken):
    return [reason.code for reason in broken.value.reasons]


@pytest.fixture
def course():
    item("core:1.1"), item("core:1.2")
    provider()
    return keep_programme(by=TEACHER, facts=COURSE, provider_code="ZP1", now=NOW)


def asked():
    return ask_for_accreditation(
        by=TEACHER, programme_code="leading", provider_code="ZP1", evidence=EVIDENCE, now=NOW
    )


def granted():
    return decide_accreditation(
        by=ASSURER, accreditation_id=asked().pk, because="Seen.", until_on=date(2029, 1, 1), now=NOW
    )


def test_the_same_again_changes_nothing_and_a_change_is_remembered(course):
    keep_programme(by=TEACHER, facts=COURSE, now=NOW)
    assert events("programme.kept").count() == 1
    changed = replace(COURSE, title="Leading people", covers=("core:1.2",))
    keep_programme(by=TEACHER, facts=changed, now=NOW)
    assert events("programme.kept").count() == 2
    course.refresh_from_db()
    assert course.title == "Leading people"
    assert list(course.coverage.values_list("item__key", flat=True)) == ["core:1.2"]


def test_a_name_that_is_taken_is_refused_to_a_new_one(course):
    with pytest.raises(RuleBroken) as broken:
        keep_programme(by=TEACHER, facts=COURSE, provider_code="ZP1", new=True, now=NOW)
    assert codes(broken) == ["TRN-20b"]


def test_a_rule_that_makes_no_sense_is_refused(course):
    with pytest.raises(RuleBroken) as broken:
        keep_programme(by=TEACHER, facts=replace(COURSE, rule={"all": []}), now=NOW)
    assert codes(broken)[0].startswith("STD-40")


def test_programmes_that_come_first_make_no_circle(course):
    keep_programme(by=LEAD, facts=replace(NATIONAL, first=("leading",)), now=NOW)
    with pytest.raises(RuleBroken) as broken:
        keep_programme(by=TEACHER, facts=replace(COURSE, first=("mid",)), now=NOW)
    assert codes(broken) == ["TRN-21"]


def test_a_programme_is_kept_by_whom_it_belongs_to_and_by_nobody_else(course):
    keep_programme(by=LEAD, facts=NATIONAL, now=NOW)
    other = system_actor("another teacher")
    for act in (
        lambda: keep_programme(by=TEACHER, facts=NATIONAL, now=NOW),
        lambda: keep_programme(by=LEAD, facts=COURSE, now=NOW),
        lambda: keep_programme(by=TEACHER, facts=replace(NATIONAL, code="new"), now=NOW),
        lambda: keep_programme(by=LEAD, facts=replace(COURSE, code="new"), provider_code="ZP1",
                               now=NOW),
        lambda: hold_programme(by=other, code="leading", on_hold=True, because="x", now=NOW),
        lambda: keep_provider(by=other, organisation_code="ZP1", about="x", now=NOW),
        lambda: plan_run(by=other, programme_code="leading", provider_code="ZP1", facts=RUN, now=NOW),
        lambda: ask_for_accreditation(by=other, programme_code="leading", provider_code="ZP1",
                                      evidence=EVIDENCE, now=NOW),
    ):  # fmt: skip
        with pytest.raises(NotPermitted):
            act()


def test_the_row_and_the_list_agree_about_who_keeps_a_programme(course):
    keep_programme(by=LEAD, facts=NATIONAL, now=NOW)
    trust = place("ZT1")
    for by in (
        LEAD, TEACHER, ANYONE, actor_with_role("training-provider", trust),
        actor_with_role("training-provider", Provider.objects.get().organisation),
        actor_with_role("national-lead", england()),
    ):  # fmt: skip
        listed = set(Programme.objects.filter(kept_by(by)))
        assert listed == {each for each in Programme.objects.all() if may_keep_programme(by, each)}


def test_a_programme_on_hold_takes_nobody_until_it_goes_on(course):
    for _ in range(2):
        hold_programme(by=TEACHER, code="leading", on_hold=True, because="No teacher.", now=NOW)
    assert events("programme.held").count() == 1
    with pytest.raises(RuleBroken) as broken:
        plan_run(by=TEACHER, programme_code="leading", provider_code="ZP1", facts=RUN, now=NOW)
    assert codes(broken) == ["TRN-22a"]
    hold_programme(by=TEACHER, code="leading", on_hold=False, because="", now=NOW)
    plan_run(by=TEACHER, programme_code="leading", provider_code="ZP1", facts=RUN, now=NOW)


def test_a_provider_says_what_it_is_once():
    place("ZP2")
    for _ in range(2):
        kept = keep_provider(by=TEACHER, organisation_code="ZP2", about="We teach.", now=NOW)
    assert (kept.about, events("provider.kept").count()) == ("We teach.", 1)


def test_a_course_stands_in_the_register_while_it_is_accredited(course):
    assert register(by=ANYONE, today=TODAY) == []
    kept = granted()
    assert register(by=ANYONE, today=TODAY) == [course]
    assert register(by=ANYONE, today=date(2029, 1, 1)) == []
    renew_accreditation(by=ASSURER, accreditation_id=kept.pk, because="Seen again.",
                        until_on=date(2030, 1, 1), now=NOW)  # fmt: skip
    assert register(by=ANYONE, today=date(2029, 1, 1)) == [course]
    withdraw_accreditation(by=ASSURER, accreditation_id=kept.pk, because="Nobody is assessed.",
                           now=NOW + timedelta(days=1))  # fmt: skip
    assert register(by=ANYONE, today=TODAY + timedelta(days=1)) == []
    assert [each.kind for each in kept.steps.all()] == ["asked", "granted", "renewed", "withdrawn"]


def test_the_register_is_found_by_words_level_and_standard(course):
    granted()
    found = {"words": "lead", "key": "core:1", "level": None}
    assert register(by=ANYONE, today=TODAY, **found) == [course]
    for other in ({"words": "swim"}, {"key": "core:9"}, {"level": 4}):
        assert register(by=ANYONE, today=TODAY, **other) == []


def test_the_curriculum_names_its_gaps(course):
    granted()
    found = {each.key: bool(each.programmes) for each in curriculum(by=ANYONE, today=TODAY)}
    assert found == {"core:1.1": True, "core:1.2": False}


def test_nobody_accredits_their_own_course(course):
    both = system_actor("both", Permission.OFFER_TRAINING, Permission.ACCREDIT_TRAINING)
    kept = asked()
    with pytest.raises(RuleBroken) as broken:
        decide_accreditation(
            by=both, accreditation_id=kept.pk, because="Good.", until_on=None, now=NOW
        )
    assert codes(broken) == ["TRN-24a"]
    with pytest.raises(NotPermitted):
        decide_accreditation(by=TEACHER, accreditation_id=kept.pk, because="Good.", until_on=None,
                             now=NOW)  # fmt: skip


def test_a_refused_course_is_not_in_the_register_and_can_ask_again(course):
    kept = asked()
    with pytest.raises(RuleBroken):
        asked()
    decide_accreditation(by=ASSURER, accreditation_id=kept.pk, because="No assessor.", until_on=None,
                         now=NOW)  # fmt: skip
    assert events("accreditation.refused").count() == 1
    asked()
    assert Accreditation.objects.count() == 2


def test_a_national_programme_is_taught_by_accredited_providers(course):
    keep_programme(by=LEAD, facts=replace(NATIONAL, covers=("core:1.1",)), now=NOW)
    with pytest.raises(RuleBroken) as broken:
        plan_run(by=TEACHER, programme_code="mid", provider_code="ZP1", facts=RUN, now=NOW)
    assert codes(broken) == ["TRN-27f"]


def test_a_run_has_days_and_is_cancelled_with_its_places(course):
    place("ZR1", kind="region", sector="national")
    facts = replace(RUN, region="ZR1")
    run = plan_run(by=TEACHER, programme_code="leading", provider_code="ZP1", facts=facts, now=NOW)
    day = NOW.replace(year=2027, month=1, day=4)
    for _ in range(2):
        plan_session(by=TEACHER, run_code="leading-1", title="First day", where="Here", starts_at=day,
                     ends_at=day + timedelta(hours=7), now=NOW)  # fmt: skip
    assert (run.sessions.count(), run.region.code) == (1, "ZR1")
    by = worker()
    book_place(by=by, run_code="leading-1", now=NOW)
    with pytest.raises(NotPermitted):
        cancel_run(by=by, run_code="leading-1", because="x", now=NOW)
    cancel_run(by=TEACHER, run_code="leading-1", because="The teacher is ill.", now=NOW)
    assert Place.objects.get().lapsed_at == NOW
    assert events("run.cancelled").count() == 1
