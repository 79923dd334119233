"""Reading a staff file: laid out, judged, compared, and then taken in whole, held or refused.

Everything is written in one transaction, its own state included, so that a process that dies leaves
either all of it or none, and the next one begins again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import psycopg
from django.db import Error, IntegrityError, connection, transaction

from leadwell.actor import Actor
from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.staff_desk import Desk, DeskError
from leadwell.gateways.workforce_file import Laid, lay_out
from leadwell.gateways.workforce_profile import WORKFORCE, profile
from leadwell.gateways.workforce_text import clean, described_in_words
from leadwell.history.actions import record
from leadwell.intake import permissions
from leadwell.intake.actions import beside
from leadwell.intake.actions.staff import applying, extracts, lines, placing, times, verdict
from leadwell.intake.actions.staff.again import (
    Before,
    HeldHasMoved,
    heard_of,
    held_before,
    lay_out_again,
)
from leadwell.intake.actions.staff.at_first import indexes_built_at_the_end
from leadwell.intake.actions.staff.comparing import Compared, compare
from leadwell.intake.actions.staff.national import national_numbers
from leadwell.intake.actions.staff.sheet import Judged, judge
from leadwell.intake.actions.staff.tries import came_to_an_end, one_more_try
from leadwell.intake.actions.staff.unmatched import unmatched
from leadwell.intake.actions.staff.waiting import SETTLED
from leadwell.intake.models import FileState, StaffFile
from leadwell.intake.queries.staff import columns_for, layout_of
from leadwell.intake.queries.waiting import name_of, waiting_room, workbench
from leadwell.intake.rules.facts import FileFacts, HoldLimits
from leadwell.intake.rules.file_may_be_applied import file_may_be_applied
from leadwell.intake.rules.file_stays_inside import file_stays_inside
from leadwell.people.actions.many import scheme_of
from leadwell.people.models import Scheme
from leadwell.reasons import NotPermitted, Reason

ONE_READER = 5_310_017
ONE_ORGANISATION = 5_310_018
LIMITS = HoldLimits()
MANY = 10_000
Progress = Callable[[int], None]
CLASH = Reason("INT-35", "The file contradicts what is held of the same people and days.")
RULES = ("INT-03", "INT-32", "INT-36", "ORG-20", "ORG-50")


class NotRead(Exception):
    """The database, the desk or the disc would not go on; the file is tried again. What they said is left
    out: it may repeat a row, and would lie in a log."""


def read_staff_file(
    *, by: Actor, file_id: int, now: datetime, progress: Progress = lambda rows: None
) -> StaffFile:
    """Read a waiting file and take it in, hold it or refuse it. Safe to repeat, whenever and by whom.

    `progress` hears how many rows have been read. Raises `NotPermitted`."""
    with _only_reader(file_id) as alone:
        file = StaffFile.objects.select_related("organisation").get(pk=file_id)
        if not permissions.may_load_staff(by, file.organisation):
            raise NotPermitted(
                "Only somebody who may load this organisation's staff files reads them."
            )
        if not alone or file.state not in (
            FileState.OFFERED,
            FileState.READING,
            FileState.APPLYING,
        ):
            return file
        if reasons := one_more_try(file):
            return verdict.refuse(file, reasons, by=by, now=now)
        verdict.move(file, FileState.READING, now)
        try:
            read = _read(file, by, now, progress)
        except UnusableFile as why:
            return verdict.refuse(file, [Reason("INT-37", why.text, why.facts)], by=by, now=now)
        except (Error, psycopg.Error, DeskError, OSError) as why:
            raise NotRead(type(why).__name__) from None
        came_to_an_end(read)
        _look_again(read)
        return read


def _look_again(file: StaffFile) -> None:
    """After many rows the database looks at its tables, so that the next questions are planned well. Where
    only one in ten is another, what it knows will do until it looks by itself."""
    new = file.joiners + file.changed
    if file.state == FileState.TAKEN and new >= MANY and 10 * new >= (file.rows or 0):
        with connection.cursor() as cursor:
            cursor.execute("SELECT refresh_statistics()")


@contextmanager
def _only_reader(file_id: int) -> Iterator[bool]:
    """One process reads a file at a time. A lock that dies with its holder: no file is stuck."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [ONE_READER, file_id])
        alone = bool(cursor.fetchone()[0])
    try:
        yield alone
    finally:
        if alone and connection.connection is not None and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ONE_READER, file_id])


def _read(file: StaffFile, by: Actor, now: datetime, progress: Progress) -> StaffFile:
    try:
        return _read_once(file, by, now, progress, trusting=True)
    except HeldHasMoved:
        return _read_once(file, by, now, progress, trusting=False)


