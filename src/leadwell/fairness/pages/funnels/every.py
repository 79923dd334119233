"""Every decision of an organisation, each with its answer: the rules of this system first."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Link, Page, Tag
from leadwell.fairness.pages.funnels import told
from leadwell.fairness.pages.reports import found, parts, story, words
from leadwell.fairness.queries.funnels import Funnels, OneFunnel

# Decisions that follow rules of this system itself: always on, whoever asks.
OWN_RULES = ("gate", "waivers", "places", "release")


@dataclass(frozen=True, slots=True)
class Card:
    """A decision with its answer, and the door to more."""

    way: Link
    tag: Tag
    sentence: str
    about: str


@dataclass(frozen=True, kw_only=True)
class FunnelsPage(Page):
    """Every decision."""

    organisation_name: str
    answer: str
    doubt: str
    looked: str
    own: tuple[Card, ...]
    others: tuple[Card, ...]
    waiting: tuple[Link, ...]
    doors: tuple[Link, ...]
    who: str


def funnels_page(seen: Funnels) -> FunnelsPage:
    """The words of the page."""
    place = seen.place
    counted = [one for one in seen.all if one.year]
    own = [one for one in seen.all if one.funnel.code in OWN_RULES]
    others = [one for one in counted if one not in own]
    return FunnelsPage(
        title=_("Who gets through, decision by decision?"),
        purpose=_(
            "Each decision about people here, stage by stage: who came how far, and whether groups of people"
            " come on alike."
        ),
        crumbs=parts.crumbs(place, parts.to_fairness(place)),
        made_up=place.organisation.made_up or any(one.year.made_up for one in counted if one.year),
        organisation_name=place.name,
        answer=_answer(counted),
        doubt=_doubt(counted),
        looked=found.looked(seen.findings),
        own=tuple(_card(one) for one in own),
        others=tuple(_card(one) for one in others),
        waiting=tuple(_way(one) for one in seen.all if not one.year and one not in own),
        doors=(
            Link(_("What you know, or who you know?"), reverse("fairness:connections", args=[place.code])),
            Link(_("How a case file is laid out"), "/files/template/cases/"),
        ),
        who=parts.who_may_see(),
    )  # fmt: skip


def _answer(counted: list[OneFunnel]) -> str:
    if not counted:
        return _("No decision has been counted here yet.")
    away = [one for one in counted if _away(one)]
    if not any(_compared(one) for one in counted):
        return _(
            "Too few people are counted to say whether groups come on alike. That is no all-clear."
        )
    if not away:
        text = ngettext(
            "{n} decision is counted. In none does anything stand out beyond chance.",
            "{n} decisions are counted. In none does anything stand out beyond chance.",
            len(counted),
        )
        return text.format(n=len(counted))
    text = ngettext(
        "In {n} of {of} decisions something stands out beyond chance: {which}.",
        "In {n} of {of} decisions something stands out beyond chance: {which}.",
        len(away),
    )
    which = "; ".join(_(one.funnel.title) for one in away)
    return text.format(n=len(away), of=len(counted), which=which)


def _doubt(counted: list[OneFunnel]) -> str:
    years = [one.year for one in counted if one.year]
    if not years:
        return ""
    latest = max(years, key=lambda year: (not year.running, year.ended_on))
    if latest.running:
        return words.which_year(latest)
    return _("Latest figures: {year}.").format(year=words.year(latest.ended_on))


def _away(one: OneFunnel) -> int:
    return sum(each.found for each in told.compared(one))


def _compared(one: OneFunnel) -> bool:
    return story.compared([each.line for each in told.compared(one)])


def _way(one: OneFunnel) -> Link:
    href = reverse("fairness:funnel", args=[one.place.code, one.funnel.code])
    return Link(_(one.funnel.title), href)


def _card(one: OneFunnel) -> Card:
    away = _away(one)
    tag = Tag(_("Stands out"), "attention") if away else Tag(_("Nothing stands out"), "quiet")
    if not _compared(one):
        tag = Tag(_("Nothing could be compared"), "quiet")
    if one.year is None:
        tag = Tag(_("Nothing counted yet"), "quiet")
    said = told.answer(one)
    if one.year and one.year.running:
        said = f"{said} {words.which_year(one.year)}"
    return Card(_way(one), tag, said, _(one.funnel.about))
