"""The page about the open interface, and what happens beside its addresses."""

import html

import pytest

from leadwell.api.management.commands.describe_interface import ADDRESS


def test_the_page_shows_every_address_of_the_description(client):
    page = html.unescape(client.get("/api/").content.decode())
    for path in client.get(ADDRESS).json()["paths"]:
        assert path in page


def test_the_page_says_what_each_address_gives(client):
    page = client.get("/api/").content.decode()
    assert "Every measure, what it means and how it is worked out" in page


def test_the_page_says_how_the_figures_may_be_used(client):
    assert "Open Government Licence v3.0" in client.get("/api/").content.decode()


@pytest.mark.parametrize("path", ["", "nowhere", "organisations/", "measures/morale/other", "docs"])
def test_an_address_that_is_not_there_is_a_problem(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["instance"] == f"/api/v1/{path}"


@pytest.mark.parametrize("method", ["POST", "DELETE", "TRACE", "OPTIONS"])
def test_nothing_can_be_changed(client, method):
    answer = client.generic(method, "/api/v1/measures")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_a_fault_of_ours_is_a_problem_that_gives_nothing_away(client, monkeypatch, caplog):
    monkeypatch.setattr("leadwell.measures.queries.definitions", lambda: 1 / 0)
    client.raise_request_exception = False
    answer = client.get("/api/v1/measures")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "division" not in answer.content.decode()
    assert "The open interface failed at /api/v1/measures" in caplog.text
