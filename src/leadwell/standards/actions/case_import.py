"""A framework comes in from a CASE document, as a draft that somebody reviews and publishes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways.case import NotCase, Repair, read_package
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, Reason, RuleBroken
from leadwell.standards.actions.case_rows import Coming
from leadwell.standards.models import Step, StepKind, Version
from leadwell.standards.permissions import may_draft


@dataclass(frozen=True, slots=True)
class Imported:
    """The draft that came of a file, and what was mended on the way."""

    version: Version
    repairs: tuple[Repair, ...]


@transaction.atomic
def import_framework(*, by: Actor, content: bytes, now: datetime) -> Imported:
    """Take in a CASE 1.0 or 1.1 document as a draft, with a report of every repair.

    Raises `NotPermitted`, or `RuleBroken` (STD-50; STD-52 where the file is no CASE document). The same
    file twice is refused the second time and changes nothing.
    """
    if not may_draft(by):
        raise NotPermitted("Only somebody who drafts standards can load a framework.")
    try:
        package = read_package(content, read_at=now)
    except NotCase as error:
        raise RuleBroken([Reason("STD-52", str(error))]) from error
    coming = Coming(package.body, now)
    version = coming.keep()
    Step.objects.create(
        version=version, kind=StepKind.STARTED, person_id=by.person_id, at=now, because="CASE"
    )
    details: dict[str, Any] = {"framework": version.framework.slug, "number": version.number}
    details |= {"items": len(coming.items), "repairs": len(package.repairs) + len(coming.repairs)}
    version.noted_in = record("framework.imported", about=version, by=by, now=now, details=details)
    version.save(update_fields=["noted_in"])
    return Imported(version, (*package.repairs, *coming.repairs))
