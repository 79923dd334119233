"""Which figures every funnel gives by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadwell.fairness.queries.definitions import (
    every_set,
    funnel_sets,
    funnels,
    indicators_of,
    sets,
)
from leadwell.fairness.rules.facts import Funnel, Kind, Selection, Stage
from leadwell.fairness.rules.funnels.figures_of_funnel import figures_of_funnel

ETHNICITY, TIE, FAITH = ("ethnicity", "white-bme"), ("tie", "tie"), ("religion", "as-asked")
TITLES = {
    ETHNICITY: {"white": "White", "bme": "Black and minority ethnic"},
    TIE: {"tie": "With a tie to a decider", "none": "Without a tie"},
    FAITH: {"none": "No religion", "sikh": "Sikh", "other": "Other"},
    ("disability", "as-asked"): {"yes": "Yes", "no": "No"},
    ("sex", "as-asked"): {"female": "Female", "male": "Male", "other": "Another answer"},
    ("caring", "as-asked"): {"yes": "Yes", "no": "No"},
}
HIRING = Funnel(
    "hiring", "Hiring", "", "appointments",
    (Stage("applied", "Applied"), Stage("listed", "Listed", "to be listed", "were listed"),
     Stage("got", "Got it", "to get it", "got it")),
    good=True, deciders_known=True, groups=(ETHNICITY,), split_by=("internal", "pay_row"),
    from_on=date(2015, 4, 1),
)  # fmt: skip


def figures(funnel: Funnel = HIRING):  # type: ignore[no-untyped-def]  # what is in it is what is tested
    return {one.code: one for one in figures_of_funnel(funnel, TITLES)}


def test_each_stage_is_held_against_the_one_before_it_and_the_last_against_the_first() -> None:
    ratios = [one for one in figures().values() if one.kind is Kind.LIKELIHOOD]
    steps = [(one.whole.reached, one.part.reached) for one in ratios if one.whole and one.part]
    assert steps == [(1, 2), (2, 3), (1, 3)]
    assert {one.part.funnel for one in ratios if one.part} == {"hiring"}


def test_of_stages_that_nobody_notes_no_share_is_told() -> None:
    found = figures(replace(HIRING, noted_from="listed"))
    ratios = [one for one in found.values() if one.kind is Kind.LIKELIHOOD]
    steps = [(one.whole.reached, one.part.reached) for one in ratios if one.whole and one.part]
    assert steps == [(2, 3)]
    assert found["hiring-got-ethnicity"].split_by == ("internal", "pay_row")
    assert not [code for code in found if "listed" in code or "all" in code]


def test_who_could_have_applied_for_a_place_is_noted_nowhere_and_so_no_share_of_them_is_told() -> (
    None
):
    places = [one for one in indicators_of("funnel-places", date(2026, 3, 31)) if one.whole]
    assert places
    assert min(one.whole.reached for one in places if one.whole) == 2


@pytest.mark.parametrize("of", ["ethnicity", "disability", "sex"])
def test_a_place_that_was_given_without_applying_is_not_counted_among_those_applied_for(
    of: str,
) -> None:
    known = {one.code: one for one in indicators_of("own-rules", date(2026, 3, 31))}
    one = known[f"own-draw-{of}"]
    assert one.part
    assert one.whole
    assert one.part.where == one.whole.where == {"openly": ("true",)}


def test_each_group_has_a_share_of_its_own_at_each_step() -> None:
    rates = [one.code for one in figures().values() if one.kind is Kind.RATE]
    assert rates == [
        "hiring-listed-ethnicity-white", "hiring-listed-ethnicity-bme",
        "hiring-got-ethnicity-white", "hiring-got-ethnicity-bme",
        "hiring-all-ethnicity-white", "hiring-all-ethnicity-bme",
    ]  # fmt: skip


def test_above_one_always_means_that_the_group_left_behind_did_worse() -> None:
    good, bad = figures(), figures(replace(HIRING, good=False))
    assert (good["hiring-got-ethnicity"].first, bad["hiring-got-ethnicity"].first) == (
        "white",
        "bme",
    )
    assert (
        good["hiring-got-ethnicity"].favours == "Above 1, White people were more likely to get it."
    )
    found = bad["hiring-got-ethnicity"].favours
    assert found == "Above 1, Black and minority ethnic people were more likely to get it."


def test_a_tie_stands_above_the_line() -> None:
    one = figures(replace(HIRING, groups=(TIE,)))["hiring-listed-tie"]
    assert (one.first, one.second) == ("tie", "none")
    assert one.says == (
        "People with a tie to a decider were {value} times as likely as people without one to be listed."
    )


def test_disabled_people_and_women_are_called_what_they_are() -> None:
    asked = (("disability", "as-asked"), ("sex", "as-asked"))
    found = figures(replace(HIRING, groups=asked))
    assert found["hiring-got-sex"].favours == "Above 1, men were more likely to get it."
    assert found["hiring-got-disability"].says == (
        "People without a disability were {value} times as likely as disabled people to get it."
    )
    assert found["hiring-got-sex-other"].says == "People in “Another answer”: {value} got it."
    assert found["hiring-got-sex-female"].title == "Listed → Got it: women"


def test_many_groups_have_shares_and_no_ratio_and_any_two_have_both() -> None:
    found = figures(replace(HIRING, groups=(FAITH, ("caring", "as-asked"))))
    assert "hiring-got-religion" not in found
    assert "hiring-got-religion-sikh" in found
    assert (
        found["hiring-got-caring"].favours == "Above 1, people in “Yes” were more likely to get it."
    )


def test_a_step_is_taken_apart_by_columns_of_few_values_and_the_whole_way_by_all() -> None:
    found = figures()
    assert found["hiring-got-ethnicity"].split_by == ("internal",)
    assert found["hiring-all-ethnicity"].split_by == ("internal", "pay_row")
    short = figures(replace(HIRING, stages=HIRING.stages[:2]))
    assert short["hiring-listed-ethnicity"].split_by == ("internal", "pay_row")
    assert "hiring-all-ethnicity" not in short


def test_what_happens_to_staff_is_counted_against_all_staff() -> None:
    leaving = replace(
        HIRING, code="leaving", stages=(Stage("staff", "Staff"), Stage("left", "Left"))
    )
    one = figures(leaving)["leaving-left-ethnicity"]
    assert one.part == Selection("step", funnel="leaving", reached=2, once=True)
    assert one.whole == Selection("staff", where={"bank": ("false",)})
    assert "out of all staff" in one.method


@pytest.mark.parametrize("code", ["leavers", "promotions"])
def test_of_a_decision_whose_cases_all_came_to_its_end_no_share_is_of_these_cases(
    code: str,
) -> None:
    held = indicators_of(f"funnel-{code}", date(2026, 3, 31))
    assert {one.whole.fact for one in held if one.whole} == {"staff"}


def test_every_funnel_that_is_declared_has_its_set() -> None:
    assert set(funnel_sets()) == {f"funnel-{code}" for code in funnels()}
    assert list(every_set()) == [*sets(), *funnel_sets()]
    for code in funnel_sets():
        held = indicators_of(code, date(2026, 3, 31))
        assert held
        assert len({one.code for one in held}) == len(held)
        assert [one.order for one in held] == sorted(one.order for one in held)
