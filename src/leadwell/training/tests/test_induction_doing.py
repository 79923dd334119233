"""Doing the induction: who says, who signs, and who must not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leadwell.access.queries import actor_for
from leadwell.access.tests.factories import AccountFactory, GrantFactory, actor_with_role, england
from leadwell.actor import ANYONE, Actor, Grant, Permission
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import hold, person, place, post, reports
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards.tests.factories import item
from leadwell.training import actions
from leadwell.training.models import Achievement, Coverage, Part, PartDone, Period, Provider
from leadwell.training.permissions.induction import (
    may_see_period,
    periods_visible_to,
    sees_counts,
    sees_exactly,
)
from leadwell.training.queries.induction import induction_of, my_induction, team_induction
from leadwell.training.tests.induction import (
    LATELY,
    NOW,
    TODAY,
    enrol,
    home,
    joins,
    national,
    period,
    weeks,
)

pytestmark = pytest.mark.django_db


class Story:
    """A care home: a manager, a deputy who leads, and somebody who joined in October."""

    def __init__(self) -> None:
        self.home = home()
        self.top, self.deputy, self.starter = person("Top"), person("Deputy"), person("Starter")
        top, second = post(self.home, "Registered manager"), post(self.home, "Deputy manager")
        hold(self.top, top)
        hold(self.deputy, second)
        worker = joins(self.home, self.starter)
        reports(second, top)
        reports(worker.post, second)
        enrol()
        self.period = period(self.home)

    def by(self, who, *permissions):
        grants = frozenset(Grant(each, self.home.path) for each in permissions)
        return Actor(who.name, who.pk, grants)

    def says(self, code="welcome"):
        actions.say_done(
            by=self.by(self.starter), period_id=self.period.pk, part_id=national(code).pk, now=NOW
        )

    def signs(self, who, *codes, **more):
        ticks = [(self.period.pk, national(code).pk) for code in codes or ("welcome",)]
        by = who if isinstance(who, Actor) else self.by(who)
        return actions.sign_parts(**{"by": by, "ticks": ticks, "now": NOW, **more})

    def done(self, code="welcome"):
        return PartDone.objects.get(part=national(code))


@pytest.fixture
def story():
    return Story()


def _broken(codes):
    return pytest.raises(RuleBroken, match=codes)


def test_the_person_says_and_the_line_manager_signs(story):
    for _ in range(2):
        story.says()
    assert story.done().complete_on is None
    assert story.signs(story.deputy) == 1
    assert story.done().complete_on == TODAY
    assert events().filter(what="induction.part_said").count() == 1
    assert events().filter(what="induction.part_signed").count() == 1


def test_nobody_else_says_and_nothing_twice(story):
    with pytest.raises(Period.DoesNotExist):
        actions.say_done(
            by=story.by(person()), period_id=story.period.pk, part_id=national().pk, now=NOW
        )
    with _broken("TRN-14a"):
        actions.say_done(
            by=story.by(story.deputy), period_id=story.period.pk, part_id=national().pk, now=NOW
        )
    story.signs(story.deputy)
    with _broken("TRN-14c"):
        story.says()
    with _broken("TRN-14b"):
        story.says("who-does-what")


def test_a_part_of_the_care_certificate_needs_two_people(story):
    story.signs(story.deputy, "care-1")
    assert story.done("care-1").complete_on is None
    with _broken("TRN-12e"):
        story.signs(story.deputy, "care-1")
    story.signs(story.top, "care-1")
    row = story.done("care-1")
    assert (row.manager, row.supervisor, row.complete_on) == (story.deputy, story.top, TODAY)


def test_the_supervisor_may_be_first_and_a_manager_signs_alone_where_that_is_enough(story):
    story.signs(story.top, "care-1", "welcome")
    assert story.done("care-1").supervisor == story.top
    assert story.done("welcome").complete_on == TODAY


def test_nobody_signs_for_themselves(story):
    keeps = story.by(story.starter, Permission.KEEP_INDUCTION)
    with _broken("TRN-12d"):
        story.signs(keeps)
    with pytest.raises(NotPermitted):
        story.signs(story.starter)


def test_nobody_signs_for_themselves_by_another_of_their_records(story):
    other = person("Starter again")
    other.joined_to = story.starter
    other.save()
    with _broken("TRN-12d"):
        story.signs(story.by(other, Permission.KEEP_INDUCTION, Permission.SEE_PEOPLE))


def test_an_assurer_or_provider_does_not_sign_for_the_employer(story):
    assurer = story.by(story.deputy, Permission.ASSURE_TRAINING)
    with _broken("TRN-13"):
        story.signs(assurer)
    programme = story.period.enrolment.programme
    programme.provider = Provider.objects.create(organisation=story.home)
    programme.save()
    with _broken("TRN-13"):
        story.signs(story.by(story.deputy, Permission.OFFER_TRAINING))
    assert story.signs(story.deputy) == 1


def test_several_are_signed_at_once_or_none(story):
    with _broken("TRN-12a"):
        story.signs(story.deputy, "welcome", "who-does-what")
    assert not PartDone.objects.exists()
    assert story.signs(story.deputy, "welcome", "values", "welcome") == 2


def test_somebody_elsewhere_finds_nothing_to_sign(story):
    with pytest.raises(Period.DoesNotExist):
        story.signs(actor_with_role("hr-officer", place("T9")))


def test_who_signs_without_being_signed_in_is_refused(story):
    keeps = {Permission.KEEP_INDUCTION, Permission.SEE_PEOPLE}
    nobody = Actor("nobody", None, frozenset(Grant(each, "/") for each in keeps))
    with _broken("TRN-12d"):
        story.signs(nobody)


def test_finishing_is_an_achievement(story):
    item("care-certificate:1")
    covered = item("core:1.1")
    programme = story.period.enrolment.programme
    Coverage.objects.create(programme=programme, item=covered)
    parts = [part.code for part in Part.objects.filter(track__in=("core", "care"))]
    story.signs(story.deputy, *parts)
    assert not Achievement.objects.exists()
    story.signs(story.top, *[code for code in parts if code.startswith("care-")])
    story.period.refresh_from_db()
    assert story.period.finished_on == TODAY
    keys = {one.key: one.source for one in Achievement.objects.all()}
    assert keys == {"care-certificate:1": "induction", "core:1.1": "induction"}


def test_finishing_again_with_the_next_employer_achieves_nothing_anew(story):
    covered = item("core:1.1")
    Coverage.objects.create(programme=story.period.enrolment.programme, item=covered)
    trust, boss = place("T1"), person()
    top = post(trust)
    hold(boss, top)
    reports(joins(trust, story.starter, "Clerk").post, top)
    parts = [part.code for part in Part.objects.filter(track__in=("core", "care"))]
    story.signs(story.deputy, *parts)
    story.signs(story.top, *[code for code in parts if code.startswith("care-")])
    enrol()
    later = NOW + timedelta(days=1)
    actions.add_local_part(
        by=actor_with_role("hr-officer", trust), organisation_code="T1", title="Parking",
        due_weeks=1, minutes=5, now=NOW,
    )  # fmt: skip
    assert period(trust).finished_on is not None
    assert Achievement.objects.count() == 1
    assert later > NOW


def test_a_part_nobody_signs_is_complete_when_it_is_said():
    the_home, who = home(), person()
    enrol()
    programme = Part.objects.first().programme
    own = Part.objects.create(
        programme=programme, organisation=the_home, code="tour", title="Tour", due_weeks=1,
        minutes=5, manager_signs=False, from_on=LATELY,
    )  # fmt: skip
    joins(the_home, who)
    enrol()
    actions.say_done(
        by=Actor("them", who.pk), period_id=period(the_home).pk, part_id=own.pk, now=NOW
    )
    assert PartDone.objects.get().complete_on == TODAY


# Exempt, and which parts


def _rm(story):
    return actor_with_role("registered-manager", story.home)


def test_somebody_is_exempt_for_a_reason_and_can_be_asked_again(story):
    because = "Finished it with our sister home last month"
    for _ in range(2):
        actions.exempt_from_induction(
            by=_rm(story), period_id=story.period.pk, because=because, now=NOW
        )
    seen = induction_of(story.period.pk, by=story.by(story.starter), today=TODAY)
    assert (seen.standing, seen.in_sight) == ("exempt", False)
    with _broken("TRN-12a"):
        story.signs(story.deputy)
    for _ in range(2):
        actions.end_exemption(by=_rm(story), period_id=story.period.pk, now=NOW)
    assert events().filter(what__startswith="induction.exempt").count() == 2
    assert story.signs(story.deputy) == 1


def test_only_those_who_keep_the_induction_exempt(story):
    with pytest.raises(NotPermitted):
        actions.exempt_from_induction(
            by=story.by(story.deputy), period_id=story.period.pk, because="Because I say so",
            now=NOW,
        )  # fmt: skip
    with _broken("TRN-16c"):
        actions.exempt_from_induction(by=_rm(story), period_id=story.period.pk, because="", now=NOW)


def test_recruited_from_abroad_adds_parts_and_nobody_says_it_of_themselves(story):
    asks = {"period_id": story.period.pk, "track": "core", "from_abroad": True, "now": NOW}
    for _ in range(2):
        actions.set_track(by=story.by(story.deputy), **asks)
    seen = induction_of(story.period.pk, by=story.by(story.starter), today=TODAY)
    assert {each.part.track for each in seen.parts} == {"core", "international"}
    assert seen.period.due_on == LATELY + weeks(8)
    assert events().filter(what="induction.track_set").count() == 1
    for who in (story.by(story.starter), story.by(story.starter, Permission.KEEP_INDUCTION)):
        with pytest.raises(NotPermitted):
            actions.set_track(by=who, **asks)
    sees = story.by(person(), Permission.SEE_PEOPLE)
    with pytest.raises(NotPermitted):
        actions.set_track(by=sees, **asks)


# Local parts


def _adds(by, at, **more):
    said = {"title": "Fire at our house", "due_weeks": 1, "minutes": 20, "now": NOW}
    return actions.add_local_part(by=by, organisation_code=at.code, **{**said, **more})


def test_a_local_part_holds_for_those_who_join_here_and_beneath_from_then_on(story):
    group = place("G1", kind="care-provider", sector="social-care")
    beneath, other = home("H2", group), home("H3")
    part = _adds(actor_with_role("registered-manager", group), group)
    for at in (beneath, other):
        joins(at, from_on=TODAY)
    enrol()
    asked = {at.code: _codes(at) for at in (beneath, other)}
    assert part.code in asked["H2"]
    assert part.code not in asked["H3"]
    assert part.code not in _codes(story.home)
    assert events().filter(what="induction.part_added").count() == 1


def _codes(at):
    by = actor_with_role("hr-officer", at)
    seen = induction_of(period(at).pk, by=by, today=TODAY)
    return {each.part.code for each in seen.parts}


def test_local_parts_are_for_those_who_keep_the_induction_there(story):
    with pytest.raises(NotPermitted):
        _adds(story.by(story.deputy), story.home)
    rm = _rm(story)
    part = _adds(rm, story.home, title="!!!")
    assert part.code == story.home.code.lower()
    with _broken("TRN-15c"):
        _adds(rm, story.home, title="!!!")
    with pytest.raises(NotPermitted):
        actions.end_local_part(by=ANYONE, part_id=part.pk, now=NOW)
    for _ in range(2):
        actions.end_local_part(by=rm, part_id=part.pk, now=NOW)
    part.refresh_from_db()
    assert part.until_on == TODAY + timedelta(days=1)
    with pytest.raises(Part.DoesNotExist):
        actions.end_local_part(by=rm, part_id=national().pk, now=NOW)


# Who sees


def test_the_row_and_the_list_agree_about_who_sees_an_induction(story):
    other = home("H5")
    joins(other)
    joins(other, story.starter)
    enrol()
    roles = ("hr-officer", "national-lead", "assurer", "inspector", "regional-talent-lead")
    askers = [
        ANYONE,
        *(story.by(who) for who in (story.top, story.deputy, story.starter, person())),
        *(actor_with_role(role, story.home) for role in roles),
        actor_with_role("national-lead", england()),
    ]
    sizes = set()
    for by in askers:
        seen = set(Period.objects.filter(periods_visible_to(by, TODAY)))
        assert seen == {one for one in Period.objects.all() if may_see_period(by, one, TODAY)}
        sizes.add(len(seen))
    assert sizes == {0, 1, 2}


def test_a_team_is_those_who_report_and_those_who_report_to_them(story):
    seen = team_induction(by=story.by(story.top), today=TODAY)
    assert [one.period for one in seen.pictures] == [story.period]
    assert story.starter.pk not in seen.direct[story.home.pk]
    assert team_induction(by=ANYONE, today=TODAY).pictures == ()


def test_ones_own_induction_is_seen_whole(story):
    story.says()
    story.signs(story.deputy, "values")
    (seen,) = my_induction(by=story.by(story.starter), today=TODAY)
    states = {each.part.code: each.state for each in seen.parts}
    assert (states["welcome"], states["values"], states["care-1"]) == ("said", "done", "open")
    assert (seen.complete, seen.in_sight, seen.standing) == (1, True, "under-way")


def test_counts_are_for_those_who_answer_for_a_place(story):
    board = actor_for(AccountFactory(person=GrantFactory(
        role="non-executive", organisation=place("T1")).person), today=TODAY)  # fmt: skip
    assert sees_counts(board, place("S1", place("U1"))) is False
    assert sees_counts(_rm(story), story.home)
    assert sees_exactly(_rm(story), story.home)
