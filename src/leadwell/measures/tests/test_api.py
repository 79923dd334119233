"""Measures and figures in the open interface."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from leadwell.actor import Permission, system_actor
from leadwell.measures.actions import publish_figures
from leadwell.measures.rules.facts import FigureFacts, SourceFacts
from leadwell.organisations.actions import note_organisations
from leadwell.organisations.rules.facts import OrganisationFacts

PUBLISHER = system_actor(
    "a made-up publisher", Permission.NOTE_ORGANISATIONS, Permission.PUBLISH_FIGURES
)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
SURVEY = SourceFacts("staff-survey", "Made-up survey 2025", "A publisher", "A licence", None, "d1")
TURNOVER = SourceFacts("turnover", "Made-up turnover 2025", "A publisher", "A licence", None, "d2")


def figure(line, measure, code, year, **more):
    began, ended = date(year, 1, 1), date(year, 12, 31)
    return FigureFacts(line, measure, code, began, ended, **more)


@pytest.fixture(autouse=True)
def _two_trusts_with_figures(db):
    rows = [
        OrganisationFacts(n, f"ZT{n}", f"MADE-UP {n} NHS TRUST", "trust", "nhs-trust")
        for n in (1, 2)
    ]
    note_organisations(by=PUBLISHER, facts=rows, source="etr", as_at=None, now=NOW)
    survey = [
        figure(1, "bullying-by-managers", "ZT1", 2024, value=12.5, base=400),
        figure(2, "bullying-by-managers", "ZT1", 2025, value=10.0, base=420),
        figure(3, "bullying-by-managers", "ZT2", 2025, value=None, suppressed=True),
        figure(4, "morale", "ZT1", 2025, value=6.1, base=420),
    ]
    few = figure(
        1, "managers-turnover", "ZT1", 2025,
        value=30.0, numerator=Decimal(3), denominator=Decimal(10),
    )  # fmt: skip
    publish_figures(by=PUBLISHER, figures=survey, source=SURVEY, now=NOW)
    publish_figures(by=PUBLISHER, figures=[few], source=TURNOVER, now=NOW)


def values(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()["items"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param(
            "organisations/ZT1/values?measure=bullying-by-managers", [12.5, 10.0], id="of-one"
        ),
        pytest.param("measures/bullying-by-managers/values", [12.5, 10.0, None], id="of-everyone"),
        pytest.param(
            "measures/bullying-by-managers/values?since=2025-06-01", [10.0, None], id="since-a-day"
        ),
        pytest.param(
            "measures/bullying-by-managers/values?until=2024-12-31", [12.5], id="until-a-day"
        ),
        pytest.param("measures/morale/values?organisation=zt1", [6.1], id="of-one-by-its-code"),
        pytest.param(
            "measures/morale/values?breakdown=Nurses", [], id="of-a-part-nobody-published"
        ),
    ],
)
def test_a_filter_narrows_the_figures(client, address, expected):
    assert [item["value"] for item in values(client, f"/api/v1/{address}")] == expected


def test_a_figure_says_what_where_when_and_from_whom(client):
    (item,) = values(client, "/api/v1/measures/morale/values")
    assert item["interval"]["low"] < 6.1 < item["interval"]["high"]
    assert {k: v for k, v in item.items() if k != "interval"} == {
        "measure": "morale",
        "organisation": "ZT1",
        "breakdown": "",
        "began_on": "2025-01-01",
        "ended_on": "2025-12-31",
        "value": 6.1,
        "label": "",
        "unit": "score",
        "numerator": None,
        "denominator": None,
        "base": 420,
        "suppressed": False,
        "withheld": [],
        "restated": False,
        "source": {
            "edition": "Made-up survey 2025",
            "publisher": "A publisher",
            "licence": "A licence",
            "as_at": None,
        },
    }


def test_a_suppressed_figure_has_no_value(client):
    *_, item = values(client, "/api/v1/measures/bullying-by-managers/values")
    assert (item["organisation"], item["suppressed"], item["value"]) == ("ZT2", True, None)


def test_a_rate_of_a_few_people_is_withheld_and_says_why(client):
    (item,) = values(client, "/api/v1/organisations/ZT1/values?measure=managers-turnover")
    assert (item["value"], item["numerator"], item["suppressed"]) == (None, None, True)
    assert "STA-02" in [why["code"] for why in item["withheld"]]


def test_following_next_gives_every_figure_once(client):
    seen, address = [], "/api/v1/organisations/ZT1/values?limit=1"
    while address:
        page = client.get(address).json()
        seen += [(item["measure"], item["ended_on"]) for item in page["items"]]
        address = page["next"]
    assert seen == [
        ("bullying-by-managers", "2024-12-31"),
        ("bullying-by-managers", "2025-12-31"),
        ("managers-turnover", "2025-12-31"),
        ("morale", "2025-12-31"),
    ]


def test_every_measure_is_listed_with_what_it_means(client):
    listed = values(client, "/api/v1/measures")
    one = client.get("/api/v1/measures/bullying-by-managers").json()
    assert one in listed
    assert (one["unit"], one["good"]) == ("percent", "lower")


@pytest.mark.parametrize(
    "address", ["measures/castles", "measures/castles/values", "organisations/NOBODY/values"]
)
def test_what_is_not_there_is_a_problem_that_says_so(client, address):
    answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_cursor_that_is_no_place_in_the_list_is_a_problem(client):
    answer = client.get("/api/v1/measures/morale/values?cursor=999999999")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "query", ["since=yesterday", "until=0", "measure=Morale", "limit=1000", "cursor=x"]
)
def test_what_is_not_right_in_the_address_is_a_problem(client, query):
    answer = client.get(f"/api/v1/organisations/ZT1/values?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
