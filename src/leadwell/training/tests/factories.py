"""Completed training, made up for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from leadwell.organisations.models import Organisation
from leadwell.training.models import TrainingRecord

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
