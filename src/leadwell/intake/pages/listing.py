"""Did the file go in? The staff files of my organisations, and what waits for me first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.actor import Actor, Permission
from leadwell.design.pages import Cell, Column, Crumb, Link, Page, Row, Table, Tag, Task, Turn
from leadwell.design.words import day, moment, number
from leadwell.intake.actions.chart_files import ChartTaken
from leadwell.intake.models import FileState, LoadedFile, StaffFile
from leadwell.intake.pages.saying import came_of, kind_name, state_tag
from leadwell.intake.permissions import may_see_who_offered
from leadwell.intake.queries.showing import Some


@dataclass(frozen=True, slots=True)
class FileInWords:
    """One file in the list. `name` is empty for those who may not know what its owner called it."""

    name: str
    kind: str
    href: str
    place: str
    tag: Tag
    sentence: str
    about: str


@dataclass(frozen=True, kw_only=True)
class FilesPage(Page):
    """The staff files somebody may see."""

    answer: str
    waiting: tuple[Task, ...]
    files: tuple[FileInWords, ...]
    empty: str
    turn: Turn
    offer: Link | None
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class PublishedPage(Page):
    """The published files that were loaded."""

    answer: str
    files: Table
    turn: Turn
    ways: tuple[Link, ...]


def files_page(found: Some[StaffFile], *, waiting: Sequence[StaffFile], by: Actor) -> FilesPage:
    """The list, newest first. `waiting` are those a person has to look at."""
    may_offer = by.may_somewhere(Permission.LOAD_STAFF)
    offer = Link(_("Offer a file"), reverse("intake:offer")) if may_offer else None
    return FilesPage(
        title=_("Did the file go in?"),
        purpose=_purpose(may_offer),
        answer=_answer(found, waiting),
        waiting=tuple(_task(file) for file in waiting),
        files=tuple(_in_words(file, by=by) for file in found.rows),
        empty=_(
            "No file was offered yet. Make an extract of everybody in your staff system, save it as "
            "a CSV file, and offer it here. Nothing is changed before it has been checked."
        ),
        turn=turn(found, reverse("intake:files")),
        offer=offer,
        ways=(
            Link(_("How a staff file is laid out"), reverse("intake:layout")),
            Link(_("Published files that were loaded"), reverse("intake:published")),
            *_to_charts(by),
        ),
    )


def _to_charts(by: Actor) -> tuple[Link, ...]:
    """The way to load an organisation chart, for those who load published files."""
    if not by.may(Permission.LOAD_FILES):
        return ()
    return (Link(_("Load an organisation chart"), reverse("intake:chart")),)


def _purpose(may_offer: bool) -> str:
    if may_offer:
        return _("Files about your staff: what came of each, and what waits for you.")
    return _("The files that employers send about their staff, and what came of each.")


def published_page(found: Some[LoadedFile], *, by: Actor) -> PublishedPage:
    """What was loaded for the whole country, newest first."""
    answer = ngettext(
        "%(n)s published file was loaded.", "%(n)s published files were loaded.", found.count
    )
    columns = (_("Published file"), _("As at"), _("Loaded"), _("New"), _("Changed"), _("Rejected"))
    return PublishedPage(
        title=_("Which published files were loaded?"),
        purpose=_("Registers and figures that others publish, loaded for the whole of England."),
        crumbs=(files_crumb(),),
        answer=answer % {"n": number(found.count)},
        files=Table(
            caption=_("Published files, newest first"),
            caption_hidden=True,
            columns=tuple(Column(text, numeric=at > 2) for at, text in enumerate(columns)),
            rows=tuple(_published(loaded) for loaded in found.rows),
            empty=_("No published file was loaded yet. It is done from the command line."),
            stacked=True,
        ),
        turn=turn(found, reverse("intake:published")),
        ways=_to_charts(by),
    )


def chart_in_words(taken: ChartTaken) -> Iterator[str]:
    """What came of a chart, a sentence for each thing to know."""
    report = taken.report
    if report.loaded_before:
        yield _("This very file was loaded before. Nothing was changed.")
        return
    said = _("The chart was loaded: {new} posts are new, {changed} changed, {same} are as before.")
    yield said.format(
        new=number(report.accepted), changed=number(report.changed), same=number(report.unchanged)
    )
    if report.rejected:
        left_out = ngettext("%(n)s row was rejected.", "%(n)s rows were rejected.", report.rejected)
        yield left_out % {"n": number(report.rejected)}
    for line, column, advice in taken.refused:
        yield _("Line {line}, {column}: {advice}").format(line=line, column=column, advice=advice)


def files_crumb() -> Crumb:
    """The way back to the list."""
    return Crumb(_("Staff files"), reverse("intake:files"))


def turn(found: Some[StaffFile] | Some[LoadedFile], address: str) -> Turn:
    """The way to newer and older files."""
    return Turn(
        previous=f"{address}?page={found.page - 1}" if found.page > 1 else "",
        next=f"{address}?page={found.page + 1}" if found.more else "",
        says=_("Page {n}").format(n=number(found.page)),
    )


def _answer(found: Some[StaffFile], waiting: Sequence[StaffFile]) -> str:
    if waiting:
        words = ngettext("%(n)s file waits for you.", "%(n)s files wait for you.", len(waiting))
        return words % {"n": number(len(waiting))}
    if not found.rows:
        return _("No file has been offered for your organisations yet.")
    newest = found.rows[0]
    said = _("Nothing waits for you. The newest file is for {day}: {what}")
    return said.format(day=day(newest.as_at), what=_lower(came_of(newest)))


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _task(file: StaffFile) -> Task:
    text = _("{kind} of {place} for {day}").format(
        kind=kind_name(file.kind), place=file.organisation.name, day=day(file.as_at)
    )
    return Task(text=text, href=address_of(file), hint=came_of(file), tag=state_tag(file))


def address_of(file: StaffFile) -> str:
    """Where to go on with a file: to its columns where they wait to be matched."""
    name = "intake:match" if file.state == FileState.UNMAPPED else "intake:file"
    return reverse(name, args=[file.pk])


def _in_words(file: StaffFile, *, by: Actor) -> FileInWords:
    named = may_see_who_offered(by, file)
    about = _("{kind} for {day}, offered {moment}").format(
        kind=kind_name(file.kind), day=day(file.as_at), moment=moment(file.offered_at)
    )
    return FileInWords(
        name=file.file_name if named else "",
        kind=kind_name(file.kind) if named else f"{kind_name(file.kind)} {file.pk}",
        href=reverse("intake:file", args=[file.pk]),
        place=file.organisation.name,
        tag=state_tag(file),
        sentence=came_of(file),
        about=about,
    )


def _published(loaded: LoadedFile) -> Row:
    counts = (loaded.accepted, loaded.changed, loaded.rejected)
    return Row(
        (
            Cell(loaded.edition or loaded.kind, is_data=True),
            day(loaded.as_at) if loaded.as_at else _("Not said"),
            moment(loaded.loaded_at),
            *(number(count) for count in counts),
        )
    )
