"""A version tried group by group: asked for, counted by the worker, refused before somebody is found."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.fairness import tasks
from leadwell.fairness.actions import tried as actions
from leadwell.fairness.actions.tried import answer_tried, try_version
from leadwell.fairness.models import TriedVersion
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.queries.tried import groups
from leadwell.fairness.queries.tried.counted import opened
from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.rules.tried.facts import EVERYBODY
from leadwell.fairness.tasks import COUNTER
from leadwell.fairness.tests.tried import (
    ENOUGH,
    KEY,
    NOW,
    TODAY,
    core,
    jobs,
    made_up,
    region,
    team,
)
from leadwell.gateways.sealed_secret import BrokenSeal
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards.models import Version
from leadwell.standards.tests.factories import version
from leadwell.stats.disclosure import StillFound

__all__ = ["core", "jobs", "made_up", "region", "team"]
pytestmark = pytest.mark.django_db
TOMORROW = NOW + timedelta(days=1)


def asked(by, which, code="r", now=NOW) -> TriedVersion:
    return try_version(by=by, code=code, version_id=which.pk, now=now)


def answered(by, which, code="R", now=NOW) -> TriedVersion:
    made = asked(by, which, code, now)
    answer_tried(by=COUNTER, now=now)
    made.refresh_from_db()
    return made


def lines(one):
    return {line.indicator: line for line in from_json(one.lines)}


def codes(one):
    return [why["code"] for why in one.refused or ()]


# Asking --------------------------------------------------------------------------------------------------


def test_a_version_is_asked_for_once_and_the_worker_is_told(team, core, jobs):
    first, again = asked(team, core), asked(team, core)
    assert first == again
    assert jobs == [actions.ANSWER]
    assert events("tried.asked").count() == 1


def test_on_one_day_an_answer_holds_unless_the_version_is_changed(team, core):
    first = answered(team, core)
    assert asked(team, core, now=NOW + timedelta(hours=1)) == first
    Version.objects.filter(pk=core.pk).update(changed_at=NOW + timedelta(minutes=1))
    core.refresh_from_db()
    assert asked(team, core, now=NOW + timedelta(hours=1)) != first


def test_on_another_day_it_is_asked_anew(team, core):
    assert answered(team, core) != asked(team, core, now=TOMORROW)


@pytest.mark.parametrize("role", ["equality-lead", "training-provider"])
def test_whoever_sees_only_the_gate_or_only_the_figures_does_not_ask(role, region, core):
    with pytest.raises(NotPermitted):
        asked(actor_with_role(role, region), core)


def test_whoever_sees_the_people_by_name_does_not_ask_which_groups_fall_short(core):
    trust = place("T")
    for role, may in (
        ("hr-officer", False),
        ("accountable-officer", False),
        ("non-executive", True),
    ):
        by = actor_with_role(role, trust)
        if may:
            assert asked(by, core, "T")
        else:
            with pytest.raises(NotPermitted):
                asked(by, core, "T")


def test_a_draft_is_asked_for_only_by_those_who_see_it(team, core):
    draft = version("core", "2.0", status="draft", from_on=None)
    draft.requirements.create(code="new", title="New", level=2, rule={"item": "core:2.1"})
    with pytest.raises(Version.DoesNotExist):
        asked(team, draft)


def test_nobody_asks_without_end(team, core, region):
    one = {"organisation": region, "version": core, "asked_by_id": team.person_id}
    before = NOW - timedelta(hours=2)
    TriedVersion.objects.bulk_create(
        TriedVersion(asked_at=before, answered_at=before, **one) for _ in range(40)
    )
    Version.objects.filter(pk=core.pk).update(changed_at=NOW - timedelta(hours=1))
    with pytest.raises(RuleBroken, match="FAR-87"):
        asked(team, core)
    TriedVersion.objects.update(asked_at=NOW - timedelta(days=2))
    assert asked(team, core)


# Answering -----------------------------------------------------------------------------------------------


def test_only_the_job_answers(team):
    with pytest.raises(NotPermitted):
        answer_tried(by=team, now=NOW)


def test_an_answer_says_how_much_more_often_a_group_falls_short(team, core):
    """80 of 100 against 140 of 280: 1.6 times as likely. Of 20 of 400 nobody knows the group."""
    made = answered(team, core)
    line = lines(made)["tried-ethnicity"]
    assert round(line.value, 4) == 1.6
    assert line.low < 1.6 < line.high
    assert line.reading is Reading.ABOVE
    assert (line.first.title, line.first.part, line.first.whole) == (
        "Black and minority ethnic", 80, 100,
    )  # fmt: skip
    assert (line.second.title, line.second.part, line.second.whole) == ("White", 140, 280)
    assert line.declared == 95
    assert made.counted_on == TODAY
    assert events("tried.answered").count() == 1


def test_everybody_together_stands_first(team, core):
    found = from_json(answered(team, core).lines)[0]
    assert (found.indicator, found.first.part, found.first.whole) == (EVERYBODY, 230, 400)


def test_each_grouping_is_asked_of_the_sealed_room_twice_and_no_more(team, core, made_up):
    answered(team, core)
    assert made_up.counted == 2 * 10


def test_what_is_kept_names_nobody_in_the_open(team, core):
    made = answered(team, core)
    kept = opened(made)
    assert kept.tried.asked.tolist() == list(ENOUGH)
    assert kept.tried.short.size == 230
    made.pk += 1
    with pytest.raises(BrokenSeal):
        opened(made)


def test_before_the_gate_is_counted_they_wait(team, core, made_up):
    made_up.ready = False
    assert answered(team, core).answered_at is None
    made_up.ready = True
    assert tasks.answer_tried_versions() == 1
    assert tasks.answer_tried_versions() == 0


def test_too_few_are_refused_before_anybody_is_counted(team, core, made_up, region):
    made_up.asked[region.path] = list(range(1, 50))
    made = answered(team, core)
    assert codes(made) == ["FAR-86a"]
    assert (made.lines, bytes(made.sealed), made_up.counted) == (None, b"", 0)
    assert events("tried.refused").get().details == {"because": ["FAR-86a"]}


def test_a_record_that_went_away_since_the_night_is_no_accident(team, core, monkeypatch):
    def gone(**_more):
        raise RuleBroken([actions.FOUND])

    monkeypatch.setattr(groups, "counts", gone)
    assert codes(answered(team, core)) == ["FAR-86e"]


def test_where_an_attack_finds_a_count_nothing_is_printed(team, core, monkeypatch):
    def found(*_lines, **_more):
        raise StillFound

    monkeypatch.setattr(actions, "printed", found)
    assert codes(answered(team, core)) == ["FAR-86e"]


def test_what_was_answered_meanwhile_is_not_answered_twice(team, core, monkeypatch):
    made = asked(team, core)
    worked_out = actions._worked_out

    def meanwhile(one, **more):
        found = worked_out(one, **more)
        TriedVersion.objects.filter(pk=made.pk).update(answered_at=NOW)
        return found

    monkeypatch.setattr(actions, "_worked_out", meanwhile)
    assert answer_tried(by=COUNTER, now=NOW) == 0
    assert not events("tried.answered").exists()


# Beside earlier answers ----------------------------------------------------------------------------------


def test_of_the_same_people_it_is_answered_again(team, core):
    assert lines(answered(team, core)) == lines(answered(team, core, now=TOMORROW))


def test_one_who_came_since_is_not_found(team, core, made_up, region):
    answered(team, core)
    made_up.asked[region.path].append(401)
    assert codes(answered(team, core, now=TOMORROW)) == ["FAR-86c"]
    made_up.asked[region.path] += range(402, 421)
    assert answered(team, core, now=NOW + timedelta(days=2)).lines


def test_one_who_says_something_since_is_not_found_by_a_number_that_moves(team, core, made_up):
    """The same 400 people: 396 is the first of the last twenty who now says what they are."""
    before = answered(team, core)
    made_up.ethnicity = lambda n: (
        "bme" if n <= 100 or n == 396 else "white" if n <= 380 else "not-asked"
    )
    after = answered(team, core, now=TOMORROW)
    assert lines(after)["tried-ethnicity"] == lines(before)["tried-ethnicity"]


def test_an_area_and_the_one_place_in_it_do_not_tell_of_those_between(team, core, made_up, region):
    trust = place("T", region)
    made_up.asked = {trust.path: list(ENOUGH), region.path: [500, 501, 502]}
    assert answered(team, core, "T").lines
    assert codes(answered(team, core, "R")) == ["FAR-86c"]


def test_an_area_less_all_its_places_is_not_told_by_the_last_of_them(team, core, made_up, region):
    one, other = place("T1", region), place("T2", region)
    made_up.asked = {
        one.path: list(ENOUGH), other.path: list(range(1001, 1401)), region.path: [2000, 2002],
    }  # fmt: skip
    assert answered(team, core, "R").lines
    assert answered(team, core, "T1").lines
    assert codes(answered(team, core, "T2")) == ["FAR-86c"]


def test_an_area_with_exactly_its_place_prints_what_the_place_does(team, core, made_up, region):
    """The same people at both: one of them who says more meanwhile moves no number."""
    trust = place("T", region)
    made_up.asked = {trust.path: list(ENOUGH)}
    first = answered(team, core, "T")
    made_up.ethnicity = lambda n: (
        "bme" if n <= 100 or n == 396 else "white" if n <= 380 else "not-asked"
    )
    assert lines(answered(team, core, "R")) == lines(first)


def test_a_version_nearly_like_another_does_not_tell_of_those_it_treats_otherwise(
    team, core, made_up
):
    answered(team, core)
    other = version("other")
    other.requirements.create(code="x", title="X", level=2, rule={"item": "core:2.1"})
    short = made_up.short
    made_up.short = lambda n: short(n) and n not in (2, 4, 6)
    assert codes(answered(team, other)) == ["FAR-86c"]


def test_with_another_key_nothing_is_set_against_what_cannot_be_opened(team, core, settings):
    answered(team, core)
    settings.LEADWELL_SNAPSHOT_KEY = KEY[::-1]
    assert codes(answered(team, core, now=TOMORROW)) == ["FAR-86d"]
