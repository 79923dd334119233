"""The leadership picture: the page about one organisation that people share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from leadwell.actor import ANYONE, Actor
from leadwell.design import words as design_words
from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table
from leadwell.measures.pages import chapters, sentences, words
from leadwell.measures.pages.chapters import Chapter
from leadwell.measures.pages.figures import address
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import LeadershipPicture
from leadwell.organisations.models import Kind, Organisation, Sector
from leadwell.organisations.permissions import may_see_people_of
from leadwell.organisations.queries import Step

SECTORS = {
    Sector.NHS_TRUST: gettext_lazy("NHS trust"),
    Sector.ICB: gettext_lazy("Integrated care board"),
    Sector.PRIMARY_CARE: gettext_lazy("Primary care"),
    Sector.SOCIAL_CARE: gettext_lazy("Adult social care"),
    Sector.NATIONAL: gettext_lazy("National or regional body"),
    Sector.INDEPENDENT: gettext_lazy("Independent health care"),
    Sector.UNKNOWN: gettext_lazy("Not known"),
}

# an employer that no register and no regulator names: nobody says whether it is open
PAY = "gender-pay-gap"


@dataclass(frozen=True, kw_only=True)
class PicturePage(Page):
    """How an organisation or an area is led: the answer, what it is, and five chapters."""

    name: str
    kind: str
    code: str
    sits_in: Link | None
    answer: str
    doubt: str
    status: str
    continued_by: tuple[Link, ...]
    facts: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    without: str
    pay: Link | None
    before: Table | None
    after: Table | None
    beneath: Table | None
    beneath_says: str
    day: date
    asked: date | None
    managers_href: str
    returns_href: str
    compare_href: str
    csv_href: str
    people: Link | None


def picture_page(picture: LeadershipPicture, *, today: date, by: Actor = ANYONE) -> PicturePage:
    """The words of the page. Of an area's page too: its figures are pooled. `by` decides only whether
    a way to its people is shown."""
    one, place = picture.organisation, picture.place
    asked = picture.day if picture.day != today else None
    answer, doubt = _answer(picture, asked)
    told = _chapters(picture, asked)
    return PicturePage(
        title=place.name_to_read,
        title_is_data=True,
        purpose=_(
            "How this place is led and how its people fare, from what others have published."
        ),
        crumbs=_crumbs(picture.above),
        made_up=one.made_up,
        name=place.name_to_read,
        kind=words.kind(one),
        code=one.code,
        sits_in=_link(place.parent) if place.parent else None,
        answer=answer,
        doubt=doubt,
        status=_status(picture),
        continued_by=_continued_by(picture),
        facts=_facts(picture),
        chapters=told,
        without=_without(picture, told),
        pay=_pay(one),
        before=_steps(picture.predecessors, _("What it carries on")),
        after=_steps(picture.successors, _("What became of it")),
        beneath=_beneath(picture),
        beneath_says=_beneath_says(picture),
        day=picture.day,
        asked=asked,
        managers_href=""
        if any(chapter.door for chapter in told)
        else address("measures:public-managers", one.code),
        returns_href=address("fairness:returns", one.code),
        compare_href=f"{reverse('measures:compare')}?org={one.code}",
        csv_href=address("measures:picture-sheet", one.code, on=asked),
        people=_people(one, by=by),
    )


def _people(one: Organisation, *, by: Actor) -> Link | None:
    """The way to who works there, for those who may see it."""
    if not may_see_people_of(by, one):
        return None
    return Link(_("Who works here?"), reverse("organisations:people", args=[one.code]))


def _answer(picture: LeadershipPicture, asked: date | None) -> tuple[str, str]:
    if picture.beneath is None:
        return sentences.whole(picture, asked=asked)
    led = picture.latest("compassionate-and-inclusive")
    bullied = picture.latest("bullying-by-managers")
    known = [figure for figure in (led, bullied) if figure]
    said = [sentences.against_england(f, picture.england_for(f)) for f in known]
    if not said:
        return _("No staff survey has been loaded for this area."), ""
    pooled = _(
        "Figures of an area are pooled from the counts of its organisations, "
        "or taken from the publisher. They are never averages of averages."
    )
    return " ".join(said), f"{sentences.surveyed(known[-1])} {pooled}"


def _chapters(picture: LeadershipPicture, asked: date | None) -> tuple[Chapter, ...]:
    told = (
        chapters.led(picture, asked=asked),
        chapters.fair(picture, asked=asked),
        chapters.enough(picture, asked=asked),
        chapters.health(picture, asked=asked),
        chapters.found(picture, asked=asked),
    )
    known = tuple(chapter for chapter in told if not chapter.missing or chapter.pictures)
    if known and picture.organisation.kind in sentences.SURVEYED:
        own = chapters.own_staff(picture)
        return (*told, own) if own else told
    return known


def _without(picture: LeadershipPicture, told: Sequence[Chapter]) -> str:
    """What a short page leaves out, and why."""
    if picture.organisation.kind in sentences.SURVEYED or len(told) == len(
        ("led", "fair", "enough", "health", "found")
    ):
        return ""
    if picture.organisation.known_from == PAY:
        return _(
            "Only reports on the pay of women and men have been loaded for this employer. "
            "They do not say how it is led."
        )
    if not told:
        return ""
    if any(not slug.startswith("cqc-") for slug in picture.series):
        return _(
            "What is not shown here has not been published for this place, or not been loaded."
        )
    return _(
        "Staff surveys, sickness and turnover are not published for places like this one, "
        "so there is no word of the staff beside what the regulator found."
    )


def _status(picture: LeadershipPicture) -> str:
    one = picture.organisation
    if one.closed_on and one.closed_on <= picture.day:
        closed = design_words.day(one.closed_on)
        if picture.successors:
            return _("Closed on {day}. Its work went on elsewhere.").format(day=closed)
        return _("Closed on {day}. What became of it is not known here.").format(day=closed)
    if one.opened_on and one.opened_on > picture.day:
        return _("Not yet open: it opens on {day}.").format(day=design_words.day(one.opened_on))
    if one.closed_on:
        return _("Open; it closes on {day}.").format(day=design_words.day(one.closed_on))
    if one.known_from == PAY:
        return _("Known only from the gender pay gap reports")
    if one.kind == Kind.PREDECESSOR:
        return _("Known only from the lists of what became of earlier organisations")
    return _("Open")


def _pay(one: Organisation) -> Link | None:
    """The way to what such an employer reported, which is no part of a picture of leadership."""
    if one.known_from != PAY:
        return None
    return Link(_("Its pay gap in full"), address("measures:measure", one.code, "pay-gap-median"))


def _continued_by(picture: LeadershipPicture) -> tuple[Link, ...]:
    nearest = [step.organisation for step in picture.successors if step.step == 1]
    return tuple(_link(one) for one in nearest)


def _link(one: Organisation) -> Link:
    return Link(words.name(one), address("measures:picture", one.code), is_data=True)


def _facts(picture: LeadershipPicture) -> tuple[Fact, ...]:
    one, place = picture.organisation, picture.place
    former = ", ".join(dict.fromkeys(words.name_of(name.name) for name in place.former_names))
    facts = [
        Fact(_("Kind"), words.kind(one)),
        Fact(_("Code"), one.code, is_data=True),
        Fact(_("State"), _status(picture)),
        Fact(_("Where it sits"), words.name(place.parent), is_data=True) if place.parent else None,
        Fact(_("Town"), one.town.title(), is_data=True) if one.town else None,
        Fact(_("Opened"), design_words.day(one.opened_on)) if one.opened_on else None,
        Fact(_("Earlier names"), former, is_data=True) if former else None,
    ]
    return tuple(fact for fact in facts if fact)


def _crumbs(above: Sequence[Organisation]) -> tuple[Crumb, ...]:
    return tuple(
        Crumb(words.name(one), address("measures:picture", one.code), is_data=True) for one in above
    )


def _steps(steps: Sequence[Step], title: str) -> Table | None:
    if not steps:
        return None
    rows = tuple(
        Row((
            Cell(words.name(step.organisation), address("measures:picture", step.organisation.code),
                 is_data=True),
            Cell(step.organisation.code, is_data=True),
            design_words.day(step.on) or _("not known"),
        ))
        for step in steps
    )  # fmt: skip
    columns = (Column(_("Organisation")), Column(_("Code")), Column(_("Since")))
    return Table(title, columns, rows)


def _beneath(picture: LeadershipPicture) -> Table | None:
    if picture.beneath is None:
        return None
    rows = tuple(
        Row((Cell(words.name(one), address("measures:picture", one.code), is_data=True),
             words.kind(one), Cell(one.town.title(), is_data=True)))
        for one in picture.beneath.named
    )  # fmt: skip
    columns = (Column(_("Organisation")), Column(_("Kind")), Column(_("Town")))
    empty = _("No organisation has been placed here yet. Load the registers first.")
    return Table(_("Organisations here, by name"), columns, rows, empty=empty)


def _beneath_says(picture: LeadershipPicture) -> str:
    if picture.beneath is None:
        return ""
    counts = picture.beneath.kinds
    named = [
        f"{name} ({design_words.number(counts[kind])})"
        for kind, name in words.KINDS.items()
        if kind in counts
    ]
    return _("Open now: {counts}.").format(counts=", ".join(named)) if named else ""
