"""The parts of the induction at a place, and those it adds."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Link, Page
from leadwell.design.words import data, day
from leadwell.organisations.models import Organisation
from leadwell.training.models import Part
from leadwell.training.pages import induction_words as words
from leadwell.training.pages.induction_place.saying import picture_address
from leadwell.training.queries.induction_people import PartsOfPlace


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of the induction."""

    title: str
    about: str
    facts: str
    end: Link | None


@dataclass(frozen=True, kw_only=True)
class InductionPartsPage(Page):
    """The parts of whoever joins a place."""

    organisation_name: str
    local: tuple[PartShown, ...]
    national: tuple[tuple[str, tuple[PartShown, ...]], ...]
    empty: str
    button: str


def induction_parts_page(found: PartsOfPlace) -> InductionPartsPage:
    """The local parts first: those can be ended. The national ones nobody alters."""
    place = found.organisation
    tracks = dict.fromkeys(part.track for part in found.national)
    counts = reverse("training:place-induction", args=[place.code])
    return InductionPartsPage(
        title=_("What do those who join us do?"),
        purpose=_("Add what is needed here, for this place and everything beneath it. The national "
                  "parts stay as they are."),
        crumbs=(
            Crumb(words.place_name(place), picture_address(place), is_data=True),
            Crumb(_("The induction"), counts),
        ),
        made_up=place.made_up,
        organisation_name=words.place_name(place),
        local=tuple(_shown(part, place) for part in found.local),
        national=tuple(
            (words.track_name(track),
             tuple(_shown(part, place) for part in found.national if part.track == track))
            for track in tracks
        ),
        empty=_("No local part yet. Add the first below."),
        button=_("Add this part"),
    )  # fmt: skip


def _shown(part: Part, place: Organisation) -> PartShown:
    facts = [
        ngettext("due after {n} week", "due after {n} weeks", part.due_weeks).format(
            n=part.due_weeks
        ),
        words.how_long(part.minutes),
        _("two people sign") if part.supervisor_signs else _("the line manager signs"),
    ]
    if part.organisation and part.organisation_id != place.pk:
        facts.append(words.named(_("from {place}"), place=words.place_name(part.organisation)))
    if part.organisation:
        facts.append(_("for those who join from {day}").format(day=day(part.from_on)))
    if part.until_on:
        facts.append(_("ends on {day}").format(day=day(part.until_on)))
    own = part.organisation_id == place.pk and part.until_on is None
    to = reverse("training:induction-end-part", args=[part.pk]) if own else ""
    end = Link(_("End this part"), to, hidden=data(part.title)) if own else None
    return PartShown(part.title, part.about, str(words.joined(facts)), end)
