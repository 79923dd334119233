"""One person's induction, as their manager sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Link, Page, Tag
from leadwell.design.words import data, day
from leadwell.training.pages import induction_words as words
from leadwell.training.pages.induction_team import progress_of, tags_of, waits_for
from leadwell.training.queries.induction import AskedPart, May, PeriodPicture


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
        _part(each, one, sign=may.sign and asked and waits_for(each, may.mine), today=today)
        for each in one.parts
    )
    where = words.place_name(one.period.organisation)
    return InductionPage(
        title=_("How does this induction go?"),
        purpose=_("What is done, what waits for a signature, and by when."),
        crumbs=_crumbs(one),
        made_up=one.period.organisation.made_up,
        name=one.period.enrolment.person.name,
        answer=progress_of(one) + ".",
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
