"""What stands out is found among all figures of a place, and said alike wherever it is said."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import Result
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.reports.watching import findings_of
from leadwell.fairness.rules.facts import Reading, Shown, ShownGroup
from leadwell.fairness.tests.factories import even, likelihood, result, share, snapshot, withheld
from leadwell.fairness.tests.made_up_funnels import RECRUITMENT, kept
from leadwell.fairness.tests.reports.test_pages import text
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import place

pytestmark = pytest.mark.django_db
HERE = "/organisations/ZT1/fairness/"


@pytest.fixture
def trust(client) -> Organisation:
    trust = place("ZT1", name="Made-up Vale NHS Trust")
    client.force_login(account_with_role("equality-lead", trust))
    return trust


def many_even(count: int = 11) -> list[Shown]:
    return [even(f"wdes-{n}") for n in ("2", "3", "5", "8")] + [
        even("wdes-1", row=str(n), row_title=f"Band {n}") for n in range(count)
    ]


def found_part(client, address: str = HERE) -> str:
    return text(client, address).partition("What stands out")[2].partition("looked at together")[0]


def test_what_chance_alone_may_bring_is_no_finding_on_any_page(client, trust):
    result(trust, [likelihood("wres-2", p=0.02), even("wres-3")])
    assert "1 thing stands out" in text(client, HERE)
    result(trust, many_even(), set_code="wdes")
    overview = text(client, HERE)
    assert "Nothing stands out beyond what chance would bring." in overview
    assert "17 comparisons were looked at together" in overview
    assert "about 1 of them to one side of parity; 1 lie there" in overview
    of_set = text(client, f"{HERE}wres/")
    assert "Nothing stands out beyond chance. 1 lies to one side of parity" in of_set
    assert "What may be chance: look again next year 2. Appointed" in of_set


def test_a_finding_says_who_what_how_much_and_leads_to_its_figure(client, trust):
    result(trust, [likelihood("wres-2", value=1.8, p=0.0001)])
    said = found_part(client)
    assert (
        "White people were 1.80 times as likely as Black and minority ethnic people to be" in said
    )
    assert (
        "White: about 90 of 500; Black and minority ethnic: about 40 of 400; 95% interval 1.28"
        in said
    )
    assert "First year counted: look again next year" in said
    assert f'href="{HERE}wres/wres-2/"' in client.get(HERE).content.decode()


def test_what_lasts_is_said_to_last_and_stands_first(client, trust):
    for year in (2024, 2025, 2026):
        result(trust, [likelihood("wres-2", p=0.001)], year=year)
    result(trust, [even("wdes-2", p=0.4)], set_code="wdes", year=2025)
    result(trust, [likelihood("wdes-2", p=1e-9)], set_code="wdes")
    lasting, once = found_part(client).split("This year only: may be chance, look again next year")
    assert "For the third year running" in lasting
    assert "White people" in lasting
    assert "disab" in lasting.lower().partition("third year running")[2]
    assert "running" not in once


def test_a_silent_year_between_is_not_passed_over(client, trust):
    for year, line in ((2024, likelihood()), (2025, withheld("wres-2")), (2026, likelihood())):
        result(trust, [line], year=year)
    assert "In each of the last 2 years that could be counted" in found_part(client)


def test_few_people_are_said(client, trust):
    few = ShownGroup("bme", "Black and minority ethnic", 10, 25)
    result(trust, [likelihood(second=few, p=0.0001)])
    assert "Few people: one or two more or less would move it." in found_part(client)


def test_a_row_of_a_table_is_found_by_its_name(client, trust):
    low = share(row="8a", row_title="Band 8a", p=1e-6, test="score", reading=Reading.BELOW)
    high = share(row="2", row_title="Band 2", p=1e-6, test="score", reading=Reading.ABOVE)
    result(trust, [low, high, share(row="5", p=0.7, test="score")])
    said = found_part(client)
    assert "Band 8a:" in said
    assert "That is less than what it is held against." in said
    assert "Band 2:" in said
    assert "That is more than what it is held against." in said
    assert "Band 5" not in said


def test_a_row_that_lies_aside_by_itself_is_not_said_to_lie_there_beyond_chance():
    row = share(row="8a", row_title="Band 8a", p=0.03, test="score", reading=Reading.BELOW)
    said = words.in_short(row)
    assert said.startswith("That is less than what it is held against: by itself")
    assert "beyond chance" not in said


def test_too_few_people_are_no_all_clear(client, trust):
    result(trust, [withheld("wres-2"), withheld("wres-3")])
    said = text(client, HERE)
    assert (
        "Too few people are counted here to say whether it is fair. That is no all-clear." in said
    )
    assert "Nothing stands out" not in said
    assert "Where to look instead" in said
    instead = said.partition("Where to look instead")[2]
    assert "employers like this one nearby" in instead
    assert (
        "Workforce Race Equality Standard" in instead.partition("Made-up")[0].partition("Plans")[0]
    )


def test_a_year_that_is_not_over_is_not_among_what_is_found(client, trust):
    result(trust, [even("wres-2")])
    early = snapshot(as_at=date(2026, 6, 9))
    result(trust, [likelihood("wres-2", p=1e-9)], year=2027, of=early)
    assert "Nothing stands out beyond what chance would bring." in text(client, HERE)
    assert "1 comparison was looked at." in text(client, HERE)


def test_a_set_nobody_worked_out_this_year_is_not_among_them(client, trust):
    result(trust, [likelihood("wdes-2", p=1e-9)], set_code="wdes", year=2020)
    result(trust, [even("wres-2")])
    said = text(client, HERE)
    assert "Nothing stands out beyond what chance would bring." in said
    assert "year to 31 March 2020" in said


def test_a_set_that_is_new_this_year_leaves_the_last_whole_year_as_it_was_found(client, trust):
    result(trust, [likelihood("wres-2", p=0.02)])
    result(trust, many_even(), set_code="wdes")
    early = snapshot(as_at=date(2026, 6, 9))
    new = [likelihood("mwres-appointed", p=1e-6)]
    result(trust, new, set_code="mwres", year=2027, of=early)
    said = text(client, HERE)
    assert "Latest figures: year to 31 March 2026." in said
    of_wres, of_mwres = (said.partition(title)[2] for title in (
        "Workforce Race Equality Standard", "Medical Workforce Race Equality Standard"))  # fmt: skip
    assert of_wres.strip().startswith("Nothing stands out Nothing stands out beyond chance. 1 lies")
    assert "The one figure that could be compared stands out." in of_mwres
    assert "So far in the year to 31 March 2027, which is not over." in of_mwres


def test_a_first_year_that_is_not_over_is_said_to_be_so(client, trust):
    early = snapshot(as_at=date(2026, 6, 9))
    result(trust, [likelihood("wres-2", p=1e-6)], year=2027, of=early)
    said = text(client, HERE)
    assert "The first year that is counted here is not over yet." in said
    assert "Figures so far for the year to 31 March 2027." in said
    assert "Too few people are counted" not in said
    assert "Where to look instead" not in said


def test_another_year_is_told_with_what_was_found_that_year(client, trust):
    result(trust, [likelihood("wres-2", p=1e-9)], year=2025)
    result(trust, [even("wres-2")])
    assert "What stands out" not in text(client, f"{HERE}wres/")
    assert "What stands out 2. Appointed" in text(client, f"{HERE}wres/?year=2025")


# Decisions


def test_a_decision_is_found_step_by_step_and_not_once_more_as_a_whole(client, trust):
    kept(trust, "funnel-recruitment", {"recruitment": RECRUITMENT})
    said = found_part(client)
    assert "Recruitment: Applied → Shortlisted" in said
    assert "Recruitment: Applied → Appointed" not in said
    assert f'href="{HERE}funnels/recruitment/#ethnicity"' in client.get(HERE).content.decode()


def test_a_decision_whose_steps_say_too_little_is_found_as_a_whole(client, trust):
    result(trust, [likelihood("recruitment-all-ethnicity", p=1e-9),
                   even("recruitment-shortlisted-ethnicity")], set_code="funnel-recruitment")  # fmt: skip
    assert "Recruitment: Applied → Appointed" in found_part(client)


def test_the_list_of_decisions_agrees_with_the_overview(client, trust):
    line = likelihood("recruitment-shortlisted-ethnicity", p=0.03)
    result(trust, [line], set_code="funnel-recruitment")
    assert "In 1 of 1 decisions something stands out" in text(client, f"{HERE}funnels/")
    result(trust, many_even(), set_code="wdes")
    said = text(client, f"{HERE}funnels/")
    assert "In none does anything stand out beyond chance" in said
    assert "comparisons were looked at together" in said
    one = text(client, f"{HERE}funnels/recruitment/")
    assert "What may be chance: look again next year Applied → Shortlisted" in one


def test_a_decision_that_is_new_this_year_leaves_the_others_as_they_were_found(client, trust):
    line = likelihood("recruitment-shortlisted-ethnicity", p=0.03)
    result(trust, [line], set_code="funnel-recruitment")
    result(trust, many_even(), set_code="wdes")
    early = snapshot(as_at=date(2026, 6, 9))
    passed = [even("gate-passed-ethnicity")]
    result(trust, passed, set_code="funnel-gate", year=2027, of=early)
    said = text(client, f"{HERE}funnels/")
    assert "Latest figures: year to 31 March 2026." in said
    assert "In none does anything stand out beyond chance" in said
    assert "So far in the year to 31 March 2027, which is not over." in said
    of_gate = text(client, f"{HERE}funnels/gate/")
    assert "Figures so far for the year to 31 March 2027, which is not over." in of_gate


def test_decisions_of_too_few_people_are_no_all_clear(client, trust):
    result(trust, [withheld("leavers-left-ethnicity")], set_code="funnel-leavers")
    said = text(client, f"{HERE}funnels/")
    assert "Too few people are counted to say whether groups come on alike." in said
    assert "Leaving Nothing could be compared" in said
    assert "in none does anything" not in said.lower()


def test_a_tie_that_chance_may_bring_is_not_said_to_help(client, trust):
    result(trust, [likelihood("connections-appointed", p=0.03)], set_code="connections")
    assert "people with a tie got further, beyond chance" in text(client, f"{HERE}connections/")
    result(trust, many_even(), set_code="wdes")
    said = text(client, f"{HERE}connections/")
    assert "No kind of decision shows that a tie helps, beyond chance." in said


def test_all_figures_are_found_with_one_question(client, trust):
    for year in (2024, 2025, 2026):
        result(trust, [likelihood()], year=year)
        result(trust, many_even(), set_code="wdes", year=year)
    with CaptureQueriesContext(connection) as asked:
        assert findings_of(trust.pk).found
    assert len(asked) == 1
    Result.objects.update(current=False)
    assert findings_of(trust.pk).looked == 0
