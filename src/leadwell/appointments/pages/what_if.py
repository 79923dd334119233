"""What a version of the standards would ask of those in post."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from leadwell.actor import Actor
from leadwell.appointments.pages.counts import name_of, share_of, shown, to_place, why_hidden
from leadwell.appointments.permissions import may_ask_by_group
from leadwell.appointments.queries import WhatIf
from leadwell.appointments.queries.what_if import LEVEL, REGION, SECTOR, ItemLine, WhatIfLine
from leadwell.design.pages import Cell, Column, Crumb, Link, Row, Table
from leadwell.design.plain_pages import ListPage, Part
from leadwell.design.words import day, number
from leadwell.organisations.models import Sector
from leadwell.organisations.rules.name_to_read import name_to_read


def what_if_page(found: WhatIf, *, by: Actor) -> ListPage:
    """What a version of the standards would ask of those in post."""
    place = found.organisation
    gate = reverse("appointments:organisation-gate", args=[place.code])
    return ListPage(
        title=format_html(_("What if the standards change at {place}?"), place=name_of(place)),
        purpose=_(
            "Choose a version: how many in post would not meet it, and the training it takes."
        ),
        crumbs=(to_place(place), Crumb(_("The gate"), gate)),
        made_up=place.made_up,
        answer=_what_if_answer(found),
        ways=_by_group(found) if may_ask_by_group(by, place) else (),
        parts=(*_tried(found), Part("versions", _("Choose a version"), _versions(found))),
    )


def _by_group(found: WhatIf) -> tuple[Link, ...]:
    """Which groups would fall short, a page upstairs: linked by address, never imported."""
    code, version = found.organisation.code, found.version
    text = _("Which groups of people would fall short?")
    if version is None:
        return (Link(text, reverse("fairness:what-ifs", args=[code])),)
    return (Link(text, reverse("fairness:what-if", args=[code, version.pk])),)


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
    hidden = why_hidden(found.reasons)
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
    return Row((cell, shown(line.asked), shown(line.short), share_of(line.short, line.asked)))


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
    return Row((Cell(name, is_data=True), shown(line.lack), number(line.planned)))


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
