"""Pay gaps on the page: who earns how much less in words, quarters as a picture, and by when it is due."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from leadwell.access.tests.factories import account_with_role, actor_with_role
from leadwell.fairness.pages.pay import people, quarters_chart, says
from leadwell.fairness.queries.definitions import indicators
from leadwell.fairness.queries.pay_page import pay_at
from leadwell.fairness.queries.pay_results import words_of
from leadwell.fairness.queries.pay_terms import pay_terms
from leadwell.fairness.queries.printed_places import exact_lines
from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.rules.pay.facts import QUARTERS, Bodies, Body, Due
from leadwell.fairness.rules.pay.pay_gap_may_be_printed import pay_gap_may_be_printed
from leadwell.fairness.tests.factories import TODAY, result
from leadwell.fairness.tests.pages import home
from leadwell.organisations.tests.factories import place
from leadwell.stats.disclosure import HES_2018

__all__ = ["home"]
pytestmark = pytest.mark.django_db
HERE = "/organisations/T/fairness/pay/"
TERMS = pay_terms(date(2026, 3, 31))
SEX = indicators()["pay-gap-sex"]


def body(people, pay=20.0, bonuses=0):
    bonus = np.concatenate([np.full(bonuses, 500.0), np.zeros(people - bonuses)])
    return Body(np.linspace(pay - 5, pay + 5, people) if people else np.array([]), bonus)


def printed(men, women, code="pay-gap-sex"):
    one = indicators()[code]
    nobody = Body(np.array([]), np.array([]))
    lines = exact_lines(7, Bodies(men, women, nobody), indicator=one, terms=TERMS)
    return pay_gap_may_be_printed(
        lines, first=men, second=women, indicator=one, words=words_of(one), profile=HES_2018
    ).shown


@pytest.fixture
def trust():
    return place("T", kind="trust", sector="nhs-trust")


def keep(trust, *shown, year=2026):
    lines = [line for said in shown for line in said]
    return result(trust, lines, set_code="pay-gap", year=year, profile="hes-2018")


def page(client, trust, role="equality-lead"):
    client.force_login(account_with_role(role, trust))
    answer = client.get(HERE)
    assert answer.status_code == 200, answer.status_code
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_answer_says_who_earns_less_and_how_sure_that_is(client, trust):
    keep(trust, printed(body(300, 22, bonuses=60), body(500, 20, bonuses=50)))
    html = page(client, trust)
    assert "Women earn 9.1% less than men, by the median. 95% interval:" in html
    assert "Women earn 9.1% less than men, by the mean." in html
    assert "Above nought, men are paid more." in html
    assert "Highest paid quarter" in html
    assert "To be verified:" in html


def test_every_comparison_has_its_chapter(client, trust):
    many = body(300), body(400, 18)
    keep(
        trust,
        printed(*many),
        printed(*many, "pay-gap-ethnicity"),
        printed(*many, "pay-gap-disability"),
    )
    html = page(client, trust)
    assert "Black and minority ethnic people earn 10.0% less than white people" in html
    assert "Disabled people earn 10.0% less than people who are not disabled" in html
    assert html.count(f"{HERE}pay-gap-") == 3


def test_both_shares_of_a_quarter_come_to_a_hundred(client, trust):
    keep(trust, printed(body(300), body(300)))
    html = page(client, trust)
    assert html.count("50.0% (75)") == 8


@pytest.mark.parametrize(
    ("value", "low", "high", "reading", "said"),
    [
        pytest.param(9.0, 5.0, 13.0, Reading.ABOVE, "Women earn 9.0% less than men, by the median. 95%",
                     id="less"),
        pytest.param(-3.0, -5.0, -1.0, Reading.BELOW, "Women earn 3.0% more than men", id="more"),
        pytest.param(0.0, -5.0, 5.0, Reading.NO_DIFFERENCE, "Women earn as much as men", id="alike"),
        pytest.param(2.0, -5.0, 9.0, Reading.NO_DIFFERENCE, "compatible with no gap", id="unsure"),
        pytest.param(2.0, None, None, Reading.NO_DIFFERENCE, "by the median.", id="no-interval"),
    ],
)  # fmt: skip
def test_a_gap_is_a_sentence_with_a_direction(value, low, high, reading, said):
    line = next(one for one in printed(body(300), body(300)) if one.row == "median-hourly")
    assert said in says(replace(line, value=value, low=low, high=high, reading=reading), SEX)


def test_groups_without_words_of_their_own_have_their_titles():
    line = printed(body(300), body(300))[0]
    assert people(replace(SEX, code="pay-gap-new"), line) == ("Male", "Female")
    assert people(replace(SEX, code="pay-gap-new")) == ("", "")


def test_small_groups_say_why_there_is_nothing(client, trust):
    keep(trust, printed(body(300), body(5)))
    html = page(client, trust)
    assert "Hidden, so that nobody can be known by it." in html
    assert f"{HERE}pay-gap-" not in html
    assert client.get(f"{HERE}pay-gap-sex.svg").status_code == 404


def test_without_a_pay_file_it_says_what_to_do(client, trust):
    html = page(client, trust, role="hr-officer")
    assert "Nobody has loaded a pay file yet" in html
    assert 'href="/files/template/pay/"' in html
    assert client.get(f"{HERE}pay-gap-sex.svg").status_code == 404


def test_the_picture_is_private_and_of_one_comparison(client, trust):
    keep(trust, printed(body(300), body(300)))
    page(client, trust)
    answer = client.get(f"{HERE}pay-gap-sex.svg")
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
    assert client.get(f"{HERE}pay-gap-other.svg").status_code == 404


def test_the_day_it_is_due(trust):
    keep(trust, printed(body(300), body(300)))
    by = actor_with_role("equality-lead", trust)
    found = pay_at("T", by=by, today=TODAY)
    assert found.due == Due(date(2027, 3, 30), 0)
    assert quarters_chart(found, "pay-gap-sex").rows[0]["value"] == 50


def test_late_figures_say_by_how_much(client, trust):
    keep(trust, printed(body(300), body(300)), year=2024)
    html = page(client, trust)
    assert "These figures have to be out by 30 March 2025." in html
    assert re.search(r"That was \d+ days ago\.", html)


def test_a_small_employer_need_not_publish(trust):
    keep(trust, printed(body(60), body(60)))
    by = actor_with_role("equality-lead", trust)
    assert pay_at("T", by=by, today=TODAY).due is None


def test_a_company_has_its_own_day():
    firm = place("F", kind="employer", sector="independent")
    keep(firm, printed(body(300), body(300)))
    found = pay_at("F", by=actor_with_role("equality-lead", firm), today=TODAY)
    assert (found.due.publish_by.month, found.due.publish_by.day) == (4, 4)


def test_only_whoever_sees_the_figures_sees_them(client, trust):
    other = place("U")
    client.force_login(account_with_role("equality-lead", other))
    assert client.get(HERE).status_code == 403


@pytest.mark.parametrize(
    ("sizes", "says"),
    [
        pytest.param(
            (76, 76, 124, 76), "The quarters have 76, 76, 124, 76 people.", id="published-and-wrong"
        ),
        pytest.param((76, 77, 76, 76), "These quarters are equal", id="one-more"),
        pytest.param(("", 77, 76, 76), "Write a number", id="one-missing"),
        pytest.param((-1, 77, 76, 76), "Write 0 or more", id="below-nought"),
    ],
)
def test_a_table_of_quarters_is_checked(client, trust, sizes, says):
    client.force_login(account_with_role("equality-lead", trust))
    html = client.get(HERE, dict(zip(QUARTERS, sizes, strict=True))).content.decode()
    assert says in html
    assert ("These quarters are equal" in html) == ("equal" in says)
