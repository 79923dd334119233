"""What each type of CASE 1.1 may hold: its fields, what kind of value each is, and which must be there.

From the published OpenAPI definition of CASE 1.1 (1EdTech); a test compares this table with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

COMMON = {
    "identifier": "identifier",
    "uri": "uri",
    "lastChangeDateTime": "moment",
    "extensions": "extensions",
}
LICENCE = {"licenseURI": "link"}
STATUS = {"statusStartDate": "date", "statusEndDate": "date"}
SUBJECT = {"subject": "texts", "subjectURI": "links"}


@dataclass(frozen=True, slots=True)
class Shape:
    """One type: its fields with their kinds, and what must be there."""

    fields: Mapping[str, str]
    needed: tuple[str, ...]


def _shape(needed: str, **fields: str) -> Shape:
    always = ("identifier", "uri", "lastChangeDateTime", *needed.split())
    return Shape(MappingProxyType({**COMMON, **fields}), always)


DOCUMENT = _shape(
    "creator title",
    frameworkType="text", caseVersion="version", creator="text", title="text",
    officialSourceURL="uri", publisher="text", description="text", language="text",
    version="text", adoptionStatus="text", notes="text", **SUBJECT, **STATUS, **LICENCE,
)  # fmt: skip
ITEM = _shape(
    "fullStatement",
    fullStatement="text", alternativeLabel="text", CFItemType="text", humanCodingScheme="text",
    listEnumeration="text", abbreviatedStatement="text", conceptKeywords="texts",
    conceptKeywordsURI="link", notes="text", language="text", educationLevel="texts",
    CFItemTypeURI="link", **SUBJECT, **STATUS, **LICENCE,
)  # fmt: skip
ASSOCIATION = _shape(
    "associationType originNodeURI destinationNodeURI",
    associationType="association", sequenceNumber="whole", originNodeURI="node",
    destinationNodeURI="node", CFAssociationGroupingURI="link", notes="text",
)  # fmt: skip
ITEM_TYPE = _shape(
    "title description hierarchyCode",
    title="text", description="text", hierarchyCode="text", typeCode="text",
)  # fmt: skip
CONCEPT = _shape(
    "title hierarchyCode", title="text", keywords="text", hierarchyCode="text", description="text"
)
SUBJECT_SHAPE = _shape(
    "title hierarchyCode", title="text", hierarchyCode="text", description="text"
)
LICENCE_SHAPE = _shape("title licenseText", title="text", description="text", licenseText="text")
GROUPING = _shape("title", title="text", description="text")
MARK = _shape(
    "",
    description="text", quality="text", score="number", feedback="text", position="whole",
    rubricCriterionId="identifier",
)  # fmt: skip
CRITERION = _shape(
    "",
    category="text", description="text", CFItemURI="link", weight="number", position="whole",
    rubricId="identifier", CFRubricCriterionLevels="marks",
)  # fmt: skip
RUBRIC = _shape("", title="text", description="text", CFRubricCriteria="criteria")
INSIDE = MappingProxyType({"marks": MARK, "criteria": CRITERION})
DEFINITIONS: Mapping[str, Shape] = MappingProxyType(
    {
        "CFItemTypes": ITEM_TYPE,
        "CFSubjects": SUBJECT_SHAPE,
        "CFConcepts": CONCEPT,
        "CFLicenses": LICENCE_SHAPE,
        "CFAssociationGroupings": GROUPING,
    }
)
ASSOCIATION_TYPES = frozenset(
    [
        "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy",
        "exemplar", "hasSkillLevel", "isTranslationOf",
    ]
)  # fmt: skip
