"""Who in a team is due, overdue or exempt; what can be signed, several at once; and one person's page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Link, Page, Tag
from leadwell.design.words import data, day
from leadwell.training.models import Part
from leadwell.training.pages import induction_words as words
from leadwell.training.queries.induction import SAID, AskedPart, May, PeriodPicture, TeamInduction

ORDER = ("overdue", "soon", "under-way", "exempt", "finished-late", "finished", "left")


@dataclass(frozen=True, slots=True)
class Tick:
    """A part that can be signed: what its box sends, and its words. `first` begins with those who
    have said that they did it."""

    value: str
    title: str
    says: str
    said: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the induction."""

    name: str
    href: str
    answer: str
    tags: tuple[Tag, ...]
    ticks: tuple[Tick, ...]
    hidden: tuple[Tick, ...]


@dataclass(frozen=True, kw_only=True)
class TeamInductionPage(Page):
    """The inductions of a team."""

    answer: str
    members: tuple[Member, ...]
    empty: str
    can_sign: bool


def team_induction_page(team: TeamInduction, *, today: date) -> TeamInductionPage:
    """The most urgent first."""
    seen = sorted(team.pictures, key=lambda one: (ORDER.index(one.standing), one.period.due_on))
    members = tuple(_member(one, _waiting(one, team), today=today) for one in seen)
    return TeamInductionPage(
        title=_("Who in my team is on the induction?"),
        purpose=_("Sign what they have done with you. Each of them sees it at once."),
        crumbs=(Crumb(_("Who is in my team?"), reverse("organisations:my-team")),),
        made_up=any(one.period.organisation.made_up for one in seen),
        answer=_answer(seen),
        members=members,
        empty=""
        if seen
        else _(
            "Nobody who reports to you, or to somebody who does, is on the induction. People "
            "appear here the day they begin."
        ),
        can_sign=any(one.ticks or one.hidden for one in members),
    )


def _answer(seen: Sequence[PeriodPicture]) -> str:
    overdue = sum(one.standing == "overdue" for one in seen)
    asked = sum(one.standing in ("overdue", "soon", "under-way") for one in seen)
    if not asked:
        return _("Nobody is due.")
    people = ngettext("{n} person is on it.", "{n} people are on it.", asked).format(n=asked)
    late = ngettext("{n} is overdue.", "{n} are overdue.", overdue).format(n=overdue)
    return f"{people} {late}" if overdue else f"{people} {_('Nobody is overdue.')}"


def _waiting(one: PeriodPicture, team: TeamInduction) -> list[AskedPart]:
    """What the reader can still sign: the line manager as manager, others as supervisor."""
    if one.standing in ("exempt", "left"):
        return []
    direct = one.period.enrolment.person_id in team.direct.get(one.period.organisation_id, ())
    first = "manager" if direct else "supervisor"
    found = [part for part in one.parts if _waits_for(part, team.mine)]
    return [part for part in found if first in part.needs - part.signed.keys() or not direct]


def _waits_for(part: AskedPart, mine: frozenset[int]) -> bool:
    """Whether a signature is missing that the reader, who signs no part twice, could give."""
    missing = part.needs - part.signed.keys()
    return bool(missing) and not part.complete and not mine & set(part.signed.values())


def _member(one: PeriodPicture, waiting: Sequence[AskedPart], *, today: date) -> Member:
    person = one.period.enrolment.person
    ticks = [_tick(one, part) for part in waiting]
    return Member(
        name=person.name,
        href=reverse("training:induction", args=[one.period.pk]),
        answer=_progress(one),
        tags=tuple(tags_of(one)),
        ticks=tuple(tick for tick in ticks if tick.said),
        hidden=tuple(tick for tick in ticks if not tick.said),
    )


def tags_of(one: PeriodPicture) -> list[Tag]:
    """How somebody's induction stands, and whether they work in sight of a colleague."""
    tags = [words.standing_tag(one.standing)]
    if one.in_sight and one.standing != "left":
        tags.append(Tag(_("In sight of a colleague"), "attention"))
    return tags


def _progress(one: PeriodPicture) -> str:
    said = words.progress(one.complete, len(one.parts))
    if one.period.finished_on:
        return _("{said}, finished on {day}").format(said=said, day=day(one.period.finished_on))
    return _("{said}, due by {day}").format(said=said, day=day(one.period.due_on))


def _tick(one: PeriodPicture, part: AskedPart) -> Tick:
    return Tick(
        value=f"{one.period.pk}-{part.part.pk}",
        title=part.part.title,
        says=_("Due by {day}.").format(day=day(part.due_on)),
        said=part.state == SAID,
    )


@dataclass(frozen=True, slots=True)
class PartOf:
    """One part on somebody's page."""

    title: str
    says: str
    tag: Tag
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class InductionPage(Page):
    """Somebody's induction, for those who sign it or keep it."""

    name: str
    answer: str
    tags: tuple[Tag, ...]
    notes: tuple[str, ...]
    parts: tuple[PartOf, ...]
    can_sign: bool
    doors: tuple[Link, ...]


