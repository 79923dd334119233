"""Publishing on the page, reading what was published, taking it back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import Result, Return
from leadwell.fairness.tests.factories import result
from leadwell.fairness.tests.reports.full_trust import a_year, full_trust, published
from leadwell.fairness.tests.reports.test_pages import text
from leadwell.organisations.tests.factories import place

pytestmark = pytest.mark.django_db
HERE = "/organisations/ZT1/fairness/wres/"
SAID = "We changed who sits on panels, and we look at every shortlist again in July."
OOPS = "One file of applications had been loaded twice."


@pytest.fixture
def trust():
    return full_trust()


@pytest.fixture
def lead(trust, client):
    account = account_with_role("equality-lead", trust)
    client.force_login(account)
    return account


def rows(client, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    read = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode()))
    return [row for row in read if row["indicator"]]


def seen(answer) -> str:
    return answer.content.decode().partition('name="seen" value="')[2].partition('"')[0]


def test_nobody_publishes_figures_that_took_the_place_of_those_they_looked_at(client, lead, trust):
    shown = seen(client.get(f"{HERE}publish/"))
    old = Result.objects.get(pk=shown)
    Result.objects.filter(pk=old.pk).update(current=False)
    new = result(trust, a_year(2.4), of=old.snapshot)
    said = {"says": SAID, "seen": shown}
    refused = client.post(f"{HERE}publish/", said)
    assert refused.status_code == 409
    assert b"These figures were worked out again since. Publish the later ones." in refused.content
    assert not Return.objects.filter(result__in=[old, new]).exists()
    again = client.post(f"{HERE}publish/", {**said, "seen": seen(refused)})
    assert again.status_code == 302
    assert Return.objects.get(result__ended_on=new.ended_on).result == new


def test_an_equality_lead_publishes_and_everybody_reads(client, lead, trust):
    assert "Publish these figures as a return" in text(client, HERE)
    assert "Everybody will be able to read these figures" in text(client, f"{HERE}publish/")
    refused = client.post(f"{HERE}publish/", {"says": ""})
    assert refused.status_code == 409
    assert b"Something stands out" in refused.content
    made = client.post(f"{HERE}publish/", {"says": SAID})["Location"]
    assert "The return is published" in text(client, made)
    assert "Publish these figures" not in text(client, HERE)
    client.logout()
    said = text(client, made)
    assert SAID in said
    assert "White people were 1.80 times as likely" in said
    assert "Take this return back" not in said
    assert "1 return stands." in text(client, "/organisations/ZT1/fairness/returns/")


def test_a_return_taken_back_stays_with_its_reason(client, lead, trust):
    number = published(trust).pk
    assert client.post(f"/returns/{number}/take-back/", {"because": "Oops"}).status_code == 409
    answer = client.post(f"/returns/{number}/take-back/", {"because": OOPS})
    assert answer["Location"] == f"/returns/{number}/"
    assert "taken back already" in text(client, f"/returns/{number}/take-back/")
    client.logout()
    assert OOPS in text(client, f"/returns/{number}/")
    assert OOPS in text(client, "/organisations/ZT1/fairness/returns/")
    kept = rows(client, f"/returns/{number}/return.csv")
    assert {row["taken back because"] for row in kept} == {OOPS}
    assert all(row["taken back on"] for row in kept)


def test_what_was_published_stays_the_same_and_later_figures_stand_beside(client, lead, trust):
    number = published(trust).pk
    before = rows(client, f"/returns/{number}/return.csv")
    Result.objects.filter(organisation=trust, ended_on="2026-03-31").update(current=False)
    later = [replace(line, value=line.value and line.value * 0.9) for line in a_year()]
    result(trust, later)
    assert rows(client, f"/returns/{number}/return.csv") == before
    said = text(client, f"/returns/{number}/")
    assert "White people were 1.80 times as likely" in said
    assert "Worked out again since, it is 1.62" in said
    client.logout()
    assert "Worked out again since" not in text(client, f"/returns/{number}/")


def test_the_paper_is_the_same_each_time_and_says_what_was_published(client, trust):
    number = published(trust).pk
    first, again = (client.get(f"/returns/{number}/return.pdf").content for _ in range(2))
    assert first == again
    said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(first)).pages)
    said = " ".join(said.split())
    assert "Made-up Vale NHS Trust" in said
    assert "We look at every shortlist again in July." in said
    assert "about 40 of 400" in said
    assert PdfReader(io.BytesIO(first)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_rows_of_a_set_hold_both_groups_and_all_four_counts(client, lead):
    found = [row for row in rows(client, f"{HERE}figures.csv") if row["indicator"] == "wres-2"]
    newest = found[0]
    assert (newest["first group"], newest["first part"], newest["first whole"]) == (
        "White",
        "90",
        "500",
    )
    assert (newest["second part"], newest["second whole"]) == ("40", "400")
    assert newest["ended"] == "2026-03-31"
    assert newest["version of the definition"] == "WRES"
    assert "divided by" in newest["method"]
    assert newest["taken back on"] == ""
    assert len({row["ended"] for row in found}) == 3
    hidden = next(row for row in rows(client, f"{HERE}figures.csv") if row["indicator"] == "wres-4")
    assert hidden["value"] == ""
    assert "Not calculable" in hidden["why there is no value"]


def test_the_spreadsheet_has_a_sheet_for_each_indicator_in_the_order_of_the_standard(client, lead):
    answer = client.get(f"{HERE}figures.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert [name.partition(".")[0] for name in book.sheet_names] == [
        "About",
        "1",
        "2",
        "3",
        "4",
        "9",
        "How it is counted",
    ]
    counted = book.get_sheet_by_name("How it is counted").to_python()
    second = next(row for row in counted if row[0] == "2")
    assert "1.00 is parity" in second[2]
    assert "divided by" in second[4]
    leaf = book.get_sheet_by_index(2).to_python()
    row = next(each for each in leaf if each[0] == "Everybody")
    assert row[1:6] == [90, 500, 40, 400, 1.8]
    assert row[-2] == 1.7


def test_who_may_not_publish_cannot(client, trust):
    board = account_with_role("non-executive", trust)
    client.force_login(board)
    assert "Publish these figures" not in text(client, HERE)
    assert client.get(f"{HERE}publish/").status_code == 403
    assert client.post(f"{HERE}publish/", {"says": SAID}).status_code == 403
    number = published(trust).pk
    client.force_login(account_with_role("equality-lead", place("ZZ7")))
    assert client.get(f"/returns/{number}/take-back/").status_code == 403
    assert client.post(f"/returns/{number}/take-back/", {"because": OOPS}).status_code == 403
    assert Return.objects.get().withdrawn_at is None


def test_a_return_that_is_not_there_is_not_found(client, lead):
    for address in ("", "return.csv", "return.pdf", "take-back/"):
        assert client.get(f"/returns/999999/{address}").status_code == 404
    assert client.get("/organisations/NOBODY/fairness/returns/").status_code == 404


def test_each_figure_says_its_period_its_declaration_rate_and_its_definition(client, lead, trust):
    number = published(trust).pk
    paper = PdfReader(io.BytesIO(client.get(f"/returns/{number}/return.pdf").content))
    printed = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for said in (text(client, HERE), text(client, f"/returns/{number}/"), printed):
        assert "For the year to 31 March 2026. The group is known of" in said
        assert "Definition: WRES." in said
        assert "The interval is Koopman's" in said
        assert "Source: WRES indicator 2" in said
