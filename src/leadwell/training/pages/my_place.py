"""One's own place: its state, answering an offer, and booking one."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Fact, Link, Tag
from leadwell.design.words import day, moment
from leadwell.training.models import Place, Run
from leadwell.training.pages.programmes_shapes import PlacesPage, my_crumbs
from leadwell.training.queries.places import state_of_place


def to_my_applications() -> Crumb:
    """The way back to one's own applications."""
    return Crumb(_("Where have I applied?"), reverse("training:my-applications"))


def waits(each: Place, *, now: datetime) -> bool:
    """Whether an offer waits for its answer."""
    state = state_of_place(each)
    late = state.answer_by is not None and now >= state.answer_by
    return not (state.accepted or state.over or state.cancelled or late)


def place_tag(each: Place, *, now: datetime) -> Tag:
    """Where a place stands, in a word or two."""
    if each.run.cancelled_on:
        return Tag(_("Run cancelled"), "attention")
    if each.declined_at:
        return Tag(_("You said no"), "quiet")
    if each.handed_back_at:
        return Tag(_("Handed back"), "quiet")
    if each.replaced_at:
        return Tag(_("You were offered one you like better"), "quiet")
    if each.accepted_at and not each.lapsed_at:
        return Tag(_("Yours"), "good")
    if each.lapsed_at or not waits(each, now=now):
        return Tag(_("The offer is over"), "quiet")
    return Tag(_("Waits for your answer"), "attention")


def answer_place_page(place: Place, *, in_the_way: tuple[str, ...], now: datetime) -> PlacesPage:
    """The offer, and yes or no; an accepted place can be handed back."""
    held = place.accepted_at is not None and not state_of_place(place).over
    return PlacesPage(
        title=_("Your place on {run}").format(run=place.run.title),
        purpose=_("When it begins, where it is, and what you can still say.")
        if held
        else _("Say yes or no, so that no place stands empty."),
        answer=_place_answer(place, now=now),
        in_the_way=() if held and in_the_way else in_the_way,
        facts=(
            Fact(_("Programme"), place.run.programme.title, is_data=True),
            Fact(_("From"), day(place.run.starts_on)),
            Fact(_("Until"), day(place.run.ends_on)),
            Fact(_("Where"), place.run.where or _("Not said yet"), is_data=bool(place.run.where)),
        ),
        button="" if in_the_way else _("Send my answer"),
        ways=(Link(_("About this run"), reverse("training:run", args=[place.run.code])),),
        crumbs=my_crumbs(to_my_applications()),
        made_up=place.run.made_up,
    )


def _place_answer(place: Place, *, now: datetime) -> str:
    if place.accepted_at and not state_of_place(place).over:
        return _("This place is yours.")
    if waits(place, now=now) and place.answer_by:
        return _("It is kept for you until {when}.").format(when=moment(place.answer_by))
    return place_tag(place, now=now).text + "."


def answers_open(place: Place) -> list[tuple[str, str]]:
    """What can be said to a place now."""
    if place.accepted_at:
        return [("hand-back", _("I hand it back, so that somebody else can have it"))]
    yes = ("accept", _("Yes, I take it"))
    no = ("decline", _("No, and take me off the waiting list"))
    if place.application_id is None:
        return [yes, no]
    return [yes, ("wait", _("No, but keep me waiting for those I put before it")), no]


def book_page(run: Run, *, in_the_way: tuple[str, ...]) -> PlacesPage:
    """A place on a run without a draw."""
    return PlacesPage(
        title=_("Book a place on {run}").format(run=run.title),
        purpose=_("This run has no draw: whoever books first has a place."),
        in_the_way=in_the_way,
        facts=(
            Fact(_("From"), day(run.starts_on)),
            Fact(_("Until"), day(run.ends_on)),
            Fact(_("Where"), run.where or _("Not said yet"), is_data=bool(run.where)),
        ),
        button="" if in_the_way else _("Book my place"),
        crumbs=my_crumbs(),
        made_up=run.made_up,
    )