def induction_page(one: PeriodPicture, may: May, *, today: date) -> InductionPage:
    """Part by part, with a box beside what waits for a signature."""
    asked = one.standing not in ("exempt", "left")
    parts = tuple(
        _part(each, one, sign=may.sign and asked and _waits_for(each, may.mine), today=today)
        for each in one.parts
    )
    where = words.place_name(one.period.organisation)
    return InductionPage(
        title=_("How does this induction go?"),
        purpose=_("What is done, what waits for a signature, and by when."),
        crumbs=_crumbs(one),
        made_up=one.period.organisation.made_up,
        name=one.period.enrolment.person.name,
        answer=_progress(one) + ".",
        tags=tuple(tags_of(one)),
        notes=tuple(_notes(one, where)),
        parts=parts,
        can_sign=any(part.value for part in parts),
        doors=tuple(_doors(one, may)),
    )


def _crumbs(one: PeriodPicture) -> tuple[Crumb, ...]:
    code, name = one.period.organisation.code, words.place_name(one.period.organisation)
    return (Crumb(name, f"{reverse('organisations:search')}{code}/", is_data=True),)


def _notes(one: PeriodPicture, where: str) -> list[str]:
    period = one.period
    since = _("At {place} since {day}. Parts: {track}.")
    notes = [
        words.named(
            since, place=where, day=day(period.from_on), track=words.track_name(period.track)
        )
    ]
    if period.from_abroad:
        notes.append(_("Recruited from abroad: the parts for arriving are asked, too."))
    if period.minutes_saved:
        saved = words.how_long(period.minutes_saved)
        notes.append(_("What they showed before saves {time}.").format(time=saved))
    if period.exempt_because:
        said = _("Nothing more is asked here. The reason: {because}")
        notes.append(words.named(said, because=period.exempt_because))
    return notes


def _part(part: AskedPart, one: PeriodPicture, *, sign: bool, today: date) -> PartOf:
    value = f"{one.period.pk}-{part.part.pk}" if sign else ""
    return PartOf(part.part.title, words.part_says(part), words.part_tag(part, today=today), value)


def _doors(one: PeriodPicture, may: May) -> list[Link]:
    number, doors = one.period.pk, []
    whose = data(one.period.enrolment.person.name)
    if may.sign and not may.own:
        to = reverse("training:induction-track", args=[number])
        doors.append(Link(_("Change which parts they have"), to, hidden=whose))
    if may.exempt and not may.own:
        to = reverse("training:induction-exempt", args=[number])
        text = _("Ask it again") if one.period.exempt_because else _("Exempt them here")
        doors.append(Link(text, to, hidden=whose))
    return doors


@dataclass(frozen=True, kw_only=True)
class InductionFormPage(Page):
    """A short form about somebody's induction, or a part."""

    name: str
    says: tuple[str, ...]
    button: str
    careful: bool
    fields: bool
    out: Link


def _form_page(one: PeriodPicture, title: str, purpose: str, button: str, *, fields: bool = True
               ) -> InductionFormPage:  # fmt: skip
    name = one.period.enrolment.person.name
    href = reverse("training:induction", args=[one.period.pk])
    return InductionFormPage(
        title=title,
        purpose=purpose,
        made_up=one.period.organisation.made_up,
        name=name,
        says=(),
        button=button,
        careful=False,
        fields=fields,
        out=Link(_("Back to the induction"), href),
        crumbs=(Crumb(_("The induction"), href),),
    )


def exempt_page(one: PeriodPicture) -> InductionFormPage:
    """Exempt somebody, or ask it of them again."""
    if one.period.exempt_because:
        return _form_page(
            one,
            _("Ask the induction of them again?"),
            _("They are exempt here. You can end that."),
            _("Ask it again"),
            fields=False,
        )
    return _form_page(
        one,
        _("Exempt them from the induction here?"),
        _("What they did so far stays. With another employer the induction is asked again."),
        _("Exempt them"),
    )


def track_page(one: PeriodPicture) -> InductionFormPage:
    """Say which parts somebody has."""
    return _form_page(
        one,
        _("Which parts do they have?"),
        _("Everyone has the national parts. Some jobs have more."),
        _("Save"),
    )


def end_part_page(part: Part) -> InductionFormPage:
    """End a local part."""
    place = part.organisation
    href = reverse("training:induction-parts", args=[place.code]) if place else "/"
    return InductionFormPage(
        title=_("End this part?"),
        purpose=_(
            "Whoever joins from tomorrow on is not asked it. Whoever is here already still is."
        ),
        made_up=bool(place and place.made_up),
        name=part.title,
        says=(),
        button=_("End it"),
        careful=True,
        fields=False,
        out=Link(_("Back to the parts"), href),
        crumbs=(Crumb(_("The parts"), href),),
    )
