"""What drafters and publishers read: their desk, one draft, its forms, its comments, its next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from leadwell.actor import Actor
from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag, Task
from leadwell.design.words import data, day, moment, number
from leadwell.reasons import Reason
from leadwell.standards.models import Comment, Item, Requirement, Step, StepKind, Version
from leadwell.standards.pages.words import (
    RuleInWords,
    called,
    rule_in_words,
    status_tag,
    version_address,
    when,
)
from leadwell.standards.permissions import may_draft, may_publish
from leadwell.standards.queries.affected import Affected, LevelCount
from leadwell.standards.queries.working import Desk, DraftRead

VERBS: Mapping[StepKind, str] = {
    StepKind.SENT: "send",
    StepKind.RETURNED: "send-back",
    StepKind.SIGNED_OFF: "sign-off",
    StepKind.PUBLISHED: "publish",
    StepKind.RETIRED: "retire",
}
STEPS = {verb: step for step, verb in VERBS.items()}
TITLES = {
    "send": gettext_lazy("Send it for review"),
    "send-back": gettext_lazy("Send it back to its drafters"),
    "sign-off": gettext_lazy("Sign it off"),
    "publish": gettext_lazy("Publish it"),
    "retire": gettext_lazy("End it"),
}
PURPOSES = {
    "send": gettext_lazy("From now on nobody changes it: others read it and comment."),
    "send-back": gettext_lazy("It is a draft again. Say what should change."),
    "sign-off": gettext_lazy("You say that it is right. Nobody signs off what they drafted."),
    "publish": gettext_lazy(
        "From that day it holds for everybody, and never changes. The version before it ends there."
    ),
    "retire": gettext_lazy("Nothing takes its place. Records made under it keep it."),
}
NEXT = {
    "draft": gettext_lazy("It is being written. When it is ready, send it for review."),
    "in-review": gettext_lazy(
        "It is being read. Comment on it; somebody who did not write it signs it off or sends it back."
    ),
    "signed-off": gettext_lazy("It is signed off. The national team publishes it from a day."),
    "published": gettext_lazy(
        "It is published, and never changes. The next version begins as a draft."
    ),
    "retired": gettext_lazy("It has ended. Records made under it keep it."),
}


@dataclass(frozen=True, kw_only=True)
class DeskPage(Page):
    """What is being worked on."""

    answer: str
    tasks: tuple[Task, ...]
    published: Table
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StepShown:
    """Something that can be done next, and what is in its way."""

    text: str
    href: str
    in_the_way: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequirementShown:
    """What a level asks, with the door to change it."""

    title: str
    level: str
    rule: RuleInWords
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class DraftPage(Page):
    """One draft."""

    answer: str
    tag: Tag
    when: str
    next: tuple[StepShown, ...]
    facts: tuple[Fact, ...]
    items: Table
    requirements: tuple[RequirementShown, ...]
    changes: tuple[Link, ...]
    ways: tuple[Link, ...]
    comments: Link
    history: Table


@dataclass(frozen=True, kw_only=True)
class DraftFormPage(Page):
    """A form about one draft: its button, and the way back."""

    button: str
    back: Link
    away: Link | None = None


@dataclass(frozen=True, slots=True)
class CommentShown:
    """What somebody said, and what was answered."""

    who: str
    when: str
    about: str
    said: str
    answer: str
    answered: str
    href: str


@dataclass(frozen=True, kw_only=True)
class CommentsPage(Page):
    """What was said about a draft."""

    answer: str
    comments: tuple[CommentShown, ...]
    open: bool
    button: str


@dataclass(frozen=True, kw_only=True)
class AffectedPage(Page):
    """Who a draft would touch."""

    answer: str
    doubt: str
    levels: Table
    ways: tuple[Link, ...]


def desk_page(found: Desk, *, by: Actor, today: date) -> DeskPage:
    n = len(found.drafts)
    waiting = ngettext(
        "%(n)s version is being worked on.", "%(n)s versions are being worked on.", n
    )
    return DeskPage(
        title=_("Which standards are being written?"),
        purpose=_("Several people write, others read and comment, somebody else signs off."),
        crumbs=(Crumb(_("What is expected of people who lead?"), reverse("standards:frameworks")),),
        answer=waiting % {"n": n} if n else _("Nothing is being written at the moment."),
        tasks=tuple(_task(one, today) for one in found.drafts),
        published=_published(found, today),
        ways=_ways_of_desk(by),
    )


def _ways_of_desk(by: Actor) -> tuple[Link, ...]:
    if not may_draft(by):
        return ()
    return (
        Link(_("Start a draft"), reverse("standards:start")),
        Link(_("Take in a framework from a file"), reverse("standards:import")),
    )


def _task(version: Version, today: date) -> Task:
    open_comments = getattr(version, "open_comments", 0)
    words = ngettext("%(n)s open comment", "%(n)s open comments", open_comments)
    hint = str(NEXT[version.status])
    if open_comments:
        hint = f"{words % {'n': open_comments}}. {hint}"
    return Task(
        text=data(called(version)),
        href=reverse("standards:draft", args=[version.pk]),
        hint=hint,
        tag=status_tag(version, today=today),
    )


def _published(found: Desk, today: date) -> Table:
    return Table(
        caption=_("What is published"),
        columns=(Column(_("Framework")), Column(_("Version")), Column(_("When"))),
        rows=tuple(
            Row(
                (
                    Cell(
                        one.framework.title,
                        href=reverse("standards:draft", args=[one.pk]),
                        is_data=True,
                        hidden=one.number,
                    ),
                    Cell(one.number, is_data=True),
                    when(one, today=today),
                )
            )
            for one in found.published
        ),
        stacked=True,
    )


def draft_page(read: DraftRead, *, by: Actor, today: date) -> DraftPage:
    version = read.version
    writing = version.status == "draft" and may_draft(by)
    waiting = sum(one.answered_at is None for one in read.comments)
    words = ngettext("%(n)s open comment", "%(n)s open comments", waiting)
    return DraftPage(
        title=_("Work on {name}").format(name=called(version)),
        purpose=_("How this version comes about: who wrote what, who said what, and what is next."),
        crumbs=_to_desk(),
        answer=str(NEXT[version.status]),
        tag=status_tag(version, today=today),
        when=when(version, today=today),
        next=tuple(_next(version, step, reasons, by) for step, reasons in read.ways),
        facts=_facts(version),
        items=_items(read, writing=writing),
        requirements=tuple(_requirement(one, read, writing=writing) for one in read.requirements),
        changes=_changes(version) if writing else (),
        ways=_ways(read),
        comments=Link(
            words % {"n": waiting} if waiting else _("Comments"),
            reverse("standards:comments", args=[version.pk]),
        ),
        history=_history(read.steps),
    )


def _to_desk() -> tuple[Crumb, ...]:
    return (Crumb(_("Which standards are being written?"), reverse("standards:drafts")),)


def _to_draft(version: Version) -> tuple[Crumb, ...]:
    address = reverse("standards:draft", args=[version.pk])
    return (*_to_desk(), Crumb(called(version), address, is_data=True))


def _next(version: Version, step: StepKind, reasons: tuple[Reason, ...], by: Actor) -> StepShown:
    verb = VERBS[step]
    in_the_way = tuple(one.in_words(_) for one in reasons)
    if verb in ("sign-off", "publish", "retire") and not may_publish(by):
        who = _("The national team does this: somebody who publishes standards.")
        in_the_way = (*in_the_way, who)
    address = reverse("standards:step", args=[version.pk, verb])
    return StepShown(str(TITLES[verb]), address, in_the_way)


def _facts(version: Version) -> tuple[Fact, ...]:
    example = _("Yes: the label is shown") if version.example else _("No")
    return (
        Fact(_("Words by"), version.creator, is_data=True),
        Fact(_("Source"), version.source or _("Not said yet"), is_data=bool(version.source)),
        Fact(_("Example"), example),
        Fact(_("Changed last"), moment(version.changed_at)),
    )


def _items(read: DraftRead, *, writing: bool) -> Table:
    columns = [Column(_("Item")), Column(_("What it is")), Column(_("Level"))]
    if writing:
        columns += [Column(_("Change it")), Column(_("Take it out"))]
    return Table(
        caption=_("What it says"),
        caption_hidden=True,
        columns=tuple(columns),
        rows=tuple(_item_row(one, read.version, writing=writing) for one in read.items),
        empty=_("Nothing yet. Add the first item."),
        stacked=True,
    )


def _item_row(item: Item, version: Version, *, writing: bool) -> Row:
    name = f"{item.code} {item.short or item.statement}".strip()
    cells = [
        Cell(name, is_data=True),
        str(item.get_kind_display()),
        str(item.level or _("All")),
    ]
    if writing:
        change = reverse("standards:item-change", args=[version.pk, item.pk])
        gone = reverse("standards:item-remove", args=[version.pk, item.pk])
        cells.append(Cell(_("Change"), href=change, hidden=name))
        cells.append(Cell(_("Take out"), href=gone, hidden=name))
    return Row(tuple(cells))


def _requirement(one: Requirement, read: DraftRead, *, writing: bool) -> RequirementShown:
    for item in read.items:
        item.version = read.version
    args = [read.version.pk, one.pk]
    ways = (
        Link(
            _("Change"), reverse("standards:requirement-change", args=args), hidden=data(one.title)
        ),
        Link(
            _("Take out"),
            reverse("standards:requirement-remove", args=args),
            hidden=data(one.title),
        ),
    )
    level = _("Level {n}").format(n=one.level)
    return RequirementShown(
        one.title, level, rule_in_words(one.rule, read.names), ways if writing else ()
    )


def _changes(version: Version) -> tuple[Link, ...]:
    return (
        Link(_("Add an item"), reverse("standards:item-add", args=[version.pk])),
        Link(_("Add what a level asks"), reverse("standards:requirement-add", args=[version.pk])),
        Link(_("Change its title and source"), reverse("standards:describe", args=[version.pk])),
    )


def _ways(read: DraftRead) -> tuple[Link, ...]:
    version = read.version
    ways = [Link(_("Read it as others will"), version_address(version))]
    if read.base:
        pair = f"?before={read.base.number}&after={version.number}"
        address = reverse("standards:compare", args=[version.framework.slug]) + pair
        ways.append(Link(_("What is different from the version before"), address))
    ways.append(Link(_("Who would it touch?"), reverse("standards:affected", args=[version.pk])))
    return tuple(ways)


def _history(steps: tuple[Step, ...]) -> Table:
    return Table(
        caption=_("What happened to it"),
        caption_hidden=True,
        columns=(Column(_("What")), Column(_("When")), Column(_("Who")), Column(_("Why"))),
        rows=tuple(
            Row(
                (
                    str(one.get_kind_display()),
                    moment(one.at),
                    Cell(one.person.name if one.person else "–", is_data=True),
                    Cell(one.because or "–", is_data=True),
                )
            )
            for one in steps
        ),
        empty=_("It came with Leadwell: nobody drafted it here."),
        stacked=True,
    )


def start_page() -> DraftFormPage:
    return DraftFormPage(
        title=_("Start a draft"),
        purpose=_("The next version of a framework. Nobody but those who work on it sees it."),
        crumbs=_to_desk(),
        button=_("Start"),
        back=Link(_("Back to the drafts"), reverse("standards:drafts")),
    )


def describe_page(version: Version) -> DraftFormPage:
    return _form(version, _("What is it, and whose words are these?"),
                 _("Everybody reads this above the standards."), _("Save"))  # fmt: skip


def item_page(version: Version, item_id: int | None) -> DraftFormPage:
    title = _("Add an item") if item_id is None else _("Change an item")
    away = None
    if item_id is not None:
        address = reverse("standards:item-remove", args=[version.pk, item_id])
        away = Link(_("Take it out of this draft"), address)
    purpose = _(
        "A level, a domain, a standard or a behaviour. Versions already published keep theirs."
    )
    return _form(version, title, purpose, _("Save"), away=away)


def item_gone_page(version: Version) -> DraftFormPage:
    return _form(version, _("Take this item out?"),
                 _("What belongs to it goes too. Versions already published keep it."),
                 _("Take it out"))  # fmt: skip


def requirement_page(version: Version, requirement_id: int | None) -> DraftFormPage:
    title = _("Add what a level asks") if requirement_id is None else _("Change what a level asks")
    purpose = _("Whoever takes a post on this level has to have shown this.")
    return _form(version, title, purpose, _("Save"))


def requirement_gone_page(version: Version) -> DraftFormPage:
    return _form(version, _("Take this requirement out?"),
                 _("The level asks it no more, once this version is published."),
                 _("Take it out"))  # fmt: skip


def answer_page(version: Version, comment: Comment) -> DraftFormPage:
    purpose = _("{name} wrote: “{said}”").format(name=comment.person.name, said=comment.said)
    return _form(version, _("Answer a comment"), purpose, _("Answer"))


def step_page(version: Version, verb: str, reasons: tuple[Reason, ...]) -> DraftFormPage:
    return _form(version, str(TITLES[verb]), str(PURPOSES[verb]), str(TITLES[verb]),
                 in_the_way=tuple(one.in_words(_) for one in reasons))  # fmt: skip


def _form(
    version: Version,
    title: str,
    purpose: str,
    button: str,
    *,
    away: Link | None = None,
    in_the_way: tuple[str, ...] = (),
) -> DraftFormPage:
    return DraftFormPage(
        title=title,
        purpose=purpose,
        in_the_way=in_the_way,
        crumbs=_to_draft(version),
        button=button,
        back=Link(_("Change nothing"), reverse("standards:draft", args=[version.pk])),
        away=away,
    )


def comments_page(read: DraftRead) -> CommentsPage:
    waiting = sum(one.answered_at is None for one in read.comments)
    words = ngettext("%(n)s comment is open.", "%(n)s comments are open.", waiting)
    answer = words % {"n": waiting} if waiting else _("Every comment has its answer.")
    return CommentsPage(
        title=_("What do others say about this draft?"),
        purpose=_("A draft is signed off once every comment has an answer."),
        crumbs=_to_draft(read.version),
        answer=answer if read.comments else _("Nobody has commented yet."),
        comments=tuple(_comment(one) for one in read.comments),
        open=read.version.status not in ("published", "retired"),
        button=_("Comment"),
    )


def _comment(one: Comment) -> CommentShown:
    answered = ""
    if one.answered_by and one.answered_at:
        words = _("{name} answered on {when}:")
        answered = words.format(name=one.answered_by.name, when=moment(one.answered_at))
    return CommentShown(
        who=one.person.name,
        when=moment(one.said_at),
        about=f"{one.item.code} {one.item.short}" if one.item else "",
        said=one.said,
        answer=one.answer,
        answered=answered,
        href=reverse("standards:answer", args=[one.version_id, one.pk]),
    )


def affected_page(found: Affected, *, today: date) -> AffectedPage:
    touched = [one for one in found.levels if one.touched]
    return AffectedPage(
        title=_("Who would this version touch?"),
        purpose=_("Which levels ask something else than before, and how many stand on them today."),
        crumbs=_to_draft(found.version),
        answer=_affected(touched, counted=found.counted),
        doubt=_doubt(counted=found.counted, today=today),
        levels=_level_table(found),
        ways=(
            *_what_if(found),
            Link(_("Back to the draft"), reverse("standards:draft", args=[found.version.pk])),
        ),
    )


def _what_if(found: Affected) -> tuple[Link, ...]:
    """The gate's page, upstairs: linked by address, never imported."""
    address = reverse("appointments:what-if", args=[found.place]) if found.place else ""
    words = _("How many would not meet it, and how many places on courses that takes")
    return (Link(words, f"{address}?version={found.version.pk}"),) if address else ()