def _read_once(
    file: StaffFile, by: Actor, now: datetime, progress: Progress, *, trusting: bool
) -> StaffFile:
    """`trusting` is whether what is held may be drawn before the organisation's lock is."""
    with Desk(workbench()) as desk:
        before = held_before(file) if trusting else None
        laid, missing = _laid_out(desk, file, before)
        if laid is None:
            return verdict.ask_for_columns(file, missing, now)
        before = before if laid.everybody != "sheet" else None
        if reasons := national_numbers(desk, laid, file):
            return verdict.refuse(file, reasons, by=by, now=now)
        _come_to(file, laid.rows, laid.rows // 2, progress)
        judged = _with_all_rows(desk, file, _judged(desk, laid, file))
        _come_to(file, laid.rows, laid.rows, progress)
        verdict.move(file, FileState.APPLYING, now)
        try:
            with transaction.atomic():
                return _decide(desk, file, judged, before, by, now)
        except (
            IntegrityError,
            psycopg.IntegrityError,
        ):  # what COPY is refused, Django leaves as it is
            return verdict.refuse(file, [CLASH], by=by, now=now)


def _come_to(file: StaffFile, rows: int, done: int, progress: Progress) -> None:
    """Laid out is half of the reading, and judged the other."""
    verdict.count_rows(file, rows, done=done)
    progress(done)


def _judged(desk: Desk, laid: Laid, file: StaffFile) -> Judged:
    if file.kind in extracts.KINDS:
        return extracts.judge(desk, laid, file)
    return judge(desk, laid, file)


def _with_all_rows(desk: Desk, file: StaffFile, judged: Judged) -> Judged:
    """The counts with rows that were set aside before they could be laid out."""
    rows, rejected = beside.counted(desk, file, rows=judged.rows, rejected=judged.rejected)
    return replace(judged, rows=rows, rejected=rejected)


def _laid_out(
    desk: Desk, file: StaffFile, before: Before | None
) -> tuple[Laid | None, Sequence[Reason]]:
    """The sheet; None while a column that is needed has no heading, and what is missing."""
    if file.kind == beside.CARE:
        return beside.lay_out_care(desk, file), ()
    ours = profile(layout_of(file.kind))
    found = clean(lambda: waiting_room().read(name_of(file)), workbench())
    with found.file:
        file.columns = columns_for(file, found.headings)
        file.layout = described_in_words(found)
        if missing := unmatched(found, file.columns, ours):
            return None, missing
        verdict.count_rows(file, found.lines - 1, done=0)
        if ours.name != WORKFORCE:
            return lay_out(desk, found, file.columns, ours.name), ()
        heard = heard_of(file)
        again = lay_out_again(desk, found, file, heard, before) if before else None
        return again or lay_out(desk, found, file.columns, heard=heard), ()


def _decide(
    desk: Desk, file: StaffFile, judged: Judged, before: Before | None, by: Actor, now: datetime
) -> StaffFile:
    """Compare under the organisation's lock, and write what follows from it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, %s)", [ONE_ORGANISATION, file.organisation_id]
        )
    current = StaffFile.objects.select_for_update().get(pk=file.pk)
    if current.state in SETTLED:
        return current
    if file.kind in extracts.KINDS:
        return extracts.decide(desk, file, judged, by=by, now=now)
    scheme = scheme_of(by=by, kind=file.kind, place=file.organisation.code, now=now)
    compared = compare(desk, file, scheme.pk, before=before)
    verdict.count(file, judged, compared, untouched=beside.untouched(desk, file))
    if reasons := file_stays_inside(judged.elsewhere):
        return verdict.refuse(file, reasons, by=by, now=now)
    if not file.decided_because and (reasons := _doubts(file, judged, compared)):
        return verdict.hold(file, desk, reasons, by=by, now=now)
    _apply(desk, file, scheme, by, now)
    verdict.remark_apart(desk)
    return verdict.take(file, desk, now)


def _doubts(file: StaffFile, judged: Judged, compared: Compared) -> list[Reason]:
    earlier = StaffFile.objects.filter(
        organisation=file.organisation, kind=file.kind, state=FileState.TAKEN
    )
    last = earlier.order_by("-as_at").values_list("as_at", flat=True).first()
    facts = FileFacts(
        rows=judged.rows, rejected=judged.rejected, held=compared.held, leavers=compared.leavers,
        nameless=judged.nameless if file.full else 0, doubles=judged.doubles,
        unknown_places=judged.unknown_places, as_at=file.as_at, last_as_at=last,
    )  # fmt: skip
    return file_may_be_applied(facts, limits=LIMITS)


def _apply(desk: Desk, file: StaffFile, scheme: Scheme, by: Actor, now: datetime) -> None:
    """Find out what begins and ends, remember it once, and write it."""
    held = desk.number("SELECT count(*) FROM held")
    first_file = not held and not scheme.identifiers.exists()
    placing.find_people(desk, scheme.pk, first_file=first_file)
    placing.find_posts(desk, file)
    placing.find_levels(desk, file)
    times.find_times(desk, file)
    lines.find_lines(desk, file, scheme.pk)
    times.find_line_changes(desk, file)
    file.event = record(
        "staff_file.taken", about=file, by=by, now=now, details=verdict.details(file), rules=RULES
    )
    times.number_what_is_new(desk, file, scheme_id=scheme.pk, event=file.event)
    with indexes_built_at_the_end(file.accepted if first_file else 0):
        applying.apply_people(desk, file, by=by, scheme_id=scheme.pk, now=now)
        applying.apply_posts(desk, file, by=by, event=file.event, now=now)
        applying.apply_declarations(desk, file, by=by, now=now)
    beside.keep_beside(by=by, desk=desk, file=file, now=now)
