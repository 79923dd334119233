"""The way that ends first, checked against trying everything."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadwell.appointments.rules.facts import Course, DatedRun, Route
from leadwell.appointments.rules.shortest_route import shortest_route
from leadwell.reasons import RuleBroken

# Nobody waits for a busy machine: drawing and judging may take as long as they take.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

DAY = date(2026, 11, 2)


def run(begins, lasts=10, free=5):
    starts = DAY + timedelta(days=begins)
    return DatedRun("A run", starts, starts + timedelta(days=lasts), free)


def course(code, *covers, firsts=(), runs=(), **more):
    said = {"firsts": frozenset(firsts), "runs": tuple(runs), **more}
    return Course(code, code.title(), frozenset(covers), **said)


def way(*keys):
    return frozenset(keys)


def found(ways, courses, **more):
    route = shortest_route(ways, courses=courses, on=DAY, **more)
    return [step.course.code for step in route.steps], route.ends_on and (route.ends_on - DAY).days


def test_a_course_waits_for_those_before_it():
    first = course("first", "a", runs=[run(5)])
    second = course("second", "b", firsts=["first"], runs=[run(8), run(20)])
    assert found([way("b")], [second, first]) == (["first", "second"], 30)


def test_what_was_passed_need_not_be_taken_again():
    second = course("second", "b", firsts=["first"], runs=[run(8)])
    assert found([way("b")], [second], passed=["first"]) == (["second"], 18)


def test_the_way_that_ends_first_is_taken_even_if_it_is_longer():
    quick = [course("one", "a", runs=[run(1)]), course("two", "b", runs=[run(2)])]
    slow = course("slow", "c", runs=[run(90)])
    assert found([way("c"), way("a", "b")], [slow, *quick]) == (["one", "two"], 12)


def test_a_full_run_is_passed_over_and_one_that_began_too():
    runs = [run(3, free=0), run(-1), run(9)]
    assert found([way("a")], [course("one", "a", runs=runs)]) == (["one"], 19)


def test_one_course_that_covers_both_is_taken_once():
    both = course("both", "a", "b", runs=[run(4)])
    early = course("early", "a", runs=[run(1)])
    assert found([way("a", "b")], [both, early]) == (["both"], 14)


def test_a_course_without_dates_is_named_without_an_end():
    assert found([way("a")], [course("one", "a")]) == (["one"], None)


def test_what_is_done_at_work_holds_nobody_up():
    induction = course("induction", "a", at_work=True)
    after = course("after", "b", firsts=["induction"], runs=[run(3)])
    assert found([way("a", "b")], [induction, after]) == (["induction", "after"], 13)


def test_a_course_that_waits_for_one_nobody_gives_has_no_end():
    assert found([way("a")], [course("one", "a", firsts=["gone"], runs=[run(1)])]) == (
        ["one"],
        None,
    )


def test_what_nobody_teaches_is_said():
    route = shortest_route([way("a", "z")], courses=[course("one", "a", runs=[run(1)])], on=DAY)
    assert route.uncovered == {"z"}
    assert [step.run for step in route.steps] == [run(1)]


def test_a_way_that_is_taught_goes_before_one_that_is_not():
    assert found([way("z"), way("a")], [course("one", "a")]) == (["one"], None)


def test_nothing_missing_is_no_route():
    assert shortest_route([], courses=[], on=DAY) == Route()


def test_courses_in_a_circle_are_refused():
    round_and_round = [
        course("one", "a", firsts=["two"]),
        course("two", firsts=["three"]),
        course("three", firsts=["one"]),
    ]
    with pytest.raises(RuleBroken, match="APT-15"):
        shortest_route([way("a")], courses=round_and_round, on=DAY)


def test_hours_and_cost_are_those_of_the_whole_route():
    one = course("one", "a", hours=10, cost=Decimal(200))
    two = course("two", "b", firsts=["one"], cost=Decimal(50))
    route = shortest_route([way("b")], courses=[one, two], on=DAY)
    assert (route.hours, route.cost) == (10, 250)


runs = st.lists(st.builds(run, st.integers(0, 9), st.integers(0, 9)), max_size=3)


@st.composite
def catalogues(draw):
    """Six courses; each may wait for earlier ones."""
    made = []
    for n in range(6):
        firsts = (
            draw(st.sets(st.sampled_from([f"c{k}" for k in range(n)]), max_size=2)) if n else ()
        )
        covers = draw(st.sets(st.sampled_from("abc"), max_size=2))
        made.append(course(f"c{n}", *covers, firsts=firsts, runs=draw(runs)))
    return made


def _by_trying(code, courses):
    """The last day of a course, by trying every run."""
    ready = max([DAY, *(_by_trying(first, courses) for first in courses[code].firsts)])
    return min((r.ends_on for r in courses[code].runs if r.starts_on >= ready), default=date.max)


@patient
@given(
    catalogues(),
    st.lists(st.frozensets(st.sampled_from("abc"), min_size=1), min_size=1, max_size=3),
)
def test_no_other_choice_of_courses_ends_sooner(made, ways):
    there = {each.code: each for each in made}
    ends = {code: _by_trying(code, there) for code in there}
    possible = [
        max(ends[code] for code in choice)
        for one in ways
        for choice in product(*[[c for c, each in there.items() if key in each.covers] for key in one])
    ]  # fmt: skip
    route = shortest_route(ways, courses=made, on=DAY)
    if not route.uncovered:
        assert (route.ends_on or date.max) == min(possible)
    else:
        assert not possible


@patient
@given(catalogues(), st.frozensets(st.sampled_from("abc"), min_size=1))
def test_every_step_comes_after_those_it_waits_for(made, one):
    steps = shortest_route([one], courses=made, on=DAY).steps
    order = [step.course.code for step in steps]
    assert len(set(order)) == len(order)
    for step in steps:
        assert all(
            order.index(first) < order.index(step.course.code) for first in step.course.firsts
        )
