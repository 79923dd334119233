"""One staff file: how far it has got, then what came of it, or why it is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Fact, Link, Page, Row, Stat, Table
from leadwell.design.words import day, moment, number
from leadwell.intake.models import FileState, RejectedRow, StaffFile
from leadwell.intake.pages.layout import layout_link
from leadwell.intake.pages.listing import files_crumb
from leadwell.intake.pages.saying import (
    EXTRACTS,
    ON_ITS_WAY,
    came_of,
    kind_name,
    people,
    reasons_of,
    taken_rows,
)
from leadwell.intake.queries import layout_of, profile
from leadwell.intake.queries.showing import Told

SECONDS_TO_LOOK_AGAIN = 5
A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work has got. `rows` is 0 until they were counted."""

    done: int
    rows: int
    left: str


@dataclass(frozen=True, kw_only=True)
class FilePage(Page):
    """One file."""

    answer: str
    next: str
    progress: Progress | None
    look_again: int
    stop_looking: str
    held: tuple[str, ...]
    refused: tuple[str, ...]
    decides: bool
    would: tuple[str, ...]
    counts: tuple[Stat, ...]
    rejected: Table | None
    rejected_says: str
    warnings: Table | None
    sheet: Link | None
    facts: tuple[Fact, ...]
    match: Link | None
    matched: Table | None
    ways: tuple[Link, ...]


def file_page(told: Told, *, now: datetime, still: bool) -> FilePage:
    """What somebody may know of a file. `still` means that they asked for a page that stays."""
    file, may_load = told.file, told.may_load
    moving = file.state in ON_ITS_WAY
    return FilePage(
        title=_("Did the file for {day} go in?").format(day=day(file.as_at)),
        purpose=_("What became of one file, row by row."),
        crumbs=(files_crumb(),),
        made_up=file.organisation.made_up,
        answer=came_of(file),
        next=_next(file, may_load=may_load),
        progress=_progress(file, now=now) if moving else None,
        look_again=SECONDS_TO_LOOK_AGAIN if moving and not still else 0,
        stop_looking=reverse("intake:file", args=[file.pk]) + "?still=1" if moving else "",
        held=reasons_of(file) if file.state == FileState.HELD else (),
        refused=reasons_of(file) if file.state == FileState.REFUSED else (),
        decides=may_load and file.state == FileState.HELD,
        would=_would(file) if file.state == FileState.HELD else (),
        counts=_counts(file) if file.state == FileState.TAKEN else (),
        rejected=_rows(told.rejected, _("Rows that were rejected")),
        rejected_says=_rejected_says(file, len(told.rejected)),
        warnings=_rows(told.warned, _("Rows to look at")),
        sheet=_sheet(file) if told.rejected or told.warned else None,
        facts=_facts(file, names=told.names),
        match=_match(file) if may_load and file.state == FileState.UNMAPPED else None,
        matched=_matched(file) if file.columns else None,
        ways=_ways(file, may_load=may_load),
    )


def _next(file: StaffFile, *, may_load: bool) -> str:
    match FileState(file.state):
        case FileState.OFFERED | FileState.READING | FileState.APPLYING:
            return _(
                "You can leave this page, or close the browser: the work goes on. Come back at any "
                "time, and the answer will stand here."
            )
        case FileState.HELD if not may_load:
            return _("Somebody who loads files for this organisation decides.")
        case FileState.TAKEN if file.rejected:
            return _(
                "Rejected rows changed nothing. Correct them in your own system, make a new file and "
                "offer it: rows that are in already are not taken twice."
            )
        case FileState.REFUSED:
            return _(
                "Correct the file and offer it again. What is known of your staff is as it was."
            )
        case _:
            return ""


def _progress(file: StaffFile, *, now: datetime) -> Progress:
    rows = file.rows or 0
    done = min(file.rows_done, rows)
    return Progress(done=done, rows=rows, left=_time_left(file, done=done, rows=rows, now=now))


def _time_left(file: StaffFile, *, done: int, rows: int, now: datetime) -> str:
    """How long the rest takes at the pace so far. Nothing is said before a twentieth is done."""
    if not rows or done * 20 < rows or file.state != FileState.READING:
        return ""
    seconds = (now - file.moved_at).total_seconds() * (rows - done) / done
    if seconds < A_MINUTE:
        return _("Less than a minute is left.")
    minutes = round(seconds / A_MINUTE)
    said = ngettext("About %(n)s minute is left.", "About %(n)s minutes are left.", minutes)
    return said % {"n": number(minutes)}


