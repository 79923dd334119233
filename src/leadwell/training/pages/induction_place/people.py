"""Who is on the induction at a place, by name, for those who see the people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Link, Page, Tag, Turn
from leadwell.design.words import day, number
from leadwell.organisations.models import Organisation
from leadwell.training.pages import induction_words as words
from leadwell.training.pages.induction_place.saying import picture_address
from leadwell.training.pages.induction_team import tags_of
from leadwell.training.queries.induction_people import InductionPeople


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in the list."""

    person: Link
    about: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, kw_only=True)
class InductionPeoplePage(Page):
    """Who is on the induction at a place."""

    organisation_name: str
    answer: str
    listed: tuple[Listed, ...]
    empty: str
    turn: Turn
    doors: tuple[Link, ...]


def induction_people_page(found: InductionPeople) -> InductionPeoplePage:
    """By name, the earliest due first."""
    place = found.organisation
    here = reverse("training:induction-people", args=[place.code])
    ask: dict[str, str | int] = {"show": found.show, "after": found.next}
    counts = reverse("training:place-induction", args=[place.code])
    return InductionPeoplePage(
        title=_("Who is on the induction?"),
        purpose=_("Those who joined, the earliest due first. Open one to sign, or to exempt them."),
        crumbs=(
            Crumb(words.place_name(place), picture_address(place), is_data=True),
            Crumb(_("The induction"), counts),
        ),
        made_up=place.made_up,
        organisation_name=words.place_name(place),
        answer=ngettext("{n} person", "{n} people", found.count).format(n=number(found.count)),
        listed=tuple(_listed(one, place) for one in found.pictures),
        empty=_("Nobody here is like that today."),
        turn=Turn(next=f"{here}?{urlencode(ask)}" if found.next else ""),
        doors=(Link(_("How it goes, in numbers"), counts),),
    )


def _listed(one: Any, place: Organisation) -> Listed:
    period = one.period
    said = _("{done}, due by {day}").format(
        done=words.progress(one.complete, len(one.parts)), day=day(period.due_on)
    )
    if period.organisation_id != place.pk:
        said = words.named("{said} · {at}", said=said, at=words.place_name(period.organisation))
    to = reverse("training:induction", args=[period.pk])
    name = Link(period.enrolment.person.name, to, is_data=True)
    return Listed(name, said, tuple(tags_of(one)))
