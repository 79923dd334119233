"""What the pages about decisions in stages, and about ties to those who decide, say and to whom."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.queries.definitions import funnels
from leadwell.fairness.tests.factories import likelihood, result, share, snapshot
from leadwell.fairness.tests.made_up_funnels import RECRUITMENT, kept, printed
from leadwell.organisations.tests.factories import place

pytestmark = pytest.mark.django_db
HERE = "/organisations/ZT1/fairness/"
TWO = {("ethnicity", "white"): (60, 40), ("ethnicity", "bme"): (40, 4), ("disability", "no"): (80, 40),
       ("disability", "yes"): (20, 4), ("sex", "female"): (70, 30), ("sex", "male"): (30, 14),
       ("tie", "tie"): (20, 16), ("tie", "none"): (80, 28)}  # fmt: skip


@pytest.fixture
def trust():
    return place("ZT1", name="Made-up Vale NHS Trust")


@pytest.fixture
def lead(trust, client):
    client.force_login(account_with_role("equality-lead", trust))


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.content[:2000]
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", plain).replace("&#39;", "'")


# One decision


@pytest.mark.usefixtures("lead")
def test_a_decision_is_told_stage_by_stage_with_counts_shares_and_intervals(client, trust):
    kept(trust, "funnel-recruitment", {"recruitment": RECRUITMENT})
    said = text(client, f"{HERE}funnels/recruitment/")
    assert "Recruitment: who gets through?" in said
    assert "Applied → Shortlisted: People with a tie to a decider were 2.25 times as likely" in said
    assert "about 900 of 2,400 Share 37.5% 95% interval 35.6% to 39.5%" in said
    assert "about 390 of 1,600 Times as likely 1.54 95% interval 1.39 to 1.70" in said
    assert "Applied → Shortlisted, by ethnicity: White people were 1.54 times as likely" in said
    assert "Applied → Appointed" in said
    assert "1.00 is parity. Above 1, White people came further." in said
    assert "Of 97% of the people in it the answer is known." in said


@pytest.mark.usefixtures("lead")
def test_it_is_taken_apart_by_band_by_where_from_and_by_open_competition(client, trust):
    kept(trust, "funnel-recruitment", {"recruitment": RECRUITMENT})
    plain = text(client, f"{HERE}funnels/recruitment/")
    assert "Take it apart: from the UK or from abroad, from inside or outside" in plain
    assert "Applied → Appointed: Band 8a" not in plain
    said = text(client, f"{HERE}funnels/recruitment/?apart=ethnicity")
    for wanted in ("By pay band", "From the UK or from abroad", "From inside or outside",
                   "Applied → Shortlisted: Already worked here", "Applied → Appointed: Band 8a",
                   "By open competition or not"):  # fmt: skip
        assert wanted in said


@pytest.mark.usefixtures("lead")
def test_few_people_are_hidden_in_every_form_of_the_page(client, trust):
    kept(trust, "funnel-release", {"release": TWO})
    said = text(client, f"{HERE}funnels/release/")
    assert "Hidden, so that nobody can be known by it." in said
    assert "So: Asked for time → Released, by ethnicity" in said
    assert "4 of 40" not in said
    assert not re.search(r"\b10\.0%", said)
    picture = client.get(f"{HERE}funnels/release/ethnicity.svg").content.decode()
    assert "hidden" in picture
    assert "10.0" not in picture


@pytest.mark.usefixtures("lead")
def test_each_characteristic_has_its_picture(client, trust):
    kept(trust, "funnel-recruitment", {"recruitment": RECRUITMENT})
    for slug in ("ethnicity", "disability", "sex", "tie"):
        assert client.get(f"{HERE}funnels/recruitment/{slug}.svg").status_code == 200
    assert client.get(f"{HERE}funnels/recruitment/religion.svg").status_code == 404
    assert client.get(f"{HERE}funnels/grievance/ethnicity.svg").status_code == 404


@pytest.mark.usefixtures("lead")
def test_a_decision_of_which_nothing_was_counted_says_where_it_would_come_from(client, trust):
    said = text(client, f"{HERE}funnels/grievance/")
    assert "Nothing of this decision has been counted here yet." in said
    assert "It is counted from case files. Load one to see it here." in said
    assert "It is counted from the staff file" in text(client, f"{HERE}funnels/leavers/")
    text(client, f"{HERE}funnels/promise/", status=404)


@pytest.mark.usefixtures("lead")
def test_a_decision_that_is_hard_on_people_says_so(client, trust):
    hard = {key: (*stages, 0) for key, stages in TWO.items()}
    kept(trust, "funnel-disciplinary", {"disciplinary": hard})
    said = text(client, f"{HERE}funnels/disciplinary/")
    assert "a higher share means being hit more often" in said


@pytest.mark.usefixtures("lead")
def test_a_year_that_is_not_over_is_not_shown_before_one_that_is(client, trust):
    funnels = {"recruitment": RECRUITMENT}
    kept(trust, "funnel-recruitment", funnels)
    unfinished = snapshot(as_at=date(2026, 11, 1))
    kept(trust, "funnel-recruitment", funnels, year=2027, of=unfinished)
    assert "Figures for the year to 31 March 2026." in text(client, f"{HERE}funnels/recruitment/")
    assert "Latest figures: year to 31 March 2026." in text(client, f"{HERE}funnels/")


def test_the_decisions_of_an_area_have_no_files_of_their_own(client):
    region = place("ZR1", kind="region", sector="national")
    client.force_login(account_with_role("regional-talent-lead", region))
    lines = printed("funnel-recruitment", {"recruitment": RECRUITMENT})
    result(region, lines, set_code="funnel-recruitment", profile="hes-2018", area=True)
    page = client.get("/organisations/ZR1/fairness/funnels/recruitment/")
    assert "31 March 2026" in page.content.decode()
    assert "figures.csv" not in page.content.decode()


# All decisions


@pytest.mark.usefixtures("lead")
def test_the_rules_of_this_system_come_first_even_where_nothing_was_counted(client, trust):
    kept(trust, "funnel-recruitment", {"recruitment": RECRUITMENT})
    said = text(client, f"{HERE}funnels/")
    own, _colon, others = said.partition("Other decisions")
    for title in ("Waivers of what a post requires", "Places on development programmes",
                  "Release for training"):  # fmt: skip
        assert title in own
    assert "Recruitment" in others
    assert "In 1 of 1 decisions something stands out beyond chance: Recruitment." in said
    for code in funnels():
        assert f"{HERE}funnels/{code}/" in client.get(f"{HERE}funnels/").content.decode()


@pytest.mark.usefixtures("lead")
def test_the_pages_ask_few_questions_of_the_database(client, trust):
    for code in ("recruitment", "places", "release"):
        kept(trust, f"funnel-{code}", {code: RECRUITMENT})
    for address in ("funnels/", "funnels/recruitment/"):
        client.get(f"{HERE}{address}")
        with CaptureQueriesContext(connection, ) as asked:  # fmt: skip
            client.get(f"{HERE}{address}")
        assert len(asked) <= 12, [one["sql"][:90] for one in asked]


def test_only_those_who_answer_for_the_place_see_them(client, trust):
    kept(trust, "funnel-recruitment", {"recruitment": RECRUITMENT})
    kept(trust, "connections", {"recruitment": RECRUITMENT})
    client.force_login(account_with_role("equality-lead", place("ZT2")))
    for address in (
        "funnels/",
        "funnels/recruitment/",
        "funnels/recruitment/ethnicity.svg",
        "connections/",
    ):
        assert client.get(f"{HERE}{address}").status_code in (403, 404)


# Connections


@pytest.mark.usefixtures("lead")
def test_what_ties_do_is_told_first_with_all_four_counts(client, trust):
    kept(trust, "connections", {"recruitment": RECRUITMENT})
    said = text(client, f"{HERE}connections/")
    assert "What you know, or who you know?" in said
    assert "beyond chance: shortlisted; appointed." in said
    assert "85.0% of appointments were made by open competition." in said
    assert "about 120 of 180" in said
    assert "about 800 of 2,700" in said
    assert "People with a tie to a decider were 2.25 times as likely" in said


@pytest.mark.usefixtures("lead")
def test_what_a_tie_is_and_what_nobody_knows_is_said(client, trust):
    kept(trust, "connections", {"recruitment": RECRUITMENT})
    said = text(client, f"{HERE}connections/")
    assert "They reported to somebody who decided, on a day before the decision." in said
    assert "one unit of at most 10 people" in said
    assert "in 70% of cases it is known who decided." in said
    assert "Cases of which nobody told who decided are in neither group." in said


@pytest.mark.usefixtures("lead")
def test_where_few_deciders_are_known_the_figures_are_said_to_say_little(client, trust):
    unknown = {**RECRUITMENT, ("tie", "unknown"): (9_000, 3_000, 2_000, 900, 800)}
    kept(trust, "connections", {"recruitment": unknown})
    assert "Where it is known of fewer than 50%, the figure says little" in text(
        client, f"{HERE}connections/"
    )


@pytest.mark.usefixtures("lead")
@pytest.mark.parametrize(
    ("ties", "answer"),
    [
        pytest.param((200, 60, 46, 19, 18), "No kind of decision shows that a tie helps, beyond chance.",
                     id="even"),
        pytest.param((900, 90, 70, 22, 20), "People with a tie got less far, beyond chance, in: shortlisted",
                     id="less"),
        pytest.param((9, 4, 3, 1, 1), "Nothing can be said about ties: the figures are hidden", id="few"),
    ],
)  # fmt: skip
def test_ties_are_said_as_they_are(client, trust, ties, answer):
    kept(trust, "connections", {"recruitment": {**RECRUITMENT, ("tie", "tie"): ties}})
    assert answer in text(client, f"{HERE}connections/")


@pytest.mark.usefixtures("lead")
def test_where_nothing_was_counted_the_page_still_says_what_a_tie_is(client, trust):
    said = text(client, f"{HERE}connections/")
    assert "Nothing has been counted here yet." in said
    assert "What counts as a tie?" in said


@pytest.mark.usefixtures("lead")
def test_a_sentence_says_what_people_were_so_many_times_as_likely_to_do(client, trust):
    line = likelihood("leavers-left-ethnicity", p=1e-6)
    result(trust, [line], set_code="funnel-leavers")
    said = text(client, f"{HERE}funnels/leavers/")
    assert "times as likely as Black and minority ethnic people to leave." in said
    assert "were more likely to leave." in said
    assert "came on" not in said


@pytest.mark.usefixtures("lead")
def test_a_picture_is_called_by_what_it_counts(client, trust):
    rates = [share(f"leavers-left-ethnicity-{group}", row="", row_title="", test="")
             for group in ("white", "bme")]  # fmt: skip
    result(trust, rates, set_code="funnel-leavers")
    said = text(client, f"{HERE}funnels/leavers/")
    assert "Leaving: share who left, by ethnicity" in said
    assert "Left, of those at “Member of staff”" in said


@pytest.mark.usefixtures("lead")
def test_a_decision_is_shown_over_the_years_and_says_which_are_counted(client, trust):
    for year, value in ((2024, 1.41), (2025, 1.52), (2026, 1.63)):
        line = likelihood("leavers-left-ethnicity", value=value)
        result(trust, [line], set_code="funnel-leavers", year=year)
    early = snapshot(as_at=date(2026, 11, 1))
    now = likelihood("leavers-left-ethnicity", value=1.99)
    result(trust, [now], set_code="funnel-leavers", year=2027, of=early)
    said = text(client, f"{HERE}funnels/leavers/")
    years = said.partition("Year on year, 2023–24 to 2025–26")[2]
    assert "1.41 (1.28 to 2.51)" in years
    assert years.index("1.41") < years.index("1.52") < years.index("1.63")
    assert "Years that are counted 2023–24 to 2025–26." in years
    assert "1.99" not in said


@pytest.mark.usefixtures("lead")
def test_a_year_of_which_a_step_is_missing_says_so_and_one_year_alone_has_no_table(client, trust):
    result(trust, [likelihood("leavers-left-ethnicity")], set_code="funnel-leavers")
    assert "Year on year" not in text(client, f"{HERE}funnels/leavers/")
    result(trust, [likelihood("leavers-left-sex")], set_code="funnel-leavers", year=2025)
    assert "not worked out" in text(client, f"{HERE}funnels/leavers/").partition("Year on year")[2]


@pytest.mark.usefixtures("lead")
def test_a_part_has_the_same_name_as_the_row_it_is_of(client, trust):
    parts = [
        likelihood("leavers-left-ethnicity", split=f"pay_row:{row}") for row in ("8a", "vsm", "")
    ]
    result(trust, [likelihood("leavers-left-ethnicity"), *parts], set_code="funnel-leavers")
    said = text(client, f"{HERE}funnels/leavers/?apart=ethnicity")
    assert "Member of staff → Left: Band 8a" in said
    assert "Member of staff → Left: Very senior managers" in said
    assert "Member of staff → Left: Level not known" in said