def _affected(touched: Sequence[LevelCount], *, counted: bool) -> str:
    if not touched:
        return _("No level asks anything else than before.")
    levels = ngettext("%(n)s level changes", "%(n)s levels change", len(touched))
    said = levels % {"n": len(touched)}
    if not counted:
        return said + "."
    people = sum(one.people or 0 for one in touched)
    words = ngettext("%(n)s person stands on it today", "%(n)s people stand on them today", people)
    return f"{said}. {words % {'n': number(people)}}."


def _doubt(*, counted: bool, today: date) -> str:
    if not counted:
        return _("How many that is, national and regional teams see.")
    words = _(
        "Counted on {day} where you may see counts. Standing on a level is not the same as falling short "
        "of it: the what-if page of the gate says how many would."
    )
    return words.format(day=day(today))


def _level_table(found: Affected) -> Table:
    columns = [Column(_("Level")), Column(_("What it asks"))]
    if found.counted:
        columns += [Column(_("Posts"), numeric=True), Column(_("People"), numeric=True)]
    return Table(
        caption=_("Each level"),
        caption_hidden=True,
        columns=tuple(columns),
        rows=tuple(_level_row(one, counted=found.counted) for one in found.levels),
        empty=_("This version has no levels."),
        stacked=True,
    )


def _level_row(one: LevelCount, *, counted: bool) -> Row:
    state = Tag(_("Changes"), "attention") if one.touched else Tag(_("Stays the same"), "quiet")
    cells = [Cell(f"{one.level} {one.name}".strip(), is_data=True), Cell("", tag=state)]
    if counted:
        cells += [
            Cell(number(one.posts or 0), numeric=True),
            Cell(number(one.people or 0), numeric=True),
        ]
    return Row(tuple(cells))
