"""What "My induction" says: what is next, by when, what is done, and what counts from before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Page, Tag
from leadwell.design.words import day
from leadwell.standards.queries import values_on
from leadwell.training.pages import induction_words as words
from leadwell.training.queries.induction import BEFORE, DONE, SAID, AskedPart, PeriodPicture

NEXT = 3


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part as the person meets it. `tick` is what its button sends; empty where there is none."""

    title: str
    about: str
    local: str
    says: str
    takes: str
    tag: Tag
    tick: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that are alike, under one heading."""

    id: str
    title: str
    lines: tuple[PartLine, ...]
    open: bool = True


@dataclass(frozen=True, slots=True)
class Employer:
    """The induction with one employer."""

    id: str
    name: str
    answer: str
    tags: tuple[Tag, ...]
    notes: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True)
class MyInductionPage(Page):
    """The reader's own induction."""

    answer: str
    doubt: str
    employers: tuple[Employer, ...]
    empty: str
    example: str
    values: tuple[tuple[str, str], ...]
    values_from: str


def my_induction_page(seen: Sequence[PeriodPicture], *, today: date) -> MyInductionPage:
    """The latest employer first; those one has left come last, with what was kept."""
    ordered = sorted(seen, key=lambda one: one.standing == "left")
    values = values_on(today)
    return MyInductionPage(
        title=_("What do I do in my induction?"),
        purpose=_("One induction for everyone who joins health or social care. It goes with you."),
        crumbs=(Crumb(_("What waits for me?"), "/my/"),),
        made_up=any(one.period.organisation.made_up for one in seen),
        answer=_answer(ordered, today=today),
        doubt=_doubt(ordered),
        employers=tuple(_employer(one, at, today=today) for at, one in enumerate(ordered)),
        empty="" if seen else _empty(),
        example=_(
            "The parts are an example in our own words, until the national ones are published."
        ),
        values=tuple((one.name, one.says) for one in values.values) if values else (),
        values_from=values.title if values else "",
    )


def _empty() -> str:
    return _(
        "You are not on the induction. It is for everybody who starts with an employer. If you were "
        "there before it began, nobody asks it of you, and what you learned before may count."
    )


def _open(one: PeriodPicture) -> list[AskedPart]:
    asked = one.standing not in ("exempt", "left", "finished", "finished-late")
    return [part for part in one.parts if not part.complete] if asked else []


def _answer(seen: Sequence[PeriodPicture], *, today: date) -> str:
    waiting = [part for one in seen for part in _open(one)]
    if not seen:
        return _("Nothing is asked of you.")
    if not waiting:
        return _("Nothing is left to do.")
    mine = [part for part in waiting if part.state != SAID]
    left = ngettext("{n} part is left.", "{n} parts are left.", len(waiting))
    said = left.format(n=len(waiting))
    if not mine:
        return f"{said} {_('All of them wait for a signature.')}"
    first = min(mine, key=lambda part: part.due_on)
    due = (
        _("The next was due by {day}.") if first.due_on < today else _("The next is due by {day}.")
    )
    return f"{said} {due.format(day=day(first.due_on))}"


def _doubt(seen: Sequence[PeriodPicture]) -> str:
    minutes = sum(one.period.minutes_saved for one in seen)
    if not minutes:
        return ""
    return _("What you showed before counts: it saves you {time}.").format(
        time=words.how_long(minutes)
    )


def _employer(one: PeriodPicture, at: int, *, today: date) -> Employer:
    tags = [words.standing_tag(one.standing)]
    if one.in_sight:
        tags.append(Tag(_("In sight of a colleague"), "attention"))
    return Employer(
        id=f"employer-{at}",
        name=words.place_name(one.period.organisation),
        answer=words.progress(one.complete, len(one.parts)) + ".",
        tags=tuple(tags),
        notes=tuple(_notes(one)),
        groups=tuple(group for group in _groups(one, at, today=today) if group.lines),
    )


def _notes(one: PeriodPicture) -> list[str]:
    notes = []
    if one.in_sight:
        notes.append(
            _(
                "You give care in sight of a colleague until the parts of the Care Certificate are signed."
            )
        )
    if one.period.exempt_because:
        said = _("Nothing more is asked of you here. The reason: {because}")
        notes.append(words.named(said, because=one.period.exempt_because))
    return notes


def _groups(one: PeriodPicture, at: int, *, today: date) -> list[Group]:
    left = _open(one)
    to_do = [part for part in left if part.state != SAID]
    said = [part for part in left if part.state == SAID]
    done = [part for part in one.parts if part.state == DONE]
    before = [part for part in one.parts if part.state == BEFORE]
    groups = (
        ("next", _("What is next"), to_do[:NEXT], True),
        ("later", _("After that"), to_do[NEXT:], False),
        ("said", _("Waits for a signature"), said, True),
        ("before", _("Counts from before"), before, False),
        ("done", _("Done"), done, False),
    )
    return [
        Group(f"{key}-{at}", title, tuple(_line(part, one, today=today) for part in parts), shown)
        for key, title, parts, shown in groups
    ]


def _line(part: AskedPart, one: PeriodPicture, *, today: date) -> PartLine:
    place = part.part.organisation
    may_say = part.state not in (DONE, BEFORE) and not (part.done and part.done.said_on)
    return PartLine(
        title=part.part.title,
        about=part.part.about,
        local=words.place_name(place) if place else "",
        says=words.part_says(part),
        takes=words.how_long(part.part.minutes),
        tag=words.part_tag(part, today=today),
        tick=f"{one.period.pk}-{part.part.pk}" if may_say and part in _open(one) else "",
    )
