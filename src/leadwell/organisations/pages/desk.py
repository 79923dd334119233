"""What the desk of a small employer says: who works here, and one short form for each thing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Link, Page, Tag
from leadwell.design.words import data, day
from leadwell.organisations.models import Organisation, Tenure
from leadwell.organisations.pages import saying
from leadwell.organisations.queries import Desk, Member, in_the_way_of_undoing


@dataclass(frozen=True, slots=True)
class Card:
    """One member of staff, with what can be done about them."""

    name: Link
    job: str
    about: tuple[str, ...]
    reports_to: str
    tags: tuple[Tag, ...]
    change: Link
    leaves: Link


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody who left lately and can be put back."""

    name: str
    job: str
    said: str
    back: Link


@dataclass(frozen=True, kw_only=True)
class DeskPage(Page):
    """Everyone who works here."""

    answer: str
    cards: tuple[Card, ...]
    vacant: tuple[Link, ...]
    gone: tuple[Gone, ...]
    add: Link
    ways: tuple[Link, ...]
    empty: str


@dataclass(frozen=True, kw_only=True)
class StaffFormPage(Page):
    """One short form: what its button says, and the way out."""

    button: str
    out: Link
    says: tuple[str, ...] = ()
    careful: bool = False


def desk_page(desk: Desk, *, today: date) -> DeskPage:
    """The staff of one place by name, short enough for a phone."""
    place = desk.organisation
    code = place.code
    holders = {each.tenure.post_id: each.tenure.person.name for each in desk.members}
    names = saying.alike(each.tenure.person.name for each in desk.members)
    titles = saying.alike(each.title for each in desk.empty)
    return DeskPage(
        title=saying.about(_("The staff of {place}"), place=saying.place_name(place)),
        purpose=_(
            "Add somebody, change their job or hours, or say that they leave. No file needed."
        ),
        crumbs=(saying.to_place(place),),
        made_up=place.made_up,
        answer=_answer(desk, today),
        cards=tuple(_card(each, code, holders, names, today) for each in desk.members),
        vacant=tuple(saying.post_link(each, titles) for each in desk.empty),
        gone=tuple(_gone(each, code) for each in desk.left),
        add=Link(_("Add somebody"), reverse("organisations:add-staff", args=[code])),
        ways=(
            Link(_("Search and take the list away"), reverse("organisations:people", args=[code])),
        ),
        empty=_(
            "Nobody is here yet. Add the first person: it takes a minute, and no file is needed."
        ),
    )


def _answer(desk: Desk, today: date) -> str:
    here = len({each.tenure.person_id for each in desk.members if each.tenure.from_on <= today})
    said = ngettext("{n} person works here.", "{n} people work here.", here).format(n=here)
    if desk.more:
        return _("This desk is made for small places. Here are the first posts by their names.")
    if not desk.empty:
        return said
    count = len(desk.empty)
    empty = ngettext("{n} post is empty.", "{n} posts are empty.", count).format(n=count)
    return f"{said} {empty}"


def _card(
    member: Member, code: str, holders: Mapping[int, str], names: Collection[str], today: date
) -> Card:
    tenure, above = member.tenure, member.reports_to
    who = saying.whose(tenure, names)
    arguments = [code, tenure.pk]
    return Card(
        name=saying.person_link(tenure, names),
        job=tenure.post.title,
        about=_hours_and_days(tenure, today),
        reports_to=holders.get(above.pk, above.title) if above else "",
        tags=tuple(tag for tag in (saying.footing(tenure), _soon(tenure, today)) if tag),
        change=Link(_("Change"), reverse("organisations:change-staff", args=arguments), hidden=who),
        leaves=Link(_("Leaves"), reverse("organisations:staff-leaves", args=arguments), hidden=who),
    )


def _hours_and_days(tenure: Tenure, today: date) -> tuple[str, ...]:
    """The days only where somebody comes or goes: since when the others are here is on their page."""
    soon = (saying.days(tenure, today),) if _soon(tenure, today) else ()
    return (saying.hours(tenure.fte), *soon)


def _soon(tenure: Tenure, today: date) -> Tag | None:
    if tenure.from_on > today:
        return Tag(_("To come"), "quiet")
    return Tag(_("Leaving"), "attention") if tenure.until_on else None


def _gone(tenure: Tenure, code: str) -> Gone:
    last = date.fromordinal(tenure.until_on.toordinal() - 1) if tenure.until_on else None
    back = reverse("organisations:staff-back", args=[code, tenure.pk])
    return Gone(
        name=tenure.person.name,
        job=tenure.post.title,
        said=_("Last day {day}").format(day=day(last)),
        back=Link(_("Put back"), back, hidden=data(tenure.person.name)),
    )


def add_page(place: Organisation) -> StaffFormPage:
    """Somebody new."""
    return StaffFormPage(
        title=saying.about(_("Add somebody to {place}"), place=saying.place_name(place)),
        purpose=_("Their name, their job, their hours. What you save can be changed later."),
        crumbs=_way_back(place),
        made_up=place.made_up,
        button=_("Add them"),
        out=_out(place),
    )


def change_page(member: Member) -> StaffFormPage:
    """Somebody's job or hours."""
    tenure = member.tenure
    place = tenure.post.organisation
    return StaffFormPage(
        title=saying.about(_("Change what is known of {name}"), name=tenure.person.name),
        purpose=_("Another job is another post: both stay in the record, each with its days."),
        crumbs=_way_back(place),
        made_up=place.made_up,
        button=_("Save"),
        out=_out(place),
    )


def leaves_page(member: Member) -> StaffFormPage:
    """Somebody leaves."""
    tenure = member.tenure
    place = tenure.post.organisation
    return StaffFormPage(
        title=saying.about(_("When does {name} leave?"), name=tenure.person.name),
        purpose=_("Their record stays. A mistake can be undone for thirty days."),
        crumbs=_way_back(place),
        made_up=place.made_up,
        button=_("Save their last day"),
        out=_out(place),
        says=(saying.about(_("Their job here: {job}."), job=tenure.post.title),),
        careful=True,
    )


def back_page(member: Member, *, today: date) -> StaffFormPage:
    """A leaver entered by mistake."""
    tenure = member.tenure
    reasons = in_the_way_of_undoing(tenure, today=today) if tenure.until_on else []
    place = tenure.post.organisation
    return StaffFormPage(
        title=saying.about(_("Put {name} back?"), name=tenure.person.name),
        purpose=_("As if they had not left. That it was undone stays in the record."),
        in_the_way=tuple(reason.in_words(_) for reason in reasons),
        crumbs=_way_back(place),
        made_up=place.made_up,
        button=_("Put them back"),
        out=_out(place),
        says=(saying.about(_("Their job here: {job}."), job=tenure.post.title),),
    )


def _way_back(place: Organisation) -> tuple[Crumb, ...]:
    here = reverse("organisations:staff", args=[place.code])
    return (saying.to_place(place), Crumb(_("Staff"), here))


def _out(place: Organisation) -> Link:
    return Link(_("Back without saving"), reverse("organisations:staff", args=[place.code]))
