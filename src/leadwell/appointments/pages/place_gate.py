"""The gate at a place: who meets their level there, and every exception."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from leadwell.actor import Actor
from leadwell.appointments.models import Waiver
from leadwell.appointments.pages.counts import name_of, share_of, shown, to_place, why_hidden
from leadwell.appointments.permissions import may_appoint, may_waive
from leadwell.appointments.queries import PlaceGate
from leadwell.appointments.queries.place_gate import (
    ENDED,
    ENDING,
    GIVEN,
    IN_FORCE,
    OPEN,
    LevelLine,
)
from leadwell.design.pages import Cell, Column, Link, Row, Table
from leadwell.design.plain_pages import ListPage, Part
from leadwell.design.words import day, number


def place_gate_page(found: PlaceGate, *, by: Actor) -> ListPage:
    """How many meet their level here, and every exception."""
    place = found.organisation
    return ListPage(
        title=format_html(_("Who meets the level of their post at {place}?"), place=name_of(place)),
        purpose=_(
            "How many in post meet what their level asks, and how many exceptions there are."
        ),
        crumbs=(to_place(place),),
        made_up=place.made_up,
        answer=_answer(found),
        ways=_ways(found, by),
        parts=(
            Part("levels", _("Level by level"), _levels(found), _about_levels(found)),
            Part(
                "exceptions",
                _("Waivers and breaches"),
                _exceptions(found),
                why_hidden(found.reasons),
            ),
            *_named(found, by),
        ),
    )


def _answer(found: PlaceGate) -> str:
    if found.on is None:
        return _("It is counted each night. It has not been counted yet.")
    if not found.lines:
        return _("No standards are published, so nothing is asked of anybody yet.")
    in_post = [line.in_post for line in found.lines]
    meet = [line.meet for line in found.lines]
    if None in in_post or None in meet:
        return _("Some numbers are about so few people that they are not shown.")
    whole, part = sum(filter(None, in_post)), sum(filter(None, meet))
    if not whole:
        return _("Nobody here holds a post of which anything is asked.")
    return _("{part} of {whole} people meet what the level of their post asks.").format(
        part=number(part), whole=number(whole)
    )


def _ways(found: PlaceGate, by: Actor) -> tuple[Link, ...]:
    place = found.organisation
    ways = [
        Link(_("What if the standards change?"), reverse("appointments:what-if", args=[place.code]))
    ]
    if may_appoint(by, place):
        ways.insert(
            0, Link(_("Appoint somebody"), reverse("appointments:appoint", args=[place.code]))
        )
    return (*ways, Link(_("Waivers everywhere"), reverse("appointments:waivers")))


def _about_levels(found: PlaceGate) -> str:
    if found.on is None:
        return ""
    return _("As counted on {day}. What is on hold is left out.").format(day=day(found.on))


def _levels(found: PlaceGate) -> Table:
    return Table(
        caption=_("How many meet their level"),
        caption_hidden=True,
        columns=(
            Column(_("Level")),
            Column(_("In post"), numeric=True),
            Column(_("Meet it"), numeric=True),
            Column(_("Share"), numeric=True),
        ),
        rows=tuple(_level(line) for line in found.lines),
        empty=_("Nothing is counted yet."),
        stacked=True,
    )


def _level(line: LevelLine) -> Row:
    name = f"{line.level}: {line.name}" if line.name else str(line.level)
    share = share_of(line.meet, line.in_post)
    return Row((Cell(name, is_data=True), shown(line.in_post), shown(line.meet), share))


def _exceptions(found: PlaceGate) -> Table:
    words = {
        IN_FORCE: _("Waivers in force"),
        ENDING: _("Of these, ending within 90 days"),
        GIVEN: _("Waivers given in the last year"),
        ENDED: _("Waivers ended early in the last year"),
        OPEN: _("Posts begun without the gate, still open"),
    }
    rows = tuple(Row((text, shown(found.waivers[key]))) for key, text in words.items())
    return Table(
        caption=_("Exceptions"),
        caption_hidden=True,
        columns=(Column(_("What")), Column(_("How many"), numeric=True)),
        rows=rows,
    )


def _named(found: PlaceGate, by: Actor) -> tuple[Part, ...]:
    """Those by name, for whoever sees the people here."""
    if not found.named:
        return ()
    table = Table(
        caption=_("Waivers in force or to come"),
        caption_hidden=True,
        columns=(Column(_("Who")), Column(_("Post")), Column(_("Until")), Column(_("End it"))),
        rows=tuple(_waiver(each, by) for each in found.named),
        stacked=True,
    )
    return (Part("named", _("Who has one"), table),)


def _waiver(waiver: Waiver, by: Actor) -> Row:
    person = reverse("appointments:gate", args=[waiver.person_id])
    ends = reverse("appointments:end-waiver", args=[waiver.pk])
    end = Cell(_("End it"), ends, hidden=waiver.person.name)
    return Row(
        (
            Cell(
                waiver.person.name, person, is_data=True, hidden=_("waiver {n}").format(n=waiver.pk)
            ),
            Cell(waiver.post.title if waiver.post else "", is_data=True),
            day(waiver.until_on),
            end if may_waive(by, waiver.organisation) else "",
        )
    )
