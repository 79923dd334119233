"""Organisations in the open interface."""

from datetime import UTC, date, datetime

import pytest

from leadwell.actor import Permission, system_actor
from leadwell.organisations import actions
from leadwell.organisations.rules.facts import OrganisationFacts, SuccessionFacts

REGISTER = system_actor("a made-up register", Permission.NOTE_ORGANISATIONS)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
ROWS = [
    OrganisationFacts(1, "ZR1", "Westmarch Region", "region", "national"),
    OrganisationFacts(
        2, "ZQ1", "NHS Brackwater Integrated Care Board", "icb", "icb", parent_code="ZR1"
    ),
    OrganisationFacts(
        3, "ZT1", "ST ANNE'S HOSPITAL NHS TRUST", "trust", "nhs-trust", parent_code="ZQ1",
        opened_on=date(2001, 4, 1), closed_on=date(2023, 3, 31), town="BRACKWATER",
        other_codes=(("regulator", "1-777"),),
    ),
    OrganisationFacts(
        4, "ZT2", "BRACKWATER AND DALES NHS TRUST", "trust", "nhs-trust", parent_code="ZQ1",
        opened_on=date(2023, 4, 1), town="BRACKWATER",
    ),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _a_made_up_region(db):
    actions.note_organisations(by=REGISTER, facts=ROWS, source="etr", as_at=None, now=NOW)
    gone = [SuccessionFacts(1, "ZT1", "ZT2", date(2023, 4, 1))]
    actions.note_successions(by=REGISTER, facts=gone, source="succ", now=NOW)


def codes(answer):
    assert answer.status_code == 200, answer.content
    return [item["code"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("kind=trust", ["ZT1", "ZT2"], id="by-kind"),
        pytest.param("sector=icb", ["ZQ1"], id="by-sector"),
        pytest.param("within=zr1", ["ZQ1", "ZT1", "ZT2"], id="by-what-is-above-in-small-letters"),
        pytest.param("within=ZT1", [], id="nothing-is-beneath-a-trust"),
        pytest.param("within=NOBODY", [], id="nothing-is-beneath-a-code-nobody-has"),
        pytest.param("q=saint+annes", ["ZT1"], id="by-words-spelled-another-way"),
        pytest.param("kind=trust&status=open", ["ZT2"], id="open-today"),
        pytest.param("kind=trust&status=closed", ["ZT1"], id="closed-today"),
    ],
)
def test_a_filter_narrows_the_list(client, query, expected):
    assert codes(client.get(f"/api/v1/organisations?{query}")) == expected


def test_following_next_gives_everyone_once_in_order_of_code(client):
    seen, address = [], "/api/v1/organisations?limit=1&within=ZR1"
    while address:
        page = client.get(address).json()
        seen += [item["code"] for item in page["items"]]
        address = page["next"]
    assert seen == ["ZQ1", "ZT1", "ZT2"]


def test_one_organisation_says_where_it_sat_and_what_it_became(client):
    one = client.get("/api/v1/organisations/zt1").json()
    assert one["organisation"]["name"] == "ST ANNE'S HOSPITAL NHS TRUST"
    assert one["organisation"]["closed_on"] == "2023-03-31"
    assert [above["code"] for above in one["above"]][-2:] == ["ZR1", "ZQ1"]
    assert [place["within"]["code"] for place in one["places"]] == ["ZQ1"]
    assert one["codes"] == [{"scheme": "regulator", "code": "1-777"}]
    assert one["successors"] == [
        {
            "organisation": {"code": "ZT2", "name": "BRACKWATER AND DALES NHS TRUST"},
            "on": "2023-04-01",
        }
    ]


def test_the_successor_leads_back(client):
    one = client.get("/api/v1/organisations/ZT2").json()
    assert [change["organisation"]["code"] for change in one["predecessors"]] == ["ZT1"]


def test_a_code_nobody_has_is_a_problem_that_says_so(client):
    answer = client.get("/api/v1/organisations/NOBODY")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == "No organisation has this code."


@pytest.mark.parametrize(
    "query", ["limit=201", "limit=0", "kind=castle", "q=a%00b", "cursor=made_up", "status=maybe"]
)
def test_what_is_not_right_in_the_address_is_a_problem_that_names_it(client, query):
    answer = client.get(f"/api/v1/organisations?{query}")
    assert answer.status_code == 422
    name = query.partition("=")[0]
    assert [part["pointer"].rpartition("/")[2] for part in answer.json()["errors"]] == [name]
