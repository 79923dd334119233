"""What bullying costs, on the page: ranges, both methods, what is known and what is not, and what is kept."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.bullying import keep_cost_estimate
from leadwell.fairness.models import CostEstimate
from leadwell.fairness.pages.bullying import cost_chart, from_to, pounds
from leadwell.fairness.queries.bullying import cost_desk, of_england
from leadwell.fairness.queries.bullying_study import bullying_study
from leadwell.fairness.rules.bullying.facts import Range
from leadwell.fairness.rules.facts import ShownGroup
from leadwell.fairness.tests.acting import NOW, TODAY
from leadwell.fairness.tests.at_a_trust import lead, trust
from leadwell.fairness.tests.factories import result, share
from leadwell.fairness.tests.pages import home
from leadwell.history.tests.factories import events
from leadwell.measures.tests.factories import counted, figure, month, publish
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted, RuleBroken

__all__ = ["home", "lead", "trust"]
pytestmark = pytest.mark.django_db
HERE = "/organisations/T/fairness/cost-of-bullying/"
STUDY = bullying_study()
INPUTS = replace(of_england(STUDY), headcount=6_000, bullied_from=12.0, bullied_to=26.0)
TYPED = {name: "" if value is None else value for name, value in INPUTS.plain().items()}


@pytest.fixture
def keeper(trust):
    return account_with_role("equality-lead", trust)


def page(client, account, address=HERE, status=200, **typed):
    client.force_login(account)
    answer = client.get(address, typed)
    assert answer.status_code == status, answer.status_code
    return re.sub(r"\s+", " ", answer.content.decode())


def keep(by, **changes):
    return keep_cost_estimate(by=by, code="t", inputs=replace(INPUTS, **changes), now=NOW)


# The words of money


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0, "£0"), (1_249, "£1,200"), (9_999, "£10,000"), (340_400, "£340,000"), (1_000_000, "£1.0 million"),
     (2_281_300_000, "£2,281.3 million")],
)  # fmt: skip
def test_money_is_said_roughly(amount, said):
    assert pounds(amount) == said


def test_a_range_with_one_end_says_about():
    assert from_to(Range(340_100, 340_400)) == "about £340,000"
    assert from_to(Range(1_200, 2_000_000)) == "£1,200 to £2.0 million"


# The page


def test_both_methods_are_named_and_the_defensible_one_comes_first(client, trust, keeper):
    html = page(client, keeper, **TYPED)
    excess, whole = html.index("Excess only: the defensible one"), html.index("Published method")
    assert excess < whole
    assert "6,000 staff" in html
    assert "720 to 1,560 people" in html
    assert "its inputs are not known" in html
    assert "£2,281.3 m" in html
    assert "To be verified:" in html
    assert "our inference" in html


def test_the_first_page_has_englands_numbers_and_asks_for_the_staff(client, trust, keeper):
    html = page(client, keeper)
    assert "Give the numbers below, and the estimate appears here." in html
    assert 'value="1046000"' not in html
    assert 'value="9.36"' in html
    client.force_login(keeper)
    assert client.get(f"{HERE}parts.svg").status_code == 404


def test_the_answer_is_a_range(client, trust, keeper):
    html = page(client, keeper, **TYPED)
    assert re.search(
        r'lw-answer">Bullying by other staff costs £[\d,.]+ million to £[\d,.]+ million a year',
        html,
    )
    one = page(client, keeper, **{**TYPED, "bullied_from": "24", "bullied_to": "24"})
    assert re.search(r'lw-answer">Bullying by other staff costs about £[\d,.]+ million a year', one)


def test_published_figures_are_filled_in(trust, lead):
    publish(
        figure("T", measure="bullying-by-managers", value=10.0, base=2_000),
        figure("T", measure="bullying-by-colleagues", value=17.0, base=2_000),
        *(month("T", n, lost=50.0) for n in range(1, 13)),
        counted("T", "headcount-at-end", 0, 1, value=5_432.0, numerator=None, denominator=None),
    )
    desk = cost_desk("T", by=lead, today=TODAY)
    assert desk.inputs.headcount == 5_430
    assert desk.inputs.mean_days == pytest.approx(5 / 100 * STUDY.working_days, abs=0.06)
    assert 15 < desk.inputs.bullied_from < 17 < 27 < desk.inputs.bullied_to < 31
    assert [one.name for one in desk.filled] == ["headcount", "mean_days", "bullied"]


def test_what_was_filled_in_says_from_where(client, trust, keeper):
    publish(figure("T", measure="bullying-by-managers"), figure("T", measure="bullying-by-colleagues"),
            *(month("T", n, lost=50.0) for n in range(1, 13)))  # fmt: skip
    html = page(client, keeper)
    assert "These were filled in for you" in html
    assert "January 2024 to December 2024" in html


def test_where_nobody_published_how_many_staff_there_are_our_printed_count_stands_in(
    client, trust, keeper, lead
):
    line = share("psed-ethnicity", row="", first=ShownGroup("bme", "BME", 300, 1_015))
    result(trust, [line], set_code="psed")
    desk = cost_desk("T", by=lead, today=TODAY)
    assert (desk.inputs.headcount, desk.filled[0].publisher) == (1_015, "Counted here")
    html = page(client, keeper)
    assert "Counted here, March 2026" in html
    assert "Bullying by other staff costs" in html


def test_a_number_of_staff_that_is_not_printed_is_not_filled_in(trust, lead):
    result(trust, lines=[share(row="all", first=ShownGroup("bme", "BME", None, None))])
    assert cost_desk("T", by=lead, today=TODAY).known is None


def test_a_month_without_days_leaves_the_last_rate(trust, lead):
    months = [month("T", n, lost=50.0) for n in (1, 2)]
    publish(replace(months[0], numerator=None, denominator=None), replace(months[1], value=4.0))
    desk = cost_desk("T", by=lead, today=TODAY)
    assert desk.inputs.mean_days == 9.0


def test_one_survey_question_alone_fills_nothing_in(trust, lead):
    publish(figure("T", measure="bullying-by-managers", value=10.0))
    assert cost_desk("T", by=lead, today=TODAY).inputs.bullied_to == 24


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        pytest.param({"headcount": "many"}, "Write a whole number", id="words"),
        pytest.param({"daily_pay": "soon"}, "Write a number, like 12.5", id="no-amount"),
        pytest.param({"bullied_to": "5"}, "goes from a smaller to a larger number", id="turned-round"),
        pytest.param({"case_cost": "500"}, "Give the number of cases", id="a-cost-of-no-case"),
    ],
)  # fmt: skip
def test_what_cannot_be_true_is_said_and_the_numbers_stay(client, trust, keeper, typed, says):
    html = page(client, keeper, **{**TYPED, **typed})
    assert says in html
    assert "Give the numbers below" in html or "What is in the way" in html
    assert 'value="6000"' in html or "headcount" in typed
    assert "Keep these numbers" not in html


def test_pounds_and_per_cents_may_be_typed_as_people_write_them(client, trust, keeper):
    html = page(client, keeper, **{**TYPED, "daily_pay": "£1,140.12", "bullied_from": "12 %"})
    assert "£1,140.12 a day" in html


def test_own_numbers_are_said_to_be_own(client, trust, keeper):
    html = page(client, keeper, **{**TYPED, "leavers": "40", "replacing": "12000", "cases": "0"})
    assert "“Replacing leavers” is from your own numbers." in html
    assert "“New starters’ first weeks”: the study gives £575.7 million" in html
    assert "about £0" in html


def test_the_picture_has_the_numbers_of_its_address(client, trust, keeper):
    html = page(client, keeper, **TYPED)
    (src,) = re.findall(r'src="([^"]*parts\.svg[^"]*)"', html)
    client.force_login(keeper)
    answer = client.get(src.replace("&amp;", "&"))
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
    assert client.get(f"{HERE}parts.svg?headcount=x").status_code == 404
    assert client.get(f"{HERE}parts.svg", {**TYPED, "bullied_to": "5"}).status_code == 404


def test_the_picture_says_ranges(trust, lead):
    chart = cost_chart(cost_desk("T", by=lead, today=TODAY), INPUTS)
    assert all(" to " in row["says"] for row in chart.rows)
    assert [row["you"] for row in chart.rows] == [True, True, False, False, False, False]
    small = cost_chart(cost_desk("T", by=lead, today=TODAY), replace(INPUTS, headcount=20))
    assert small.rows[0]["says"].startswith("£")
    assert "m" not in small.rows[5]["says"]
    own = replace(INPUTS, cases=10, case_cost=100_000.0)
    assert cost_chart(cost_desk("T", by=lead, today=TODAY), own).rows[5]["says"] == "£1.0m"


# Keeping


def test_numbers_are_kept_and_shown_to_the_next_reader(client, trust, keeper):
    client.force_login(keeper)
    answer = client.post(HERE, TYPED)
    assert (answer.status_code, answer["Location"]) == (302, HERE)
    html = page(client, keeper)
    assert "These numbers are kept." in html
    assert 'value="6000"' in html
    assert "22 November 2026" in html or "Kept on" in html
    assert CostEstimate.objects.get().inputs == INPUTS.plain()


def test_a_bad_number_is_not_kept(client, trust, keeper):
    client.force_login(keeper)
    assert client.post(HERE, {**TYPED, "headcount": "x"}).status_code == 422
    assert client.post(HERE, {**TYPED, "bullied_to": "5"}).status_code == 409
    assert not CostEstimate.objects.exists()


def test_twice_is_once_and_leaves_one_event(trust, lead):
    assert keep(lead) == keep(lead)
    assert events("cost_estimate.kept").count() == 1
    keep(lead, headcount=6_001)
    assert CostEstimate.objects.count() == 2
    desk = cost_desk("T", by=lead, today=TODAY)
    assert [one.inputs.headcount for one in desk.kept] == [6_001, 6_000]
    assert desk.filled == ()


def test_only_whoever_keeps_plans_keeps_numbers(client, trust):
    reader = account_with_role("inspector", trust)
    html = page(client, reader, **TYPED)
    assert "Keep these numbers" not in html
    assert "Whoever keeps this organisation" in html
    client.force_login(reader)
    assert client.post(HERE, TYPED).status_code == 403
    with pytest.raises(NotPermitted):
        keep(system_actor("a job", Permission.KEEP_PLANS))


def test_a_rule_is_asked_by_the_action_too(trust, lead):
    with pytest.raises(RuleBroken):
        keep(lead, headcount=0)


def test_another_organisation_has_no_such_page(client, trust, keeper):
    place("U")
    client.force_login(keeper)
    assert client.get(HERE.replace("/T/", "/U/")).status_code == 403
    assert client.get(HERE.replace("/T/", "/NONE/")).status_code == 404


def test_the_boxes_can_be_sent_as_they_are_first_shown(client, trust, keeper):
    publish(counted("T", "headcount-at-end", 0, 1, value=5_430.0, numerator=None, denominator=None))
    html = page(client, keeper)
    held = dict(
        re.findall(r'name="([a-z_]+)"[^>]*? value="([^"]*)"', html.split('id="numbers"')[1])
    )
    assert held["prices"] == "0"
    assert held["bullied_from"] == "24"
    again = page(client, keeper, **{name: held.get(name, "") for name in TYPED})
    assert "Bullying by other staff costs" in again


def test_what_is_folded_away_opens_where_it_has_to_be_mended(client, trust, keeper):
    assert '<details class="nhsuk-details" open>' in page(
        client, keeper, **{**TYPED, "prices": "x"}
    )
    assert '<details class="nhsuk-details" open>' not in page(client, keeper, **TYPED)
