"""The gate at a place, what a draft would ask of it, waivers for anybody, and the form that appoints."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from leadwell.actor import Actor
from leadwell.appointments.models import Waiver
from leadwell.appointments.permissions import may_appoint, may_waive
from leadwell.appointments.queries import Appointing, PlaceGate, WhatIf
from leadwell.appointments.queries.place_gate import (
    ENDED,
    ENDING,
    GIVEN,
    IN_FORCE,
    OPEN,
    LevelLine,
    SectorWaivers,
)
from leadwell.appointments.queries.what_if import LEVEL, REGION, SECTOR, ItemLine, WhatIfLine
from leadwell.design.pages import Cell, Column, Crumb, Link, Row, Table
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import data, day, number, percent
from leadwell.organisations.models import Organisation, Sector
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.reasons import Reason


def _to_place(place: Organisation) -> Crumb:
    here = f"{reverse('organisations:search')}{place.code}/"
    return Crumb(name_to_read(place.name), here, is_data=True)


def _name(place: Organisation) -> str:
    return data(name_to_read(place.name))


def _shown(count: int | None) -> str:
    return _("hidden") if count is None else number(count)


def _share(part: int | None, whole: int | None) -> str:
    if part is None or not whole:
        return ""
    return percent(100 * part / whole)


def place_gate_page(found: PlaceGate, *, by: Actor) -> ListPage:
    """How many meet their level here, and every exception."""
    place = found.organisation
    return ListPage(
        title=format_html(_("Who meets the level of their post at {place}?"), place=_name(place)),
        purpose=_(
            "How many in post meet what their level asks, and how many exceptions there are."
        ),
        crumbs=(_to_place(place),),
        made_up=place.made_up,
        answer=_answer(found),
        ways=_ways(found, by),
        parts=(
            Part("levels", _("Level by level"), _levels(found), _about_levels(found)),
            Part(
                "exceptions", _("Waivers and breaches"), _exceptions(found), _hidden(found.reasons)
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
    share = _share(line.meet, line.in_post)
    return Row((Cell(name, is_data=True), _shown(line.in_post), _shown(line.meet), share))


def _exceptions(found: PlaceGate) -> Table:
    words = {
        IN_FORCE: _("Waivers in force"),
        ENDING: _("Of these, ending within 90 days"),
        GIVEN: _("Waivers given in the last year"),
        ENDED: _("Waivers ended early in the last year"),
        OPEN: _("Posts begun without the gate, still open"),
    }
    rows = tuple(Row((text, _shown(found.waivers[key]))) for key, text in words.items())
    return Table(
        caption=_("Exceptions"),
        caption_hidden=True,
        columns=(Column(_("What")), Column(_("How many"), numeric=True)),
        rows=rows,
    )


def _hidden(reasons: tuple[Reason, ...]) -> str:
    return " ".join(dict.fromkeys(reason.in_words(_) for reason in reasons))


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


def waivers_page(sectors: tuple[SectorWaivers, ...], reasons: tuple[Reason, ...]) -> ListPage:
    """Waivers in counts, for anybody."""
    columns = (
        Column(_("Sector")),
        Column(_("In force"), numeric=True),
        Column(_("Given in the last year"), numeric=True),
        Column(_("Ended early in the last year"), numeric=True),
    )
    table = Table(
        caption=_("Waivers by sector"),
        caption_hidden=True,
        columns=columns,
        rows=tuple(_sector(each) for each in sectors if _any(each)),
        empty=_("No waiver has been given yet."),
        stacked=True,
    )
    return ListPage(
        title=_("How often is the gate waived?"),
        purpose=_(
            "Some posts ask for training first. Where a post cannot wait, an accountable officer may let "
            "somebody begin before they have it, for a time. Every waiver is counted here."
        ),
        answer=_("Numbers about few people are hidden, and the rest are rounded."),
        parts=(Part("sectors", _("By sector"), table, _hidden(reasons)),),
    )


def _any(each: SectorWaivers) -> bool:
    return any(count != 0 for count in (each.in_force, each.given, each.ended))


def _sector(each: SectorWaivers) -> Row:
    name = str(Sector(each.sector).label) if each.sector else _("Everywhere")
    return Row((name, _shown(each.in_force), _shown(each.given), _shown(each.ended)))


def what_if_page(found: WhatIf) -> ListPage:
    """What a version of the standards would ask of those in post."""
    place = found.organisation
    gate = reverse("appointments:organisation-gate", args=[place.code])
    return ListPage(
        title=format_html(_("What if the standards change at {place}?"), place=_name(place)),
        purpose=_(
            "Choose a version: how many in post would not meet it, and the training it takes."
        ),
        crumbs=(_to_place(place), Crumb(_("The gate"), gate)),
        made_up=place.made_up,
        answer=_what_if_answer(found),
        parts=(*_tried(found), Part("versions", _("Choose a version"), _versions(found))),
    )


def _what_if_answer(found: WhatIf) -> str:
    if found.on is None:
        return _("Who meets what is counted each night. It has not been counted yet.")
    if found.version is None:
        return _("Choose a version below.")
    whole = found.lines[0]
    if whole.short is None or whole.asked is None:
        return _("So few people are asked that the numbers are not shown.")
    return _("{short} of {asked} people in post would not meet it, as counted on {day}.").format(
        short=number(whole.short), asked=number(whole.asked), day=day(found.on)
    )


def _tried(found: WhatIf) -> tuple[Part, ...]:
    if found.version is None or found.on is None:
        return ()
    heads = {LEVEL: _("By level"), SECTOR: _("By sector"), REGION: _("By region")}
    hidden = _hidden(found.reasons)
    parts = [Part(by, head, _divided(found, by, head), hidden) for by, head in heads.items()]
    return (*parts, Part("supply", _("Training it takes"), _items(found), _supply(found)))


def _divided(found: WhatIf, by: str, head: str) -> Table:
    return Table(
        caption=head,
        caption_hidden=True,
        columns=(
            Column(head),
            Column(_("In post"), numeric=True),
            Column(_("Would not meet it"), numeric=True),
            Column(_("Share"), numeric=True),
        ),
        rows=tuple(_what_if_row(line) for line in found.lines if line.by == by),
        empty=_("Nobody in post is asked."),
        stacked=True,
    )


def _what_if_row(line: WhatIfLine) -> Row:
    name = {
        LEVEL: _("Level {level}").format(level=line.name),
        SECTOR: str(Sector(line.name).label) if line.by == SECTOR else "",
        REGION: name_to_read(line.name) or _("No region"),
    }[line.by]
    cell = Cell(name, is_data=line.by == REGION)
    return Row((cell, _shown(line.asked), _shown(line.short), _share(line.short, line.asked)))


def _supply(found: WhatIf) -> str:
    supply = found.supply
    if supply is None or not supply.need:
        return _("Nobody lacks anything, or the numbers are too small to show.")
    return _(
        "To close it by {day}, {need} places are needed: {per_month} a month. {planned} are planned, "
        "{short} too few. A place is one person on one course for one thing."
    ).format(
        day=day(found.by_day),
        need=number(supply.need),
        per_month=number(supply.per_month),
        planned=number(supply.planned),
        short=number(supply.short),
    )


def _items(found: WhatIf) -> Table:
    return Table(
        caption=_("What people lack, and the places planned for it"),
        caption_hidden=True,
        columns=(
            Column(_("Item")),
            Column(_("People who lack it"), numeric=True),
            Column(_("Places planned"), numeric=True),
        ),
        rows=tuple(_item(line, found) for line in found.items),
        empty=_("Nothing to show."),
        stacked=True,
    )


def _item(line: ItemLine, found: WhatIf) -> Row:
    name = found.names.get(line.key, line.key)
    return Row((Cell(name, is_data=True), _shown(line.lack), number(line.planned)))


def _versions(found: WhatIf) -> Table:
    here = reverse("appointments:what-if", args=[found.organisation.code])
    rows = tuple(
        Row(
            (
                Cell(
                    f"{each.framework.title} {each.number}",
                    f"{here}?version={each.pk}",
                    is_data=True,
                ),
                str(each.get_status_display()),
            ),
            you=found.version is not None and each.pk == found.version.pk,
        )
        for each in found.versions
    )
    return Table(
        caption=_("Versions that ask for something"),
        caption_hidden=True,
        columns=(Column(_("Version")), Column(_("State"))),
        rows=rows,
        empty=_("No version asks for anything yet."),
        stacked=True,
    )


def appoint_page(found: Appointing) -> AskPage:
    """The form that puts somebody into a post."""
    place = found.organisation
    back = reverse("organisations:people", args=[place.code])
    return AskPage(
        title=format_html(_("Put somebody into a post at {place}"), place=_name(place)),
        purpose=_(
            "The gate is asked before anything is saved. It says what is missing, if anything is."
        ),
        crumbs=(_to_place(place),),
        made_up=place.made_up,
        in_the_way=() if found.posts else (_("No post is empty here. Add a post first."),),
        words=_whom(found) if found.posts else (),
        button=_("Appoint them") if found.posts else "",
        ways=(Link(_("Back without saving"), back),),
    )


def _whom(found: Appointing) -> tuple[str, ...]:
    """What to do where the people are too many for one list."""
    if found.called and not found.people:
        return (_("Nobody who works here is called that. Try a part of the name."),)
    if found.called and found.more:
        return (_("Many are called that. The first are in the list: write more of the name."),)
    if found.more and not found.people:
        return (_("Many people work here. Find the one you mean first, or name somebody new."),)
    return ()
