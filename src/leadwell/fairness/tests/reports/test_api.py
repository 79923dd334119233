"""Returns in the open interface."""

from __future__ import annotations

import json

import pytest

from leadwell.fairness.models import Return
from leadwell.fairness.tests.factories import NOW
from leadwell.fairness.tests.reports.full_trust import beside, full_trust, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    trust = full_trust()
    beside(trust.parent, 2)
    return published(trust)


def items(client, query=""):
    answer = client.get(f"/api/v1/returns{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()["items"]


def test_a_return_is_given_with_every_line_as_printed(client, made):
    found = client.get(f"/api/v1/returns/{made.pk}").json()
    assert (found["organisation"], found["set"], found["ended_on"]) == ("ZT1", "wres", "2026-03-31")
    assert found["digest"] == made.result.digest
    assert len(found["lines"]) == len(made.result.lines)
    line = next(one for one in found["lines"] if one["indicator"] == "wres-2" and not one["split"])
    assert line["first"] == {"group": "white", "title": "White", "part": 90, "whole": 500}
    assert line["interval"]["low"] < line["value"] < line["interval"]["high"]
    hidden = next(one for one in found["lines"] if one["indicator"] == "wres-9")
    assert hidden["first"]["part"] is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["ZN00", "ZN01", "ZT1"]),
        ("?organisation=zt1", ["ZT1"]),
        ("?set=wdes", []),
        ("?set=wres&since=2026-01-01&until=2026-12-31", ["ZN00", "ZN01", "ZT1"]),
        ("?until=2025-12-31", []),
    ],
)
def test_a_filter_narrows_the_list(client, made, query, expected):
    assert [one["organisation"] for one in items(client, query)] == expected


def test_following_next_gives_every_return_once(client, made):
    seen, address = [], "/api/v1/returns?limit=1"
    while address:
        page = client.get(address).json()
        seen += [one["organisation"] for one in page["items"]]
        address = page["next"]
    assert seen == ["ZN00", "ZN01", "ZT1"]


def test_what_was_taken_back_says_so(client, made):
    Return.objects.filter(pk=made.pk).update(withdrawn_at=NOW, withdrawn_because="A file twice.")
    assert items(client, "?organisation=ZT1")[0]["withdrawn_because"] == "A file twice."
    assert client.get(f"/api/v1/returns/{made.pk}").json()["withdrawn_at"]


def test_nothing_that_is_not_published_is_given_and_no_person(client, made):
    everything = (
        json.dumps(items(client)) + client.get(f"/api/v1/returns/{made.pk}").content.decode()
    )
    assert made.published_by.name not in everything
    assert "ZR1" not in everything


def test_a_return_that_is_not_there_is_a_problem_that_says_so(client, made):
    answer = client.get("/api/v1/returns/999999")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
