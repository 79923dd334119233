"""Plans: who writes them, what stays, and what an area sees of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.fairness.actions import plans as actions
from leadwell.fairness.models import Plan, PlanNote
from leadwell.fairness.pages.acting.shapes import figure_name
from leadwell.fairness.queries.acting.plans import (
    PlansState,
    mark_of,
    plan_at,
    plans_at,
    plans_state,
)
from leadwell.fairness.tests.acting import GOOD, NOW, TODAY, lead, planned
from leadwell.fairness.tests.factories import even, likelihood, result
from leadwell.history.tests.factories import events
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import person, place, signed_in
from leadwell.reasons import NotPermitted, RuleBroken

pytestmark = pytest.mark.django_db

STEP = "recruitment-shortlisted-ethnicity"


@pytest.fixture
def trust():
    return place("T")


@pytest.fixture
def by(trust):
    return lead(trust)


def make(by, trust, **changes):
    return actions.make_plan(by=by, code=trust.code, plan=replace(GOOD, **changes), now=NOW)


def change(by, plan, seen="", **changes):
    seen = seen or mark_of(plan)
    wanted = replace(GOOD, **changes)
    return actions.change_plan(by=by, plan_id=plan.pk, plan=wanted, seen=seen, now=NOW)


def finish(by, plan, came_of_it="Nine of ten panels have one.", done_on=TODAY, seen=""):
    return actions.finish_plan(
        by=by, plan_id=plan.pk, done_on=done_on, came_of_it=came_of_it,
        seen=seen or mark_of(Plan.objects.get(pk=plan.pk)), now=NOW,
    )  # fmt: skip


def end(by, plan, because="Another plan takes its place."):
    return actions.end_plan(by=by, plan_id=plan.pk, because=because, now=NOW)


def codes(action, *arguments, **named):
    with pytest.raises(RuleBroken) as broken:
        action(*arguments, **named)
    return [reason.code for reason in broken.value.reasons]


def test_a_plan_is_written_once_and_the_ledger_does_not_hold_its_words(by, trust):
    made = make(by, trust)
    assert make(by, trust) == made
    assert (made.indicator, made.expects, made.made_by_id) == ("wres-2", 1.10, by.person_id)
    event = events("plan.made").get()
    assert event.rules == ["FAR-67"]
    assert "panel" not in str(event.details)


def test_a_plan_about_no_figure_is_refused(by, trust):
    assert codes(make, by, trust, indicator="wres-99") == ["FAR-67a"]
    assert not Plan.objects.exists()


def test_only_who_keeps_the_plans_here_writes_and_who_sees_nothing_finds_nothing(trust, by):
    plan = make(by, trust)
    board = actor_with_role("non-executive", trust)
    for action in (
        lambda: make(board, trust),
        lambda: change(board, plan),
        lambda: end(board, plan),
    ):
        with pytest.raises(NotPermitted):
            action()
    stranger = lead(place("N"))
    for action in (lambda: end(stranger, plan), lambda: finish(stranger, plan)):
        with pytest.raises(Plan.DoesNotExist):
            action()
    with pytest.raises(Organisation.DoesNotExist):
        make(signed_in(person()), trust)


def test_a_plan_is_put_right_and_the_event_says_which_fields(by, trust):
    plan = make(by, trust)
    assert change(by, plan).who == GOOD.who
    assert not events("plan.changed").exists()
    changed = change(by, plan, who=" The chair ", expects=1.05)
    assert (changed.who, changed.expects) == ("The chair", 1.05)
    assert events("plan.changed").get().details["fields"] == ["expects", "who"]


def test_of_two_who_change_a_plan_at_once_the_second_is_told_and_nothing_is_lost(by, trust):
    plan = make(by, trust)
    seen = mark_of(plan)
    change(by, plan, seen, who="The chair")
    assert codes(change, by, plan, seen, what="Every panel is drawn by lot.") == ["FAR-68"]
    assert codes(finish, by, plan, seen=seen) == ["FAR-68"]
    kept = Plan.objects.get()
    assert (kept.who, kept.what) == ("The chair", GOOD.what)
    assert change(by, kept, who="The chair", what="Every panel is drawn by lot.").what.endswith(
        "lot."
    )


def test_a_day_that_has_passed_may_stay_when_something_else_is_put_right(by, trust):
    plan = planned(trust, by_on=date(2026, 3, 1))
    assert change(by, plan, by_on=date(2026, 3, 1), who="The chair").who == "The chair"
    assert codes(change, by, Plan.objects.get(), by_on=date(2026, 4, 1)) == ["FAR-67c"]


def test_a_note_is_kept_once(by, trust):
    plan = make(by, trust)

    def note(says):
        return actions.note_plan(by=by, plan_id=plan.pk, says=says, now=NOW)

    assert note("Six panels so far.") == note(" Six panels so far. ")
    assert note("Seven panels so far.") != note("Six panels so far.")
    assert PlanNote.objects.count() == 3
    assert codes(note, "Six.") == ["KEE-03a"]
    found = plan_at("T", plan.pk, by=by, today=TODAY)
    assert [each.says for each in found.notes][-1] == "Six panels so far."


def test_a_plan_is_done_and_what_came_of_it_may_follow(by, trust):
    plan = make(by, trust)
    done = finish(by, plan, came_of_it="")
    assert done.done_on == TODAY
    assert finish(by, plan, came_of_it="") == done
    assert finish(by, plan).came_of_it.startswith("Nine")
    assert events("plan.done").count() == 2
    assert codes(finish, by, plan, done_on=date(2027, 1, 1)) == ["FAR-69d"]
    assert codes(change, by, Plan.objects.get(), who="The chair") == ["FAR-67f"]
    assert codes(end, by, plan) == ["FAR-69b"]


def test_a_plan_is_ended_once_with_a_reason(by, trust):
    plan = make(by, trust)
    assert codes(end, by, plan, because="No.") == ["FAR-69c"]
    assert end(by, plan).ended_at == NOW
    end(by, plan)
    assert events("plan.ended").count() == 1
    assert codes(end, by, plan, because="For quite another reason.") == ["FAR-69a"]
    assert codes(finish, by, plan) == ["FAR-69a"]


def test_a_plan_stands_beside_its_figure_then_and_now(by, trust):
    result(trust, [likelihood(value=1.80)], year=2025)
    result(trust, [likelihood(value=1.79, low=1.28, high=2.51)], year=2026)
    planned(trust, made_at=NOW.replace(year=2025), by_on=date(2026, 2, 1))
    found = plans_at("T", by=by, today=TODAY)
    (line,) = found.running
    assert (line.then.before, line.then.now) == (1.80, 1.79)
    assert [reason.code for reason in line.reasons] == ["FAR-65e", "FAR-65f"]


def test_a_year_that_is_not_over_says_nothing_yet(by, trust):
    result(trust, [likelihood(value=1.80)], year=2026)
    result(trust, [even("wres-2")], year=2027)
    planned(trust)
    (line,) = plans_at("T", by=by, today=TODAY).running
    assert line.then.now == 1.80
    Plan.objects.all().delete()
    assert len(plans_at("T", by=by, today=TODAY).wanting) == 1


def test_figures_away_from_parity_want_a_plan_and_even_ones_do_not(by, trust):
    result(trust, [likelihood("wres-2"), even("wres-3")])
    assert [one.indicator for one in plans_at("T", by=by, today=TODAY).wanting] == ["wres-2"]
    planned(trust, "wres-2")
    assert not plans_at("T", by=by, today=TODAY).wanting


def test_one_figure_under_two_names_wants_one_plan(by, trust):
    result(trust, [likelihood("hia-2a-race")], set_code="six-actions")
    assert [one.indicator for one in plans_at("T", by=by, today=TODAY).wanting] == ["hia-2a-race"]
    result(trust, [likelihood("wres-2")])
    assert [one.indicator for one in plans_at("T", by=by, today=TODAY).wanting] == ["wres-2"]
    planned(trust, "wres-2")
    assert not plans_at("T", by=by, today=TODAY).wanting


def test_what_was_found_in_a_decision_wants_a_plan_too(by, trust):
    result(trust, [likelihood(STEP)], set_code="funnel-recruitment")
    assert [one.indicator for one in plans_at("T", by=by, today=TODAY).wanting] == [STEP]
    planned(trust, STEP)
    assert not plans_at("T", by=by, today=TODAY).wanting


@pytest.mark.parametrize(
    ("indicator", "name"),
    [
        ("wres-2", "Workforce Race Equality Standard: Appointed from shortlisting"),
        (STEP, "Recruitment: Applied → Shortlisted, by ethnicity"),
        ("gone-1", "gone-1"),
    ],
)
def test_a_figure_is_called_after_its_set_or_its_decision(indicator, name):
    assert figure_name(indicator) == name


def test_the_list_can_be_narrowed_to_one_figure(by, trust):
    result(trust, [likelihood("wres-2"), likelihood("wres-4")])
    planned(trust, "wres-3")
    planned(trust, "wres-2", done_on=TODAY)
    found = plans_at("T", by=by, today=TODAY, indicator="wres-2")
    assert (len(found.running), len(found.over)) == (0, 1)
    assert [one.indicator for one in found.wanting] == ["wres-2"]
    assert plans_at("T", by=by, today=TODAY, indicator="nonsense").indicator is None


def test_a_plan_of_a_figure_that_no_file_describes_is_still_shown(by, trust):
    planned(trust, "gone-1")
    (line,) = plans_at("T", by=by, today=TODAY).running
    assert (figure_name(line.plan.indicator), line.then.now) == ("gone-1", None)


def test_an_area_sees_who_has_a_plan_and_who_has_a_late_one(trust, by):
    other, elsewhere = place("O", trust), place("N")
    planned(trust, "wres-2", by_on=date(2026, 1, 1))
    planned(trust, "wres-3", who="")
    planned(trust, "wres-4", ended_at=NOW)
    planned(elsewhere, "wres-2")
    found = plans_state([trust.pk, other.pk, elsewhere.pk], by=by, today=TODAY)
    assert found[trust.pk] == PlansState(frozenset({"wres-2", "wres-3"}), 2, late=1, empty=1)
    assert found[other.pk] == found[elsewhere.pk] == PlansState()
