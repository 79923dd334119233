"""A framework comes in from a CASE document as a draft, with a report, and goes out as it came."""

from __future__ import annotations

import json

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE, Actor
from leadwell.gateways.case import read_package
from leadwell.organisations.tests.factories import person, place
from leadwell.standards.actions import case_import
from leadwell.standards.models import Item, Version
from leadwell.standards.queries import case
from leadwell.standards.tests.case_frameworks import FOREIGN, NOW, SITE, messy, whole_framework

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework() -> Version:
    return whole_framework()


@pytest.fixture
def drafter() -> Actor:
    national = place("ENG", kind="country", sector="national")
    return actor_with_role("national-lead", national)


def test_export_import_export_is_identical(framework, drafter):
    first = case.package(framework.identifier, by=ANYONE, site=SITE)
    before = Version.objects.get(pk=framework.pk)
    asked = list(before.requirements.values_list("code", "level", "rule", "bites_on"))
    Version.objects.filter(pk=before.pk).update(status="draft")  # what is published stays
    Version.objects.filter(pk=before.pk).delete()
    content = json.dumps(first).encode()
    done = case_import.import_framework(by=drafter, content=content, now=NOW)
    assert done.repairs == ()
    again = case.package(done.version.identifier, by=drafter, site="https://elsewhere.example")
    assert again == first
    assert list(done.version.requirements.values_list("code", "level", "rule", "bites_on")) == asked
    tree = {one.code: one.parent and one.parent.code for one in done.version.items.all()}
    assert tree == {"L1": None, "1": None, "1.1": "1", "1.1a": "1.1"}
    assert {one.kind for one in done.version.items.all()} == {
        "level", "domain", "standard", "behaviour"
    }  # fmt: skip
    match = done.version.links.get(kind="exactMatchOf")
    assert match.destination == Item.objects.get(key="fmlm:2")


def test_a_messy_document_comes_in_with_a_report_and_loses_nothing(client, drafter):
    content = json.dumps(messy()).encode()
    done = case_import.import_framework(by=drafter, content=content, now=NOW)
    out = case.package(done.version.identifier, by=drafter, site=SITE)
    told = {one.where for one in done.repairs}
    assert {
        "CFDocument / caseVersion", "CFDocument / colour", "CFItems 1 / identifier",
        "CFItems 1 / uri", "CFItems 1 / lastChangeDateTime", "CFItems 1 / CFDocumentURI",
        "CFItems 2 / statusStartDate", "CFItems 3 / identifier", "CFItems 4",
        "CFAssociations 1 / associationType", "CFAssociations 3", "CFAssociations",
    } <= told  # fmt: skip
    text = json.dumps(out)
    for kept in ("blue", "soon", "no item at all", "odd", "d0000000-0000-0000-0000-000000000000"):
        assert kept in text, kept
    one = done.version.items.get(statement="Leads")
    assert (one.level, one.uri) == (2, "https://elsewhere.example/case/CFItems/one")
    assert done.version.items.get(statement="Listens").parent == one
    assert one.parent is None
    again = read_package(json.dumps(out).encode(), read_at=NOW)
    assert again.repairs == ()
    assert again.body == out


def test_the_same_file_twice_is_refused_and_a_number_that_is_taken_too(framework, drafter):
    first = case.package(framework.identifier, by=ANYONE, site=SITE)
    for body in (
        first,
        {**first, "CFDocument": {**first["CFDocument"], "identifier": FOREIGN + "0"}},
    ):
        with pytest.raises(case_import.RuleBroken, match="STD-50"):
            case_import.import_framework(by=drafter, content=json.dumps(body).encode(), now=NOW)


def test_identifiers_that_stand_here_already_give_way(framework, drafter):
    body = case.package(framework.identifier, by=ANYONE, site=SITE)
    body["CFDocument"] |= {"identifier": FOREIGN + "0", "version": "9"}
    done = case_import.import_framework(by=drafter, content=json.dumps(body).encode(), now=NOW)
    assert any("another framework" in one.done for one in done.repairs)
    assert done.version.items.get(code="1.1").parent.code == "1"
    assert done.version.items.get(code="1.1").parent.version == done.version


def test_a_requirement_that_cannot_be_read_is_told(framework, drafter):
    body = case.package(framework.identifier, by=ANYONE, site=SITE)
    body["CFDocument"] |= {"identifier": FOREIGN + "0", "version": "9"}
    ours = body["CFDocument"]["extensions"]["leadwell"]
    ours["requirements"] = [{"code": "x"}, {**ours["requirements"][0], "rule": {"all": []}}, 7]
    done = case_import.import_framework(by=drafter, content=json.dumps(body).encode(), now=NOW)
    assert done.version.requirements.count() == 0
    assert [one.where for one in done.repairs].count("CFDocument / requirements") == 3


def test_nobody_else_brings_a_framework_in(framework):
    for by in (ANYONE, Actor(name="them", person_id=person().pk)):
        with pytest.raises(case_import.NotPermitted):
            case_import.import_framework(by=by, content=b"{}", now=NOW)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"{}", b"[]", b'{"CFDocument": 7}', b'{"CFPackage": []}', b'{"a": NaN}',
     b"[" * 5000, b'{"CFDocument":' + b"[" * 70 + b"]" * 70 + b"}"],
)  # fmt: skip
def test_what_is_no_case_document_is_refused_in_a_sentence(drafter, content):
    with pytest.raises(case_import.RuleBroken, match="STD-52"):
        case_import.import_framework(by=drafter, content=content, now=NOW)
    assert Version.objects.count() == 0
