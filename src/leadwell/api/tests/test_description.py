"""The description of the open interface: committed, whole, and telling every problem there is."""

import json

import pytest

from leadwell.api.management.commands.describe_interface import ADDRESS, FILE, described

OPERATIONS = [
    "organisations",
    "organisation",
    "organisation_values",
    "measures",
    "measure",
    "measure_values",
    "returns",
    "return",
]


@pytest.fixture
def description(client):
    return client.get(ADDRESS).json()


def operations(description):
    return [door for doors in description["paths"].values() for door in doors.values()]


def test_the_committed_description_is_up_to_date():
    said = "Run ./leadwell manage describe_interface and look at what changed."
    assert FILE.read_text(encoding="utf-8") == described(), said


def test_it_is_openapi_3_1_and_names_its_licence(description):
    assert description["openapi"] == "3.1.0"
    assert description["info"]["license"]["name"].startswith("Open Government Licence")


def test_every_operation_is_named_for_what_it_gives(description):
    assert sorted(door["operationId"] for door in operations(description)) == sorted(OPERATIONS)


def test_every_operation_only_reads(description):
    assert {method for doors in description["paths"].values() for method in doors} == {"get"}


@pytest.mark.parametrize("status", ["404", "405", "422", "500"])
def test_every_operation_declares_the_problem(description, status):
    for door in operations(description):
        content = door["responses"][status]["content"]
        assert list(content) == ["application/problem+json"]
        assert content["application/problem+json"]["schema"] == {
            "$ref": "#/components/schemas/Problem"
        }


def test_every_number_and_text_that_may_be_asked_for_has_a_limit(description):
    for door in operations(description):
        for parameter in door.get("parameters", ()):
            assert _bounded(parameter["schema"]), parameter


def _bounded(kind):
    if kind.get("type") == "integer":
        return {"minimum", "maximum"} <= kind.keys()
    return kind["type"] == "string" and bool({"maxLength", "enum", "format"} & kind.keys())


def test_the_committed_description_names_no_server():
    assert json.loads(FILE.read_text())["servers"] == []
