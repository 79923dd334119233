"""The addresses of CASE answer in its own words; drafts are never there."""

from __future__ import annotations

import json

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Actor
from leadwell.organisations.tests.factories import place
from leadwell.standards.actions import case_import
from leadwell.standards.models import Version
from leadwell.standards.tests.case_frameworks import NOT_THERE, NOW, messy, whole_framework

pytestmark = pytest.mark.django_db
AT = "/ims/case/v1p1"


@pytest.fixture
def framework() -> Version:
    return whole_framework()


@pytest.fixture
def drafter() -> Actor:
    national = place("ENG", kind="country", sector="national")
    return actor_with_role("national-lead", national)


def test_a_draft_is_nowhere(client, framework):
    Version.objects.update(status="draft")
    for address in ("CFDocuments", "CFPackages"):
        answer = client.get(f"{AT}/{address}/{framework.identifier}")
        assert answer.status_code == 404
        assert client.get(f"{AT}/CFDocuments").status_code == 404


@pytest.mark.parametrize(("address", "status", "value"), NOT_THERE)
def test_what_is_not_there_is_said_in_the_words_of_case(client, framework, address, status, value):
    answer = client.get(f"{AT}/{address}")
    assert answer.status_code == status
    field = answer.json()["imsx_codeMinor"]["imsx_codeMinorField"][0]
    assert field["imsx_codeMinorFieldValue"] == value


def test_writing_is_refused_in_the_words_of_case(client, framework):
    answer = client.post(f"{AT}/CFDocuments")
    assert answer.status_code == 405


def test_a_page_of_documents_says_how_many_there_are_and_where_the_next_is(client, framework):
    listed = client.get(f"{AT}/CFDocuments?limit=1&offset=0")
    assert listed["X-Total-Count"] == "2"
    assert 'rel="next"' in listed["Link"]


def test_fields_order_and_pages_can_be_chosen(client, framework):
    answer = client.get(f"{AT}/CFDocuments?sort=title&orderBy=desc&fields=title&limit=1&offset=1")
    (only,) = answer.json()["CFDocuments"]
    assert only["title"] == "core 1.0"
    assert "publisher" not in only
    assert 'rel="prev"' in answer["Link"]


def test_words_that_were_imported_are_answered_with_those_beneath(client, drafter):
    content = json.dumps(messy()).encode()
    done = case_import.import_framework(by=drafter, content=content, now=NOW)
    Version.objects.filter(pk=done.version.pk).update(status="published", from_on="2026-01-01")
    rows = {row.title: row for row in done.version.definitions.all()}
    subjects = client.get(f"{AT}/CFSubjects/{rows['People'].identifier}").json()
    assert [one["title"] for one in subjects["CFSubjects"]] == ["People", "Teams"]
    licence = client.get(f"{AT}/CFLicenses/{rows['Open'].identifier}").json()
    assert licence["title"] == "Open"


def test_an_association_made_from_a_column_has_an_address_of_its_own(client, framework):
    package = client.get(f"{AT}/CFPackages/{framework.identifier}").json()
    kinds = [one["associationType"] for one in package["CFAssociations"]]
    assert kinds.count("isChildOf") == 4
    assert kinds.count("hasSkillLevel") == 2
    for one in package["CFAssociations"]:
        answer = client.get(f"{AT}/CFAssociations/{one['identifier']}").json()
        assert answer["CFDocumentURI"]["identifier"] == str(framework.identifier)
        assert {name: answer[name] for name in one} == one
