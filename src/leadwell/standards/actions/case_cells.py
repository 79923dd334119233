"""What one row of a CASE document says, read into ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from leadwell.gateways.case import OURS, derived
from leadwell.standards.models import (
    Mark,
    Requirement,
    Scale,
    Version,
)
from leadwell.standards.rules.rule_is_well_formed import rule_is_well_formed

Json = dict[str, Any]


def ours_of(document: Json) -> Json:
    """What our own extension of a document says."""
    found = (document.get("extensions") or {}).get(OURS)
    return dict(found) if isinstance(found, Mapping) else {}


def with_kept(extensions: Any, kept: Json) -> Json:
    """Extensions, and in ours also what no column of our tables holds."""
    given = dict(extensions or {})
    ours = dict(given.get(OURS) or {})
    return {**given, OURS: {**ours, "kept": {**ours.get("kept", {}), **kept}}}


def changed_at_of(row: Json) -> datetime:
    """When a row was changed last."""
    return datetime.fromisoformat(row["lastChangeDateTime"])


def level_of(levels: list[str] | None) -> int | None:
    """The number of the level, where one level is named and it is a number."""
    if levels is None or len(levels) != 1 or not re.fullmatch(r"[0-9]{1,3}", levels[0]):
        return None
    return int(levels[0])


def is_uuid(text: str) -> bool:
    """Whether a text is an identifier as CASE writes it."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def marks_of(scale: Scale, row: Json) -> list[Mark]:
    """The steps of a rubric's first criterion."""
    criteria = row.get("CFRubricCriteria") or [{}]
    levels = criteria[0].get("CFRubricCriterionLevels", [])
    known = {str(one) for one in Mark.objects.values_list("identifier", flat=True)}
    return [
        Mark(
            scale=scale,
            identifier=UUID(
                derived(f"{one['identifier']} {scale.identifier}")
                if one["identifier"] in known
                else one["identifier"]
            ),
            position=at,
            words=str(one.get("quality") or one.get("description") or at)[:200],
            about=str(one.get("description", "")),
            observed="score" in one,
            case=one,
        )
        for at, one in enumerate(levels, start=1)
    ]


def requirement_of(version: Version, row: Any) -> Requirement | None:
    """A requirement as our own extension carries it; None where it cannot be read."""
    try:
        bites = row.get("bitesOn")
        made = Requirement(
            version=version,
            code=str(row["code"])[:60],
            title=str(row["title"])[:200],
            level=int(row["level"]),
            staff_group=str(row.get("staffGroup", ""))[:60],
            rule=row["rule"],
            bites_on=bites and date.fromisoformat(bites),
            on_hold=bool(row.get("onHold")),
            because=str(row.get("because", "")),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return None if rule_is_well_formed(made.rule) else made
