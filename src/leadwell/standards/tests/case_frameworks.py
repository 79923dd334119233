"""Frameworks for tests of CASE: a whole one of ours, and a document as people really send them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from leadwell.standards.models import Link, Mark, Scale, Version
from leadwell.standards.tests.factories import item, requirement, version

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SITE = "http://testserver"
FOREIGN = "11111111-2222-4333-8444-55555555555"
# What is asked for and not there: the status, and the words of CASE for it.
NOT_THERE = [
    ("CFItems/not-one", 404, "invalid_uuid"),
    (f"CFItems/{FOREIGN}5", 404, "unknownobject"),
    (f"CFItems/{FOREIGN}5x", 404, "invalid_uuid"),
    ("CFDocuments?limit=none", 400, "invalid_selection_field"),
    ("CFDocuments?fields=colour", 400, "invalid_selection_field"),
    ("CFDocuments?sort=colour", 400, "invalid_sort_field"),
    ("CFDocuments?orderBy=sideways", 400, "invalid_sort_field"),
    *((f"{kind}/{FOREIGN}5", 404, "unknownobject") for kind in (
        "CFDocuments", "CFPackages", "CFItemAssociations", "CFAssociations", "CFItemTypes",
        "CFSubjects", "CFConcepts", "CFLicenses", "CFAssociationGroupings", "CFRubrics")),
]  # fmt: skip


def whole_framework() -> Version:
    """A framework with levels, a tree, a crosswalk, a scale and a requirement."""
    made = version()
    level = item("core:L1", kind="level", level=1, order=1)
    domain = item("core:1", kind="domain", order=2, short="People")
    standard = item("core:1.1", parent=domain, level=1, order=3, notes="Said plainly.")
    item("core:1.1a", kind="behaviour", parent=standard, level=1, order=4)
    other = item("fmlm:2")
    Link.objects.create(
        version=made, kind="exactMatchOf", origin=standard, destination=other, changed_at=NOW
    )
    Link.objects.create(
        version=made, kind="isRelatedTo", origin=standard, changed_at=NOW,
        destination_uri="https://standards.example/igpm/4",
    )  # fmt: skip
    scale = Scale.objects.create(version=made, title="How often", changed_at=NOW)
    Mark.objects.create(scale=scale, position=1, words="Not yet observed", observed=False)
    Mark.objects.create(scale=scale, position=2, words="Often", about="Most days")
    requirement(1, {"all": [{"item": "core:1.1"}]})
    assert level.level == 1
    return made


def messy() -> dict[str, Any]:
    """A document as people really send them."""
    return {
        "CFPackage": {
            "CFDocument": {
                "identifier": "D0000000-0000-4000-8000-000000000000",
                "uri": "https://elsewhere.example/case/CFDocuments/1",
                "creator": "", "title": "Local framework", "caseVersion": "1.0",
                "lastChangeDateTime": "2025-03-01T10:00:00", "colour": "blue", "notes": None,
            },
            "CFItems": [
                {"identifier": "d0000000-0000-0000-0000-000000000000", "fullStatement": "Leads",
                 "uri": "../CFItems/one", "lastChangeDateTime": "no idea",
                 "CFDocumentURI": {"title": "x"}, "educationLevel": "2", "extensions": "odd"},
                {"identifier": FOREIGN + "5", "abbreviatedStatement": "Listens", "sequence": 3,
                 "subject": "People", "statusStartDate": "soon", "fullStatement": None},
                {"identifier": FOREIGN + "5", "fullStatement": "Twice"},
                "no item at all",
            ],
            "CFAssociations": [
                {"identifier": FOREIGN + "6", "associationType": "Is Child Of",
                 "originNodeURI": FOREIGN + "5", "sequenceNumber": "2",
                 "destinationNodeURI": {"identifier": "d0000000-0000-0000-0000-000000000000"}},
                {"identifier": FOREIGN + "7", "associationType": "isChildOf",
                 "originNodeURI": {"identifier": "d0000000-0000-0000-0000-000000000000"},
                 "destinationNodeURI": {"identifier": FOREIGN + "5", "uri": "x y", "title": "T"}},
                {"identifier": FOREIGN + "8", "associationType": "is next to",
                 "originNodeURI": None, "destinationNodeURI": None},
            ],
            "CFDefinitions": {
                "CFSubjects": [{"title": "People", "hierarchyCode": "1"},
                               {"title": "Teams", "hierarchyCode": "1.1"}],
                "CFLicenses": [{"title": "Open"}], "CFColours": ["blue"],
            },
            "CFRubrics": {"title": "Scale", "CFRubricCriteria": [
                {"CFRubricCriterionLevels": [{"quality": "Often", "score": "3"}, {"quality": "No"}]}
            ]},
        }
    }  # fmt: skip
