"""Where a team stands in its induction, and what waits for its manager."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Page, Tag
from leadwell.design.words import day
from leadwell.training.pages import induction_words as words
from leadwell.training.queries.induction import SAID, AskedPart, PeriodPicture, TeamInduction

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
    found = [part for part in one.parts if waits_for(part, team.mine)]
    return [part for part in found if first in part.needs - part.signed.keys() or not direct]


def waits_for(part: AskedPart, mine: frozenset[int]) -> bool:
    """Whether a signature is missing that the reader, who signs no part twice, could give."""
    missing = part.needs - part.signed.keys()
    return bool(missing) and not part.complete and not mine & set(part.signed.values())


def _member(one: PeriodPicture, waiting: Sequence[AskedPart], *, today: date) -> Member:
    person = one.period.enrolment.person
    ticks = [_tick(one, part) for part in waiting]
    return Member(
        name=person.name,
        href=reverse("training:induction", args=[one.period.pk]),
        answer=progress_of(one),
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


def progress_of(one: PeriodPicture) -> str:
    """How much of an induction is done, in words."""
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
