"""What the list of an organisation's people says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Actor
from leadwell.design.downloads import Download
from leadwell.design.pages import Crumb, Link, Page, Tag, Turn
from leadwell.organisations.models import Organisation, Tenure, TenureKind
from leadwell.organisations.pages import saying
from leadwell.organisations.permissions import may_keep_staff
from leadwell.organisations.queries import Listed, PageOfPeople, Sought
from leadwell.organisations.queries.people import COUNTED, EVER, LEFT


@dataclass(frozen=True, slots=True)
class Job:
    """One post of somebody, as the list says it."""

    post: Link
    about: tuple[str, ...]
    said: str
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the list."""

    person: Link
    jobs: tuple[Job, ...]


@dataclass(frozen=True, kw_only=True)
class PeoplePage(Page):
    """The people of an organisation: how many, who, and what to narrow them by."""

    answer: str
    entries: tuple[Entry, ...]
    empty: str
    narrowed: bool
    clear: str
    ways: tuple[Link, ...]
    turn: Turn


def people_page(
    found: PageOfPeople, *, sought: Sought, kept: dict[str, Any], by: Actor, today: date
) -> PeoplePage:
    """The page for what was asked in the address; `kept` is the address without where it begins."""
    place = found.organisation
    here = reverse("organisations:people", args=[place.code])
    names = saying.alike(each.person.name for each in found.listed)
    titles = saying.alike(held.post.title for each in found.listed for held in each.tenures)
    return PeoplePage(
        title=saying.about(_("Who works at {place}?"), place=saying.place_name(place)),
        purpose=_("Everybody who holds or held a post there, and at everything beneath it."),
        crumbs=(saying.to_place(place),),
        made_up=place.made_up,
        answer=_answer(found, sought),
        entries=tuple(_entry(each, names, titles, today) for each in found.listed),
        empty=_empty(place, sought, kept, by=by),
        narrowed=bool(kept.keys() - {"q"}),
        clear=here if kept else "",
        ways=_ways(place, kept, anybody=bool(found.listed), by=by),
        turn=_turn(here, kept, found),
    )


def _answer(found: PageOfPeople, sought: Sought) -> str:
    who = saying.people(found.count, most=COUNTED)
    if sought.when == LEFT:
        return _("{people} left.").format(people=who)
    if sought.when == EVER:
        return _("{people} work or worked here.").format(people=who)
    if sought == Sought():
        return _("{people} in post today.").format(people=who)
    return _("{people} in post today that fit what you asked.").format(people=who)


def _entry(listed: Listed, names: Collection[str], titles: Collection[str], today: date) -> Entry:
    for tenure in listed.tenures:
        tenure.person = listed.person
    return Entry(
        person=saying.person_link(listed.tenures[0], names),
        jobs=tuple(_job(tenure, names, titles, today) for tenure in listed.tenures),
    )


def _job(tenure: Tenure, names: Collection[str], titles: Collection[str], today: date) -> Job:
    post = tenure.post
    link = saying.post_link(post, titles, apart=saying.whose(tenure, names))
    words = (post.unit, saying.band(post))
    said = f"{saying.days(tenure, today)} · {saying.hours(tenure.fte)}"
    return Job(link, tuple(filter(None, words)), said, saying.footing(tenure))


def _empty(place: Organisation, sought: Sought, kept: dict[str, Any], *, by: Actor) -> str:
    if sought.words:
        return _("Nobody here is called that. Try the beginning of one of their names.")
    if sought.when == LEFT:
        return _("Nobody has left, as far as is known. Leavers are shown here with their last day.")
    if kept:
        return _("Nobody fits all of these choices. Take one of them away.")
    return _("Nobody is known here yet. People come in with a staff file, or are added by hand.")


def _ways(
    place: Organisation, kept: dict[str, Any], *, anybody: bool, by: Actor
) -> tuple[Link, ...]:
    sheet = reverse("organisations:people-sheet", args=[place.code])
    ways = [Link(_("Take this list away (CSV)"), f"{sheet}?{urlencode(kept)}" if kept else sheet)]
    if not anybody:
        ways = []
    if may_keep_staff(by, place):
        desk = reverse("organisations:staff", args=[place.code])
        ways.append(Link(_("Add or change staff by hand"), desk))
    return tuple(ways)


def _turn(here: str, kept: dict[str, Any], found: PageOfPeople) -> Turn:
    back = "" if found.previous is None else _page_after(here, kept, found.previous)
    return Turn(back, _page_after(here, kept, found.next) if found.next else "")


def _page_after(here: str, kept: dict[str, Any], number: int) -> str:
    asked = {**kept, "after": number} if number else kept
    return f"{here}?{urlencode(asked)}" if asked else here


def people_sheet(code: str, listed: Sequence[Listed], *, today: date) -> Download:
    """The list to take away: one row for each post of each person."""
    head = (
        _("Name"), _("Post"), _("Unit"), _("Band"), _("Level"), _("Leads people"), _("Footing"),
        _("Full-time equivalent"), _("First day"), _("First day without the post"),
        _("Organisation"),
    )  # fmt: skip
    rows = [_line(each, tenure) for each in listed for tenure in each.tenures]
    made_up = any(each.person.made_up for each in listed)
    return Download(f"people-{code}-{today.isoformat()}", head, rows, made_up=made_up)


def _line(listed: Listed, tenure: Tenure) -> tuple[Any, ...]:
    post = tenure.post
    return (
        listed.person.name,
        post.title,
        post.unit,
        post.band,
        post.level,
        _("Yes") if post.leads else _("No"),
        str(TenureKind(tenure.kind).label),
        tenure.fte,
        tenure.from_on,
        tenure.until_on,
        post.organisation.code,
    )


def crumbs_of(place: Organisation) -> tuple[Crumb, ...]:
    """The way back from a person or a post to the list it stands in."""
    here = reverse("organisations:people", args=[place.code])
    return (saying.to_place(place), Crumb(_("People"), here))
