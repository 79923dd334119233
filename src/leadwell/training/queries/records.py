"""Reads of what people completed."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.training.models import TrainingRecord
from leadwell.training.permissions import visible_to


def training(*, by: Actor) -> QuerySet[TrainingRecord]:
    """Every record the asker may see."""
    return TrainingRecord.objects.filter(visible_to(by)).select_related("organisation")


def training_of(
    person_ids: Collection[int], *, by: Actor, own: Collection[int] | None = None
) -> QuerySet[TrainingRecord]:
    """The records of one human being (all their joined records), as far as the asker may see them."""
    found = TrainingRecord.objects.filter(visible_to(by, own=own), person_id__in=person_ids)
    return found.select_related("organisation")