def _would(file: StaffFile) -> tuple[str, ...]:
    """What taking the file would change, one sentence for each sort of change."""
    told = (
        (file.joiners, _("{people} would join.")),
        (file.leavers, _("{people} would be noted as having left.")),
        (file.changed, _("The posts of {people} would change.")),
        (file.unchanged, _("{people} would stay as they are.")),
    )
    said = [words.format(people=people(count)) for count, words in told if count]
    if file.kind in EXTRACTS and file.accepted:
        taken = ngettext("%(n)s row would be taken.", "%(n)s rows would be taken.", file.accepted)
        said.append(taken % {"n": number(file.accepted)})
    if file.rejected:
        left_out = ngettext(
            "%(n)s row would be left out.", "%(n)s rows would be left out.", file.rejected
        )
        said.append(left_out % {"n": number(file.rejected)})
    return tuple(said)


def _counts(file: StaffFile) -> tuple[Stat, ...]:
    of_all = _("of {n} in the file").format(n=number(file.rows or 0))
    rejected = Stat(
        _("Rows rejected"), number(file.rejected), of_all, "attention" if file.rejected else "good"
    )
    taken = Stat(_("Rows taken"), number(taken_rows(file)), of_all, "good")
    if file.kind in EXTRACTS:
        return (
            taken,
            rejected,
            Stat(_("New"), number(file.joiners), _("not known before")),
            Stat(_("Changed"), number(file.changed), _("said otherwise before")),
            Stat(_("As before"), number(file.unchanged), _("nothing new in them")),
        )
    stats = [
        taken,
        rejected,
        Stat(_("Joiners"), number(file.joiners), _("new to this organisation")),
        Stat(_("Changed"), number(file.changed), _("a post, hours or a name")),
        Stat(_("As before"), number(file.unchanged), _("nothing new about them")),
    ]
    if file.full:
        stats.insert(3, Stat(_("Leavers"), number(file.leavers), _("no longer in the file")))
    return tuple(stats)


def _rows(rows: Sequence[RejectedRow], caption: str) -> Table | None:
    if not rows:
        return None
    columns = (Column(_("Line"), numeric=True), Column(_("Column")), Column(_("What to do")))
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=columns,
        rows=tuple(
            Row((number(row.line), Cell(row.column, is_data=True), advice(row))) for row in rows
        ),
        stacked=True,
    )


def _titles(kind: str) -> dict[str, str]:
    return {column.name: _(column.title) for column in profile(kind)}


def advice(row: RejectedRow) -> str:
    """What to type instead, in the reader's language."""
    return _(row.advice).format(**row.facts)


def sheet_of(told: Told) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """The head and the rows of the file of rejected rows: never what they held."""
    head = (
        _("Line"), _("Column"), _("What to do"), _("Rejected or only to look at"),
        _("Rule"),
    )  # fmt: skip
    sorts = {False: _("Rejected"), True: _("To look at")}
    return head, [(r.line, r.column, advice(r), sorts[r.warning], r.code) for r in told.rejected]


def _rejected_says(file: StaffFile, shown: int) -> str:
    if file.rejected <= shown:
        return _("Each says where it is and what to write instead. What it held is not kept.")
    said = _("These are the first {shown} of {all}. The rest is in the download.")
    return said.format(shown=number(shown), all=number(file.rejected))


def _sheet(file: StaffFile) -> Link:
    return Link(_("Download the rejected rows (CSV)"), reverse("intake:rejected", args=[file.pk]))


def _facts(file: StaffFile, *, names: bool) -> tuple[Fact, ...]:
    everybody = _("Everybody: whoever is not in it has left")
    changes = _("Changes only: whoever is not in it stays")
    facts = [
        Fact(_("File"), file.file_name, is_data=True) if names else None,
        Fact(_("Organisation"), file.organisation.name, is_data=True),
        Fact(_("Kind"), kind_name(file.kind)),
        Fact(_("Who is in it"), everybody if file.full else changes),
        Fact(_("It is for"), day(file.as_at)),
        Fact(_("Offered"), moment(file.offered_at)),
        Fact(_("Offered by"), file.offered_by, is_data=True) if names else None,
        Fact(_("Decided"), moment(file.decided_at)) if file.decided_at else None,
    ]
    if file.decided_at and names:
        facts += [
            Fact(_("Decided by"), file.decided_by, is_data=True),
            Fact(_("Because"), file.decided_because, is_data=True),
        ]
    return tuple(fact for fact in facts if fact)


def _match(file: StaffFile) -> Link:
    return Link(_("Match its columns"), reverse("intake:match", args=[file.pk]))


def _matched(file: StaffFile) -> Table:
    """Which of their columns was taken for which of ours: a guess can be wrong."""
    titles = _titles(file.kind)
    return Table(
        caption=_("How its columns were matched"),
        caption_hidden=True,
        columns=(Column(_("Our column")), Column(_("Column of the file"))),
        rows=tuple(
            Row((titles.get(ours, ours), Cell(theirs, is_data=True)))
            for ours, theirs in file.columns.items()
        ),
    )


def _ways(file: StaffFile, *, may_load: bool) -> tuple[Link, ...]:
    if not may_load:
        return (layout_link(layout_of(file.kind)),)
    return (
        Link(_("Offer another file"), reverse("intake:offer")),
        layout_link(layout_of(file.kind)),
    )
