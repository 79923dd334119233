"""What the pages of an organisation's figures say, to whom, and with how many questions to the database."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import Plan, Result
from leadwell.fairness.queries.reports import comparing
from leadwell.fairness.rules.facts import ShownGroup
from leadwell.fairness.tests.factories import (
    NOW,
    even,
    likelihood,
    not_calculable,
    result,
    share,
    snapshot,
    withheld,
)
from leadwell.fairness.tests.reports.full_trust import (
    a_year,
    beside,
    full_trust,
    published,
    small_employer,
    years,
)
from leadwell.organisations.tests.factories import person, place

pytestmark = pytest.mark.django_db
HERE = "/organisations/ZT1/fairness/"
PAGES = ("", "wres/", "wres/wres-2/", "wres/wres-1/", "returns/")
FILES = ("wres/figures.csv", "wres/figures.xlsx", "wres/figures.pdf", "wres/parity.svg",
         "wres/rows-wres-1.svg", "wres/years-wres-2.svg")  # fmt: skip


@pytest.fixture
def trust():
    return full_trust()


@pytest.fixture
def lead(trust, client):
    account = account_with_role("equality-lead", trust)
    client.force_login(account)
    return account


def text(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content[:2000]
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", plain).replace("&#39;", "'")


def test_the_overview_tells_the_story_first(client, lead):
    said = text(client, HERE)
    found, _more, rest = said.partition("were looked at together")
    assert "8 things stand out beyond what chance would bring." in found
    first = found.partition("What stands out")[2]
    assert first.strip().startswith(
        "White people were 1.80 times as likely as Black and minority ethnic people"
    )
    assert "For the third year running" in first
    assert (
        "White: about 90 of 500; Black and minority ethnic: about 40 of 400; 95% interval 1.29 to 2.52."
        in first
    )
    assert "94%" in rest
    assert "Nothing is planned about these figures yet" in said


def test_late_plans_are_counted_on_the_overview(client, lead, trust):
    said = {"organisation": trust, "indicator": "wres-2", "what": "Panels", "who": "HR",
            "made_by": person(), "made_at": NOW}  # fmt: skip
    Plan.objects.create(by_on="2026-01-01", **said)
    Plan.objects.create(by_on="2099-01-01", **said)
    assert "Plans that are late 1 of 2 open plans" in text(client, HERE)


def test_a_set_says_what_stands_out_what_does_not_and_what_cannot_be_said(client, lead):
    said = text(client, f"{HERE}wres/")
    for wanted in (
        "2 of 4 figures compared stand out. 2 are compatible with no difference. 1 cannot be said, because",
        "What stands out",
        "What is compatible with no difference",
        "Not calculable.",
        "95% interval",
        "about 90 of 500",
        "about 40 of 400",
        "Above 1, white people were more likely to be appointed.",
        "Counts from 1 to 9 are hidden",
        "1.45 (1.38 to 1.52)",
        "2023–24",
    ):
        assert wanted in said, wanted
    assert "infin" not in said.lower()


def test_how_it_was_worked_out_shows_counts_formula_and_years(client, lead, trust):
    beside(trust.parent, 3)
    said = text(client, f"{HERE}wres/wres-2/")
    for wanted in (
        "The formula and the counts",
        "90 of 500",
        "the figures alone cannot tell whether it changed",
        "Already worked here",
        "Made-up Trust 02",
        "a list by value would rank chance",
        "FAR-59",
        "Koopman",
    ):
        assert wanted in said, wanted


def test_every_picture_and_file_is_there(client, lead, trust):
    beside(trust.parent, 3)
    for address in (*FILES, "wres/wres-2/beside.svg"):
        answer = client.get(HERE + address)
        assert answer.status_code == 200, address
        assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_the_database_twelve_times_at_most(client, lead, trust, address):
    beside(trust.parent, 8)
    published(trust)
    client.get(HERE + address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(HERE + address).status_code == 200
    assert len(asked) <= 12, [each["sql"][:120] for each in asked]


@pytest.mark.parametrize(
    "address", ["", "wres/", "wres/wres-2/", *FILES, "wres/exact/", "wres/publish/"]
)
def test_nobody_sees_the_figures_of_a_place_that_is_not_theirs(client, trust, address):
    assert client.get(HERE + address).status_code in (302, 403)
    for role, at in (("equality-lead", place("ZZ9")), ("staff", trust), ("guardian", trust)):
        client.force_login(account_with_role(role, at))
        assert client.get(HERE + address).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["wdes/", "nothing/", "wres/nothing/", "wres/nothing.svg", "wres/rows-nothing.svg", "wdes/figures.csv",
     "wres/years-wres-4.svg", "wres/wres-3/beside.svg"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, lead, address):
    assert client.get(HERE + address).status_code == 404


def test_exact_numbers_are_for_the_equality_lead_of_that_very_employer(client, lead, trust):
    assert client.get(f"{HERE}wres/exact/").status_code == 404
    assert "The exact numbers" not in text(client, HERE)
    assert "look again tomorrow morning" in text(client, f"{HERE}wres/")
    result(trust, [likelihood(part=37, other=91)], profile="internal-exact")
    for page in (HERE, f"{HERE}wres/"):
        assert "The exact numbers, for you" in text(client, page)
    assert "look again tomorrow morning" not in text(client, f"{HERE}wres/")
    said = text(client, f"{HERE}wres/exact/")
    assert "37 of 400" in said
    assert "Do not pass small ones on" in said
    assert "37 of 400" not in text(client, f"{HERE}wres/")
    client.force_login(account_with_role("equality-lead", trust.parent))
    assert client.get(f"{HERE}wres/").status_code == 200
    assert client.get(f"{HERE}wres/exact/").status_code == 403


def test_a_result_that_was_replaced_is_shown_no_more(client, lead, trust):
    Result.objects.filter(organisation=trust, ended_on="2026-03-31").update(current=False)
    assert "2025–26" not in text(client, f"{HERE}wres/")


def test_others_stand_beside_only_when_published_or_open_to_the_reader(client, lead, trust):
    secret = place("ZN9", trust.parent, name="Made-up Quiet Trust")
    years(secret, (1.2, 1.2))
    beside(trust.parent, 2)
    said = text(client, f"{HERE}wres/wres-2/")
    assert "Made-up Trust 01" in said
    assert "Made-up Quiet Trust" not in said
    client.force_login(account_with_role("equality-lead", trust.parent))
    assert "Made-up Quiet Trust" in text(client, f"{HERE}wres/wres-2/")


def test_places_whose_figure_is_hidden_take_no_room_beside_it(client, trust, monkeypatch):
    for code in ("ZA1", "ZA2"):
        result(place(code, trust.parent, name=f"Aardvark {code}"), [withheld("wres-2")])
    result(place("ZZ9", trust.parent, name="Zebra"), [likelihood("wres-2")])
    monkeypatch.setattr(comparing, "MOST", 2)
    client.force_login(account_with_role("equality-lead", trust.parent))
    said = text(client, f"{HERE}wres/wres-2/")
    assert "Zebra" in said
    assert "Aardvark" not in said


def test_a_small_employer_reads_why_nothing_is_shown(client, trust):
    practice = small_employer(trust.parent)
    client.force_login(account_with_role("practice-manager", practice))
    said = text(client, "/organisations/ZP1/fairness/wres/")
    assert "Nothing can be said of these 2 figures" in said
    assert "They are counted in the area, whose figures say more" in said
    assert "Hidden, so that nobody can be known by it." in said


def test_a_place_without_figures_says_what_will_come(client):
    lonely = place("ZL1")
    client.force_login(account_with_role("equality-lead", lonely))
    assert "Nothing has been counted here yet." in text(client, "/organisations/ZL1/fairness/")


def test_another_year_is_read_in_full_and_named(client, lead):
    latest = text(client, f"{HERE}wres/")
    assert "Read 2024–25 in full" in latest
    earlier = text(client, f"{HERE}wres/?year=2025")
    assert "Workforce Race Equality Standard, year to 31 March 2025" in earlier
    assert "White people were 1.70 times as likely" in earlier
    assert "Publish these figures" not in earlier
    page = client.get(f"{HERE}wres/?year=2025").content.decode()
    pictures = re.findall(r'<img[^>]* src="([^"]+)"', page)
    assert pictures
    assert all(each.endswith("?year=2025") for each in pictures)
    assert b"1.70" in client.get(pictures[0]).content
    assert text(client, f"{HERE}wres/?year=castle") == latest
    assert client.get(f"{HERE}wres/?year=1999").status_code == 404


def test_a_year_that_is_not_over_is_never_the_one_shown_first(client, lead, trust):
    early = snapshot(as_at=date(2026, 6, 9))
    result(trust, [likelihood(value=3.33)], year=2027, of=early)
    said = text(client, f"{HERE}wres/")
    assert "White people were 1.80 times as likely" in said
    assert "2026–27 so far" in said
    running = text(client, f"{HERE}wres/?year=2027")
    assert "which is not over. They will change." in running
    assert "Publish these figures" not in running
    assert "3.33" not in text(client, HERE)


def test_what_nobody_knows_is_not_taken_apart(client, lead, trust):
    unknown = likelihood(split="openly:", value=7.77)
    Result.objects.filter(organisation=trust).update(current=False)
    result(trust, [*a_year(), unknown])
    assert "7.77" not in text(client, f"{HERE}wres/wres-2/")
    assert "Already worked here" in text(client, f"{HERE}wres/wres-2/")
    mixed = [likelihood(split=f"openly:{said}", value=7.77) for said in ("", "true")]
    Result.objects.filter(organisation=trust).update(current=False)
    result(trust, [*a_year(), *mixed])
    assert "Not known whether advertised" in text(client, f"{HERE}wres/wres-2/")


def test_nobody_and_none_are_said_in_words(client, lead, trust):
    nobody = ShownGroup("bme", "Black and minority ethnic", 0, 0)
    Result.objects.filter(organisation=trust).update(current=False)
    result(trust, [not_calculable("wres-2"), not_calculable("wres-4", second=nobody)])
    assert "none of about 400" in text(client, f"{HERE}wres/wres-2/")
    assert "nobody to count" in text(client, f"{HERE}wres/wres-4/")


def test_figures_with_nothing_to_say_stand_together_at_the_end_folded(client, lead):
    page = client.get(f"{HERE}wres/").content.decode()
    said = text(client, f"{HERE}wres/")
    chapters = said.partition("The likelihoods side by side")[2]
    assert "Show 1 figure and why" in chapters
    silent = chapters.partition("Figures with nothing to say so far")[2]
    assert "4. Taking up non-mandatory training" in silent
    assert "Not calculable." in silent
    assert 'id="wres-4"' not in page
    assert "Taking up non-mandatory training" not in said.partition("Year on year")[2]
    assert f'href="{HERE}wres/wres-4/"' in page


def test_only_a_set_that_employers_publish_is_offered_as_a_return(client, lead, trust):
    result(trust, [even("own-gate-sex")], set_code="own-rules")
    said = text(client, HERE)
    assert said.count("Publish as a return") == 1
    assert "Publish these figures" not in text(client, f"{HERE}own-rules/")


def test_shares_by_themselves_are_not_counted_among_what_was_compared(client, lead, trust):
    alone = share("psed-sex", row="", row_title="", test="")
    result(trust, [alone], set_code="psed")
    said = text(client, f"{HERE}psed/")
    assert "1 is a share by itself, compared with nothing." in said
    assert "Nothing stands out" not in said
    assert "Nothing could be compared" in text(client, HERE)
