"""Reads about staff files: what was offered, what came of it, and the first rows of one that waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.gateways.rows import gettext_noop
from leadwell.gateways.workforce_profile import (
    APPLICATIONS,
    CASES,
    COMPLETIONS,
    LAYOUTS,
    PAY,
    WORKFORCE,
    Column,
    guess_columns,
)
from leadwell.gateways.workforce_profile import profile as workforce_profile
from leadwell.gateways.workforce_text import clean, top_rows
from leadwell.intake.models import ColumnMapping, FileState, RejectedRow, StaffFile
from leadwell.intake.permissions import may_load_staff, staff_files_visible_to
from leadwell.intake.queries.waiting import name_of, waiting_room, workbench
from leadwell.intake.rules.a_file_is_tried_so_often import MOST_TRIES
from leadwell.reasons import NotPermitted

CARE = "asc-wds"
KINDS: Mapping[str, str] = {
    WORKFORCE: workforce_profile().title,
    CARE: gettext_noop("Social-care files (ASC-WDS)"),
    APPLICATIONS: workforce_profile(APPLICATIONS).title,
    COMPLETIONS: workforce_profile(COMPLETIONS).title,
    PAY: workforce_profile(PAY).title,
    CASES: workforce_profile(CASES).title,
}
A_LOOK = 20
FIRST_WAIT = timedelta(minutes=1)
ON_THEIR_WAY = (FileState.OFFERED, FileState.READING, FileState.APPLYING)


@dataclass(frozen=True, slots=True)
class Preview:
    """The top of a waiting file: its headings, its first rows, and which heading we take for which
    column of ours. For those who may load it, and for nobody else."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guessed: Mapping[str, str]


def kinds() -> Mapping[str, str]:
    """The kinds of staff file that are offered one file at a time, and what people call them. Those of
    social care come together, on a page of their own."""
    return {kind: title for kind, title in KINDS.items() if kind != CARE}


def layout_of(kind: str) -> str:
    """In which layout the rows of a kind of file are read. Social-care files become staff rows."""
    return kind if kind in LAYOUTS else WORKFORCE


def profile(kind: str = WORKFORCE) -> tuple[Column, ...]:
    """The columns of our layout for a kind of file, in order."""
    return workforce_profile(layout_of(kind)).columns


def staff_files(*, by: Actor) -> QuerySet[StaffFile]:
    """The staff files the asker may see, newest first."""
    return StaffFile.objects.filter(staff_files_visible_to(by)).select_related("organisation")


def staff_file(file_id: int, *, by: Actor) -> StaffFile:
    """One of them. Raises `StaffFile.DoesNotExist` where the asker may not know it exists."""
    return staff_files(by=by).get(pk=file_id)


def rejected_rows(file_id: int, *, by: Actor) -> QuerySet[RejectedRow]:
    """The rows of a file that were not taken, or were taken with a warning, in the order of lines."""
    return RejectedRow.objects.filter(file=staff_file(file_id, by=by))


def first_rows(file_id: int, *, by: Actor) -> Preview:
    """The top of a file that waits. Raises `NotPermitted`, and `UnusableFile` once it has gone."""
    file = staff_file(file_id, by=by)
    if not may_load_staff(by, file.organisation):
        raise NotPermitted("Only somebody who may load this file can look into it.")
    found = clean(lambda: waiting_room().read(name_of(file)), workbench())
    with found.file:
        rows = tuple(tuple(cells) for cells in top_rows(found, A_LOOK))
    return Preview(found.headings, rows, columns_for(file, found.headings))


def columns_for(file: StaffFile, headings: tuple[str, ...]) -> dict[str, str]:
    """Which heading is which column: as somebody said for this file, else as for the last one, and
    guessed for the rest."""
    if file.columns:
        return {ours: theirs for ours, theirs in file.columns.items() if theirs in headings}
    last = ColumnMapping.objects.filter(organisation=file.organisation, kind=file.kind).first()
    said = last.columns if last else {}
    remembered = {ours: theirs for ours, theirs in said.items() if theirs in headings}
    guessed = guess_columns(
        [name for name in headings if name not in remembered.values()], layout_of(file.kind)
    )
    return {**guessed, **remembered}


def unfinished_staff_files(*, now: datetime) -> list[int]:
    """Files that should have been read by now: the process that had them may have died. The more often
    one was tried, the longer it waits."""
    rows = StaffFile.objects.filter(state__in=ON_THEIR_WAY, moved_at__lt=now - FIRST_WAIT)
    known = rows.order_by("id").values_list("pk", "moved_at", "tries")
    return [pk for pk, moved_at, tries in known if now - moved_at > wait_before_next_try(tries)]


def wait_before_next_try(tries: int) -> timedelta:
    """How long a file is left alone after so many tries: each time twice as long as before."""
    return FIRST_WAIT * 2 ** max(0, min(tries, MOST_TRIES) - 1)
