"""The gate never contradicts its explanation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadwell.appointments.rules.facts import Answer, Asked, Demand, Waived
from leadwell.appointments.rules.gate import gate
from leadwell.standards.rules.rule_tree import AtLeast, Needs

# Nobody waits for a busy machine: drawing and judging may take as long as they take.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

DAY = date(2026, 11, 2)
NEXT = DAY + timedelta(days=1)
KEYS = [f"core:{n}" for n in range(5)]
A, B = Needs("core:0"), Needs("core:1")


@dataclass(frozen=True)
class Spell:
    key: str
    from_on: date = DAY
    until_on: date | None = None


def demand(rule=A, **more):
    said = {"code": "lead", "title": "Leading", "level": 3, "bites_on": DAY, "version": "core 1.0"}
    return Demand(**{**said, "rule": rule, **more})


def asked(*demands, **more):
    return Asked(**{"level": 3, "on": DAY, "demands": demands, "organisation_id": 7, **more})


def waiver(**more):
    said = {"level": 3, "organisation_id": 7, "from_on": DAY, "until_on": NEXT}
    return Waived(**{**said, **more})


@pytest.mark.parametrize(
    ("question", "answer", "until"),
    [
        pytest.param(asked(), "not-asked", None, id="before-anything-is-published"),
        pytest.param(asked(demand(), level=None), "not-asked", None, id="a-post-without-a-level"),
        pytest.param(asked(demand(level=4)), "not-asked", None, id="a-level-that-skips"),
        pytest.param(asked(demand(staff_group="medical")), "not-asked", None, id="other-staff"),
        pytest.param(asked(demand(bites_on=NEXT)), "not-asked", None, id="bites-tomorrow"),
        pytest.param(asked(demand(bites_on=None)), "not-asked", None, id="bites-on-no-day-yet"),
        pytest.param(asked(demand(on_hold=True)), "not-asked", None, id="on-hold"),
        pytest.param(asked(demand()), "not-met", None, id="nothing-held"),
        pytest.param(
            asked(demand(staff_group="medical"), staff_group="medical"), "not-met", None, id="own"
        ),
        pytest.param(asked(demand(), held=(Spell("core:0"),)), "met", None, id="held-for-good"),
        pytest.param(
            asked(demand(), held=(Spell("core:0", DAY, NEXT),)), "met-until", NEXT, id="its-last-day"
        ),
        pytest.param(
            asked(demand(), held=(Spell("core:0", date(2020, 1, 1), DAY),)),
            "not-met",
            None,
            id="expired-on-the-day-itself",
        ),
        pytest.param(asked(demand(), waivers=(waiver(),)), "waived-until", NEXT, id="waived"),
        pytest.param(
            asked(demand(), waivers=(waiver(until_on=DAY),)), "not-met", None, id="waived-till-now"
        ),
        pytest.param(
            asked(demand(), waivers=(waiver(organisation_id=8),)), "not-met", None, id="elsewhere"
        ),
        pytest.param(
            asked(demand(), waivers=(waiver(level=2),)), "not-met", None, id="for-a-lower-level"
        ),
        pytest.param(
            asked(demand(), waivers=(waiver(post_id=9),)), "not-met", None, id="for-another-post"
        ),
        pytest.param(
            asked(demand(), waivers=(waiver(), waiver(until_on=date(2027, 1, 1), post_id=9)), post_id=9),
            "waived-until",
            date(2027, 1, 1),
            id="the-waiver-that-lasts-longest",
        ),
    ],
)  # fmt: skip
def test_what_the_gate_answers(question, answer, until):
    verdict = gate(question)
    assert (verdict.answer, verdict.until) == (answer, until)
    assert verdict.admits == (answer != "not-met")


def test_the_reason_names_what_is_missing_on_the_shortest_way():
    rule = AtLeast(1, (AtLeast(2, (A, B)), Needs("core:2")))
    (reason,) = gate(asked(demand(rule), names={"core:2": "Leading a team"})).reasons
    assert reason.code == "APT-10"
    assert str(reason) == "Level 3 asks for “Leading”. Still missing: Leading a team."


def test_what_does_not_bind_is_explained_and_gives_no_reason():
    verdict = gate(asked(demand(), demand(B, bites_on=NEXT), held=(Spell("core:0"),)))
    assert verdict.answer is Answer.MET
    assert [(gap.binds, gap.ways) for gap in verdict.gaps] == [(False, (frozenset({"core:1"}),))]
    assert verdict.versions == ("core 1.0",)


def _lists(parts):
    listed = st.lists(parts, min_size=1, max_size=4, unique=True)
    return listed.flatmap(
        lambda of: st.integers(1, len(of)).map(lambda count: AtLeast(count, tuple(of)))
    )


trees = st.recursive(st.sampled_from(KEYS).map(Needs), _lists, max_leaves=8)
days = st.integers(-4, 4).map(lambda n: DAY + timedelta(days=n))
spells = st.builds(
    lambda key, begins, lasts: Spell(
        key, begins, begins + timedelta(days=lasts) if lasts else None
    ),
    st.sampled_from(KEYS),
    days,
    st.integers(0, 5),
)
demands = st.builds(
    demand,
    trees,
    level=st.integers(2, 4),
    staff_group=st.sampled_from(["", "medical"]),
    bites_on=st.none() | days,
    on_hold=st.booleans(),
)
waivers = st.builds(
    lambda begins, lasts, level: waiver(
        from_on=begins, until_on=begins + timedelta(days=lasts), level=level
    ),
    days,
    st.integers(1, 5),
    st.integers(2, 4),
)
questions = st.builds(
    asked,
    level=st.integers(2, 4),
    demands=st.lists(demands, max_size=4).map(tuple),
    held=st.lists(spells, max_size=8).map(tuple),
    waivers=st.lists(waivers, max_size=2).map(tuple),
    staff_group=st.sampled_from(["", "medical"]),
)


@patient
@given(questions)
def test_there_are_reasons_exactly_when_the_answer_is_no(question):
    verdict = gate(question)
    assert bool(verdict.reasons) == (not verdict.admits)
    assert len(verdict.reasons) == len([gap for gap in verdict.gaps if gap.binds]) or verdict.admits


@patient
@given(questions, st.data())
def test_adding_exactly_what_is_named_missing_opens_it(question, data):
    verdict = gate(question)
    more = tuple(Spell(key) for gap in verdict.gaps for key in data.draw(st.sampled_from(gap.ways)))
    then = gate(replace(question, held=(*question.held, *more)))
    assert then.admits
    assert then.gaps == ()


@patient
@given(questions)
def test_one_key_less_than_named_leaves_it_shut(question):
    for gap in gate(question).gaps:
        for way in gap.ways:
            for key in way:
                almost = tuple(Spell(each) for each in way - {key})
                then = gate(replace(question, held=(*question.held, *almost)))
                assert gap.demand in {each.demand for each in then.gaps}


@patient
@given(questions)
def test_it_is_met_up_to_the_day_said_and_not_on_it(question):
    verdict = gate(question)
    if verdict.answer is Answer.MET_UNTIL:
        later = replace(question, demands=tuple(d for d in question.demands if d.binds(DAY)))
        for n in range((verdict.until - DAY).days):
            assert gate(replace(later, on=DAY + timedelta(days=n))).answer in ("met", "met-until")
        assert gate(replace(later, on=verdict.until)).answer in ("not-met", "waived-until")


@patient
@given(questions)
def test_a_waiver_admits_on_every_day_before_it_ends(question):
    verdict = gate(question)
    if verdict.answer is Answer.WAIVED_UNTIL:
        for n in range((verdict.until - DAY).days):
            assert gate(replace(question, on=DAY + timedelta(days=n))).admits
