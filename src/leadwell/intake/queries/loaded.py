"""Which files were loaded."""

from __future__ import annotations

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.intake.models import LoadedFile
from leadwell.intake.permissions import visible_to


def loaded_before(*, kind: str, digest: str) -> LoadedFile | None:
    """The earlier load of the same bytes, if there was one."""
    return LoadedFile.objects.filter(kind=kind, digest=digest).first()


def loaded_files(*, by: Actor) -> QuerySet[LoadedFile]:
    """What was loaded, newest first, as far as this person may see it."""
    return LoadedFile.objects.filter(visible_to(by))
