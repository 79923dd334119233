"""Completed training, made up for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from leadwell.organisations.models import Organisation
from leadwell.standards.tests.factories import item
from leadwell.training.models import (
    Accreditation,
    Achievement,
    Coverage,
    Prerequisite,
    Programme,
    Provider,
    Run,
    TrainingRecord,
)

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 2)


def completed(
    place: Organisation, person_id: int, title: str = "First aid", **more: Any
) -> TrainingRecord:
    """A training somebody completed."""
    said = {"completed_on": date(2031, 5, 1), **more}
    return TrainingRecord.objects.create(
        organisation=place, person_id=person_id, title=title, **said
    )


def achieved(person_id: int, key: str, **more: Any) -> Achievement:
    """Somebody achieved an item of the standards, by prior learning and for good unless told otherwise."""
    said = {"from_on": date(2026, 1, 1), "source": "prior", "key": key, **more}
    return Achievement.objects.create(person_id=person_id, item=item(key), **said)


def taught(
    code: str, *keys: str, at: Organisation, firsts: Sequence[str] = (), **more: Any
) -> Programme:
    """An accredited course that covers these items and comes after those named."""
    provider, _made = Provider.objects.get_or_create(organisation=at)
    said = {"title": code.title(), "kind": "course", "from_on": date(2026, 1, 1), **more}
    made = Programme.objects.create(code=code, provider=provider, **said)
    Coverage.objects.bulk_create(Coverage(programme=made, item=item(key)) for key in keys)
    for first in Programme.objects.filter(code__in=firsts):
        Prerequisite.objects.create(programme=made, first=first)
    Accreditation.objects.create(programme=made, provider=provider, from_on=date(2026, 1, 1))
    return made


def teaching(programme: Programme, starts_on: date, ends_on: date, **more: Any) -> Run:
    """A run of a course, with ten places unless told otherwise."""
    title, provider = f"{programme.title} {starts_on}", programme.provider
    said = {"title": title, "provider": provider, "places": 10, **more}
    code = f"{programme.code}-{Run.objects.count() + 1}"
    return Run.objects.create(
        programme=programme,
        code=code,
        starts_on=starts_on,
        ends_on=ends_on,
        **said,
    )
