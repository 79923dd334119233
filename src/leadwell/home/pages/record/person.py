"""Who I am here: my numbers, my roles, and who looked."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.access.rules.roles import ROLES
from leadwell.design.pages import Cell, Fact, Link, Row, Table
from leadwell.design.plain_pages import plain_table
from leadwell.design.words import day, moment
from leadwell.keeping.queries import MyRecord


def person_facts(held: MyRecord) -> tuple[Fact, ...]:
    """My name, my address to sign in with, and every record of mine."""
    href = reverse("keeping:dispute-fact", args=["person", held.person.pk, "name"])
    wrong = Link(_("It is wrong"), href, hidden=_("Name"))
    name = Fact(_("Name"), held.person.name, is_data=True, action=wrong)
    number = Fact(_("Number of your record"), str(held.person.pk))
    also = tuple(
        Fact(_("Another record of yours"), f"{each.name} ({each.pk})", is_data=True)
        for each in held.others
    )
    email = (Fact(_("Email address"), held.email, is_data=True),) if held.email else ()
    return (name, number, *email, *also)


def numbers_table(held: MyRecord) -> Table:
    """The numbers I am known by."""
    rows = [
        Row(
            (
                _scheme(each.kind),
                Cell(each.name or each.place, is_data=True),
                Cell(each.value, is_data=True),
            )
        )
        for each in held.numbers
    ]
    columns = (_("Comes from"), _("Organisation"), _("Your number"))
    empty = _("No employer's number is held for you.")
    return plain_table(_("Your numbers"), columns, rows, empty)


def _scheme(kind: str) -> str:
    said = {
        "workforce": _("Staff list"),
        "asc-wds": _("Adult social care workforce data"),
        "applications": _("Job applications"),
    }
    return said.get(kind, kind)


def roles_table(held: MyRecord) -> Table:
    """What I may do here, and where."""
    rows = [
        Row((_role(each.role), Cell(each.place, is_data=True), day(each.from_on),
             day(each.until_on) or _("No end")))
        for each in held.roles
    ]  # fmt: skip
    columns = (_("Role"), _("Where"), _("Since"), _("Until"))
    return plain_table(_("Your roles"), columns, rows, _("You hold no role here."))


def _role(slug: str) -> str:
    return _(ROLES[slug].name) if slug in ROLES else slug


def looked_table(held: MyRecord) -> Table:
    """Who looked at my record, and when."""
    rows = [Row((Cell(each.by, is_data=True), moment(each.at))) for each in held.looked]
    columns = (_("Who"), _("When"))
    empty = _("Nobody else has opened your record. When somebody does, it is written down here.")
    return plain_table(_("Who has looked"), columns, rows, empty)
