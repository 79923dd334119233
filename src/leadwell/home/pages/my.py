"""What somebody meets after signing in: who they are here, and what waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.access.rules.roles import ROLES
from leadwell.actor import Permission
from leadwell.design.pages import Cell, Column, Link, Page, Row, Table, Tag, Task
from leadwell.design.words import data, day
from leadwell.home.queries import Mine
from leadwell.home.rules.facts import HeldRole, Kind, Thing
from leadwell.organisations.queries import KEPT_BY_HAND
from leadwell.organisations.rules.name_to_read import name_to_read


@dataclass(frozen=True, kw_only=True)
class MyPage(Page):
    """My record."""

    answer: str
    tasks: tuple[Task, ...]
    roles: Table
    lets: tuple[str, ...]
    ways: tuple[Link, ...]


def my_page(mine: Mine, *, today: date) -> MyPage:
    """What is held about somebody here, and at most seven things to do."""
    return MyPage(
        title=_("What waits for me, and what may I do here?"),
        purpose=_("Your own page. Only you see it."),
        answer=_answer(mine.things, mine.roles),
        tasks=tuple(_task(thing) for thing in mine.things),
        roles=_roles(mine.roles, today=today),
        lets=_lets(mine.roles, today=today),
        ways=(*_people(mine), *_ways(mine.roles, today=today)),
    )


def _answer(things: Sequence[Thing], roles: Sequence[HeldRole]) -> str:
    waiting = ngettext("%(n)s thing waits for you.", "%(n)s things wait for you.", len(things))
    held = ngettext("You hold %(n)s role.", "You hold %(n)s roles.", len(roles))
    first = waiting % {"n": len(things)} if things else _("Nothing waits for you today.")
    return first + " " + held % {"n": len(roles)}


def _task(thing: Thing) -> Task:
    match thing.kind:
        case Kind.ROLE_ENDS:
            return Task(
                text=_("Your role ends soon: {role}").format(role=_role_name(thing.role)),
                hint=_("It stops on {day}. If you need it longer, ask your administrator.").format(
                    day=day(thing.due_on)
                ),
                tag=Tag(_("Soon"), "attention"),
            )
        case Kind.GRANTS_END:
            words = ngettext(
                "Look at %(n)s role that ends within 30 days",
                "Look at %(n)s roles that end within 30 days",
                thing.count,
            )
            return Task(
                text=words % {"n": thing.count},
                href=reverse("access:grants") + "?soon=on",
                hint=_("You give access at that place. Give a role again if it is still needed."),
                tag=Tag(_("Soon"), "attention"),
            )
        case Kind.ADD_SECOND_STEP:
            return Task(
                text=_("Add a second step to signing in"),
                href=reverse("mfa_index"),
                hint=_("Your password alone opens your account. It takes two minutes."),
                tag=Tag(_("Not yet"), "quiet"),
            )


def _role_name(slug: str) -> str:
    role = ROLES.get(slug)
    return _(role.name) if role else _("A role that no longer exists")


def _roles(held: Sequence[HeldRole], *, today: date) -> Table:
    columns = (_("Role"), _("Where"), _("Since"), _("Until"))
    return Table(
        caption=_("Your roles"),
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(_row(each, today=today) for each in held),
        empty=_("You hold no role yet. You see what anyone may see, and your own account."),
        stacked=True,
    )


def _row(held: HeldRole, *, today: date) -> Row:
    since = Cell(
        day(held.from_on), tag=Tag(_("To come"), "quiet") if held.from_on > today else None
    )
    until = day(held.until_on) or _("No end")
    return Row((_role_name(held.role), Cell(held.place, is_data=True), since, until))


def _lets(held: Sequence[HeldRole], *, today: date) -> tuple[str, ...]:
    """Everything the roles of today allow, in the order of the permissions' own list."""
    mine = _permissions(held, today=today)
    return tuple(_(permission.in_words) for permission in Permission if permission in mine)


def _permissions(held: Sequence[HeldRole], *, today: date) -> set[Permission]:
    now = [ROLES[each.role] for each in held if each.role in ROLES and each.from_on <= today]
    return {Permission.PUBLIC, Permission.SIGNED_IN}.union(*(role.permissions for role in now))


def _people(mine: Mine) -> tuple[Link, ...]:
    """The ways to one's team, and to the people of the places where one keeps their records."""
    ways = [Link(_("Who is in my team?"), reverse("organisations:my-team"))]
    for place in mine.places:
        name, arguments = data(name_to_read(place.name)), [place.code]
        who = format_html(_("Who works at {place}?"), place=name)
        ways.append(Link(who, reverse("organisations:people", args=arguments)))
        if place.kind in KEPT_BY_HAND:
            desk = format_html(_("Add or change the staff of {place}"), place=name)
            ways.append(Link(desk, reverse("organisations:staff", args=arguments)))
    return tuple(ways)


def _ways(held: Sequence[HeldRole], *, today: date) -> tuple[Link, ...]:
    may = _permissions(held, today=today)
    ways = [
        Link(_("What is held about me?"), reverse("home:record")),
        Link(_("How I sign in"), reverse("mfa_index")),
    ]
    if Permission.ANSWER_REQUESTS in may:
        ways.append(Link(_("What waits for an answer?"), reverse("keeping:waiting")))
    if Permission.JOIN_PEOPLE in may:
        ways.append(Link(_("Are two records one person?"), reverse("keeping:joining")))
    if Permission.SEE_LOADED_FILES in may:
        ways.append(Link(_("Did the file go in?"), reverse("intake:files")))
    if Permission.SEE_GRANTS in may:
        ways.append(Link(_("Who may do what?"), reverse("access:grants")))
    return (*ways, Link(_("What can each role do?"), reverse("access:roles")))
