"""Frameworks as CASE: every address keeps to the published schema, and so does whatever comes in."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Actor
from leadwell.gateways.case import NotCase, read_package, shapes
from leadwell.organisations.tests.factories import place
from leadwell.standards.actions import case_import
from leadwell.standards.models import Version
from leadwell.standards.queries import case
from leadwell.standards.tests.case_frameworks import (
    FOREIGN,
    NOT_THERE,
    NOW,
    SITE,
    messy,
    whole_framework,
)
from tests.real_data.case_schema import faults, schemas
from tests.real_data.files import needs_real_data

pytestmark = [needs_real_data, pytest.mark.django_db]
AT = "/ims/case/v1p1"
NAMES = {
    "CFDocument": shapes.DOCUMENT,
    "CFItem": shapes.ITEM,
    "CFAssociation": shapes.ASSOCIATION,
    "CFItemType": shapes.ITEM_TYPE,
    "CFConcept": shapes.CONCEPT,
    "CFSubject": shapes.SUBJECT_SHAPE,
    "CFLicense": shapes.LICENCE_SHAPE,
    "CFAssociationGrouping": shapes.GROUPING,
    "CFRubric": shapes.RUBRIC,
    "CFRubricCriterion": shapes.CRITERION,
    "CFRubricCriterionLevel": shapes.MARK,
}


@pytest.fixture
def framework() -> Version:
    return whole_framework()


@pytest.fixture
def drafter() -> Actor:
    national = place("ENG", kind="country", sector="national")
    return actor_with_role("national-lead", national)


@pytest.mark.parametrize("name", NAMES)
def test_our_table_of_fields_is_that_of_the_schema(name):
    schema, ours = schemas()[f"{name}DType"], NAMES[name]
    outside = {"CFDocumentURI", "CFPackageURI"}
    assert set(schema["properties"]) - outside == set(ours.fields)
    assert set(schema["required"]) - outside == set(ours.needed)


def test_every_address_keeps_to_the_schema(client, framework):
    package = client.get(f"{AT}/CFPackages/{framework.identifier}").json()
    assert faults("CFPackageDType", package) == []
    asked = {
        "CFDocuments": ("CFDocumentDType", package["CFDocument"]),
        "CFItems": ("CFItemDType", package["CFItems"][2]),
        "CFItemAssociations": ("CFAssociationSetDType", package["CFItems"][2]),
        "CFAssociations": ("CFAssociationDType", package["CFAssociations"][0]),
        "CFItemTypes": ("CFItemTypeSetDType", package["CFDefinitions"]["CFItemTypes"][0]),
        "CFRubrics": ("CFRubricDType", package["CFRubrics"][0]),
    }
    for address, (kind, of) in asked.items():
        answer = client.get(f"{AT}/{address}/{of['identifier']}")
        assert answer.status_code == 200, address
        assert faults(kind, answer.json()) == [], address
    listed = client.get(f"{AT}/CFDocuments?limit=1&offset=0")
    assert faults("CFDocumentSetDType", listed.json()) == []


@pytest.mark.parametrize("kind", ["CFDocuments", "CFPackages"])
def test_the_answer_about_a_draft_keeps_to_the_schema(client, framework, kind):
    Version.objects.update(status="draft")
    answer = client.get(f"{AT}/{kind}/{framework.identifier}")
    assert answer.status_code == 404
    assert faults("imsx_StatusInfoDType", answer.json()) == []


@pytest.mark.parametrize("address", [address for address, _status, _value in NOT_THERE])
def test_the_answer_about_what_is_not_there_keeps_to_the_schema(client, framework, address):
    assert faults("imsx_StatusInfoDType", client.get(f"{AT}/{address}").json()) == []


def test_the_refusal_to_write_keeps_to_the_schema(client, framework):
    assert faults("imsx_StatusInfoDType", client.post(f"{AT}/CFDocuments").json()) == []


def test_words_that_were_imported_keep_to_the_schema(client, drafter):
    content = json.dumps(messy()).encode()
    done = case_import.import_framework(by=drafter, content=content, now=NOW)
    Version.objects.filter(pk=done.version.pk).update(status="published", from_on="2026-01-01")
    rows = {row.title: row for row in done.version.definitions.all()}
    subjects = client.get(f"{AT}/CFSubjects/{rows['People'].identifier}").json()
    assert faults("CFSubjectSetDType", subjects) == []
    licence = client.get(f"{AT}/CFLicenses/{rows['Open'].identifier}").json()
    assert faults("CFLicenseDType", licence) == []


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=12), st.floats(allow_nan=False),
    st.just("2025-01-01"), st.just(FOREIGN + "1"), st.just("https://a.example/x"), st.just({}),
)  # fmt: skip
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=5)


def _entry(shape: shapes.Shape) -> st.SearchStrategy:
    names = [*sorted(shape.fields), "CFDocumentURI", "colour"]
    return st.dictionaries(st.sampled_from(names), VALUES, max_size=8)


DOCUMENTS = st.fixed_dictionaries(
    {"CFDocument": _entry(shapes.DOCUMENT)},
    optional={
        "CFItems": st.lists(_entry(shapes.ITEM), max_size=4),
        "CFAssociations": st.lists(_entry(shapes.ASSOCIATION), max_size=3),
        "CFRubrics": st.lists(_entry(shapes.RUBRIC), max_size=2),
        "CFDefinitions": st.dictionaries(
            st.sampled_from(sorted(shapes.DEFINITIONS)),
            st.lists(_entry(shapes.CONCEPT), max_size=2),
        ),
        "extensions": VALUES,
    },
)


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS)
def test_whatever_comes_in_keeps_to_the_schema_and_reads_again_without_repair(found):
    try:
        read = read_package(json.dumps(found).encode(), read_at=NOW)
    except NotCase:
        return
    assert faults("CFPackageDType", read.body) == []
    again = read_package(json.dumps(read.body).encode(), read_at=NOW)
    assert (again.repairs, again.body) == ((), read.body)


def test_a_messy_document_goes_out_as_the_schema_wants_it(drafter):
    content = json.dumps(messy()).encode()
    done = case_import.import_framework(by=drafter, content=content, now=NOW)
    out = case.package(done.version.identifier, by=drafter, site=SITE)
    assert faults("CFPackageDType", out) == []
