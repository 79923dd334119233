"""Grades of outcomes, the equality duty and the six actions: what is kept, and what the pages say."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import account_with_role, actor_with_role
from leadwell.fairness.actions import grades as actions
from leadwell.fairness.models import Grade, Return
from leadwell.fairness.queries.acting.graded import duty_at, duty_terms, graded, year_end
from leadwell.fairness.queries.acting.six_actions import six_actions
from leadwell.fairness.queries.definitions import indicators_of
from leadwell.fairness.tests.acting import NOW, TODAY, lead, on_board, planned
from leadwell.fairness.tests.factories import even, likelihood, promised, result, share
from leadwell.fairness.tests.pages import home, page
from leadwell.history.tests.factories import events
from leadwell.measures.tests.factories import england, figure, publish
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import hold, person, place, post, signed_in
from leadwell.reasons import NotPermitted, RuleBroken

__all__ = ["home"]
pytestmark = pytest.mark.django_db
SHOWN = "Staff said so in three meetings."
OUTCOMES = [one.code for one in indicators_of("eds", TODAY)]


@pytest.fixture
def trust():
    return place("T")


@pytest.fixture
def by(trust):
    return lead(trust)


def give(by, trust, outcome="eds-1a", grade=2, evidence=SHOWN, seen="", now=NOW):
    said = {"outcome": outcome, "grade": grade, "evidence": evidence, "seen": seen}
    return actions.give_grade(by=by, code=trust.code, now=now, **said)


def codes(action, *arguments, **named):
    with pytest.raises(RuleBroken) as broken:
        action(*arguments, **named)
    return [reason.code for reason in broken.value.reasons]


def test_there_are_eleven_outcomes():
    assert len(OUTCOMES) == 11


def test_a_grade_is_given_once_and_a_changed_mind_keeps_the_earlier_one(by, trust):
    given = give(by, trust)
    assert give(by, trust) == given
    changed = give(by, trust, grade=3, seen=str(given.pk))
    assert (changed.current, Grade.objects.get(pk=given.pk).current) == (True, False)
    assert events("grade.given").count() == 2


def test_of_two_who_grade_at_once_the_second_is_told(by, trust):
    give(by, trust)
    assert codes(give, by, trust, grade=0) == ["FAR-68"]
    assert Grade.objects.get().grade == 2


def test_a_grade_that_makes_no_sense_is_refused(by, trust):
    assert codes(give, by, trust, outcome="eds-9", grade=7, evidence="") == [
        "FAR-77a", "FAR-77b", "FAR-77c",
    ]  # fmt: skip


def test_only_who_keeps_the_plans_grades(trust):
    with pytest.raises(NotPermitted):
        give(actor_with_role("non-executive", trust), trust)
    with pytest.raises(Organisation.DoesNotExist):
        give(signed_in(person()), trust)


def test_twenty_two_is_achieving_twenty_one_developing_and_years_stand_apart(by, trust):
    for outcome in OUTCOMES:
        give(by, trust, outcome)
    assert graded("T", by=by, today=TODAY).rating.rating == "achieving"
    last = Grade.objects.get(outcome="eds-3c")
    give(by, trust, "eds-3c", grade=1, seen=str(last.pk))
    found = graded("T", by=by, today=TODAY)
    assert (found.rating.total, found.rating.rating) == (21, "developing")
    found = graded("T", by=by, today=date(2027, 4, 1))
    assert (found.rating.given, found.earlier[0][1].total) == (0, 21)


@pytest.mark.parametrize(
    ("today", "ended_on"),
    [
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 12, 31), date(2027, 3, 31)),
    ],
)
def test_the_year_runs_to_31_march(today, ended_on):
    assert year_end(today) == ended_on


def test_the_pages_of_grades(client, trust):
    keeper = account_with_role("equality-lead", trust)
    here = "/organisations/T/fairness/eds/"
    html = page(client, keeper, here)
    assert "No outcome has its grade for this year yet." in html
    assert "the two disagree from 31 on" in html
    form = page(client, keeper, f"{here}eds-1a/grade/")
    assert "Access to the service" in form
    typed = {"grade": "2", "evidence": SHOWN, "seen": ""}
    assert client.post(f"{here}eds-1a/grade/", {**typed, "evidence": "Good."}).status_code == 409
    assert client.post(f"{here}eds-1a/grade/", typed)["Location"] == here
    assert "1 of 11 outcomes have a grade." in page(client, keeper, here)
    assert re.search(r'value="2"\s+checked', page(client, keeper, f"{here}eds-1a/grade/"))
    answer = client.post(f"{here}eds-1a/grade/", {**typed, "grade": "1"})
    assert answer.status_code == 409
    again = re.search(r'name="seen" value="(\d+)"', answer.content.decode())[1]
    assert (
        client.post(f"{here}eds-1a/grade/", {**typed, "grade": "1", "seen": again}).status_code
        == 302
    )
    page(client, keeper, f"{here}eds-9/grade/", 404)
    board = account_with_role("non-executive", trust)
    assert "eds-1a/grade" not in page(client, board, here)
    page(client, board, f"{here}eds-1a/grade/", 403)
    page(client, account_with_role("equality-lead", place("N")), f"{here}eds-1a/grade/", 403)
    Grade.objects.update(ended_on="2020-03-31")
    assert "year to 31 March 2020" in page(client, keeper, here)


def test_a_full_set_of_grades_is_rated_in_words(client, trust):
    keeper = account_with_role("equality-lead", trust)
    for outcome in OUTCOMES:
        give(lead(trust), trust, outcome, now=timezone.now())
    html = page(client, keeper, "/organisations/T/fairness/eds/")
    assert "The grades add up to 22: Achieving." in html


def test_what_the_duty_asks_and_what_is_there(client, by, trust):
    found = duty_at("T", by=by, today=TODAY)
    assert [one.code for one in found.lacks] == ["FAR-79a"]
    planned(trust, made_at=timezone.now())
    of = result(trust, [likelihood()])
    Return.objects.create(
        organisation=trust, result=of, published_by=person(), published_at=timezone.now()
    )
    hold(person(), post(trust))
    assert not duty_at("T", by=by, today=timezone.localdate()).counted
    result(trust, [share("psed-sex")], set_code="psed")
    found = duty_at("T", by=by, today=timezone.localdate())
    assert (found.lacks, found.duty.employees) == ((), 1)
    html = page(client, account_with_role("non-executive", trust),
                "/organisations/T/fairness/equality-duty/")  # fmt: skip
    assert "Fewer than 150" in html
    assert "/organisations/T/fairness/psed/" in html
    assert "An objective and the yearly information are there." in html
    assert duty_terms(date(1990, 1, 1)) == duty_terms(TODAY)


def test_the_six_actions_of_a_place_that_counted_nothing_yet(client, trust):
    html = page(client, account_with_role("non-executive", trust),
                "/organisations/T/fairness/six-actions/")  # fmt: skip
    assert "Nothing has been counted here yet." in html
    assert "Nobody who sits on the board is known here" in html
    assert "Due: gap between women and men" in html


def test_each_action_has_its_measures_its_plans_and_the_board_its_count(client, by, trust):
    race, disability = "hia-2a-race", "hia-2a-disability"
    result(trust, [likelihood(race), even("hia-2c-race"), likelihood("hia-2d-race")],
           set_code="six-actions")  # fmt: skip
    planned(trust, race)
    promised(trust, on_board(trust))
    on_board(trust)
    found = six_actions("T", by=by, today=TODAY)
    second = next(one for one in found.actions if one.number == "2")
    measures = {one.indicator.code: one for one in second.measures}
    assert (len(measures[race].plans), measures[disability].line) == (1, None)
    assert found.board == (2, 1)
    keeper = account_with_role("equality-lead", trust)
    html = page(client, keeper, "/organisations/T/fairness/six-actions/")
    for words in ("2 measures are away from parity, 1 of them without a plan.", "Every panel",
                  "1 of 2 members of the board have an objective", "Figures to print (PDF)",
                  "None, and it is away from parity"):  # fmt: skip
        assert words in html, words


def test_a_measure_that_chance_may_bring_among_many_wants_no_plan_of_the_board(client, trust):
    result(trust, [likelihood("hia-2a-race", p=0.03)], set_code="six-actions")
    rows = [even("wdes-1", row=str(n), row_title=f"Band {n}") for n in range(11)]
    result(trust, [even("wdes-2"), even("wdes-3"), *rows], set_code="wdes")
    html = page(client, account_with_role("non-executive", trust),
                "/organisations/T/fairness/six-actions/")  # fmt: skip
    assert "None of the measures counted here is away from parity beyond chance." in html
    assert "None, and it is away from parity" not in html


def test_where_no_measure_is_away_from_parity_the_board_is_told_so(client, trust):
    result(trust, [even("hia-2c-race")], set_code="six-actions")
    html = page(client, account_with_role("non-executive", trust),
                "/organisations/T/fairness/six-actions/")  # fmt: skip
    assert "None of the measures counted here is away from parity beyond chance." in html


def test_what_staff_say_stands_beside_the_actions_that_ask_for_it(client, trust):
    england()
    publish(figure("T", measure="bullying-by-managers", value=7.9, base=2_000),
            figure("ENG", measure="bullying-by-managers", value=9.9, base=500_000))  # fmt: skip
    html = page(client, account_with_role("non-executive", trust),
                "/organisations/T/fairness/six-actions/")  # fmt: skip
    assert "Bullying by managers: 7.9%" in html
    assert "England: 9.9%" in html
    assert "No file with these answers is read here yet" in html
    assert "/organisations/T/fairness/pay/" in html
