"""What the pages about roles say: what each can do, who holds them, giving and ending them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.access import permissions
from leadwell.access.models import RoleGrant
from leadwell.access.queries import Ending, PageOfGrants
from leadwell.access.rules.roles import ROLES, Role
from leadwell.actor import Actor, Permission
from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag, Turn
from leadwell.design.words import day


@dataclass(frozen=True, slots=True)
class RoleInWords:
    """One role as people read it."""

    slug: str
    name: str
    words: str
    lets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RolesPage(Page):
    """What each role can do."""

    roles: tuple[RoleInWords, ...]
    everyone: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GrantsPage(Page):
    """Who holds which role where."""

    answer: str
    grants: Table
    turn: Turn
    clear: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class GiveRolePage(Page):
    """Giving a role."""

    roles: Link


@dataclass(frozen=True, kw_only=True)
class EndRolePage(Page):
    """Ending one."""

    facts: tuple[Fact, ...]
    back: Link


def role_name(slug: str) -> str:
    """A role's name in the reader's language; a role nobody wrote down says so."""
    role = ROLES.get(slug)
    return _(role.name) if role else _("A role that no longer exists")


def lets(role: Role) -> tuple[str, ...]:
    """What a role lets somebody do beyond what everyone may, in words."""
    return tuple(
        _(permission.in_words) for permission in Permission if permission in role.permissions
    )


def roles_page() -> RolesPage:
    return RolesPage(
        title=_("What can each role do?"),
        purpose=_(
            "A role is given at one organisation and holds there and at everything beneath it."
        ),
        roles=tuple(
            RoleInWords(role.slug, _(role.name), _(role.words), lets(role))
            for role in ROLES.values()
        ),
        everyone=(_(Permission.PUBLIC.in_words), _(Permission.SIGNED_IN.in_words)),
    )


def grants_page(
    found: PageOfGrants, *, asked: Mapping[str, str], today: date, by: Actor
) -> GrantsPage:
    """One page of the grants somebody asked for; `asked` is the address's query."""
    columns = (_("Person"), _("Role"), _("Organisation"), _("Since"), _("Until"), _("End it"))
    answer = ngettext("%(n)s role was found.", "%(n)s roles were found.", found.count)
    return GrantsPage(
        title=_("Who may do what?"),
        purpose=_("Every role that people hold at your place and beneath it."),
        answer=answer % {"n": f"{found.count:,}"},
        grants=Table(
            caption=_("Roles and who holds them"),
            caption_hidden=True,
            columns=tuple(Column(text) for text in columns),
            rows=tuple(_row(held, today=today, by=by) for held in found.grants),
            empty=_("Nobody holds such a role here. Try other words, or clear the filters."),
            stacked=True,
        ),
        turn=_turn(found, asked=asked),
        clear=reverse("access:grants"),
        ways=_ways(by),
    )


def _ways(by: Actor) -> tuple[Link, ...]:
    roles = Link(_("What can each role do?"), reverse("access:roles"))
    if not permissions.may_give(by):
        return (roles,)
    return (Link(_("Give somebody a role"), reverse("access:give-role")), roles)


def _turn(found: PageOfGrants, *, asked: Mapping[str, str]) -> Turn:
    kept = {name: value for name, value in asked.items() if name != "page" and value}

    def address(number: int) -> str:
        return "?" + urlencode({**kept, "page": number})

    return Turn(
        previous=address(found.number - 1) if found.number > 1 else "",
        next=address(found.number + 1) if found.more else "",
        says=_("Page {n}").format(n=found.number),
    )


def _row(held: RoleGrant, *, today: date, by: Actor) -> Row:
    over = held.until_on is not None and held.until_on <= today
    can_end = permissions.may_end(by, held) and not over
    return Row(
        (
            Cell(held.person.name, is_data=True),
            role_name(held.role),
            Cell(held.organisation.name, is_data=True),
            _since(held, today=today),
            Cell(day(held.until_on) or _("No end"), tag=Tag(_("Ended"), "quiet") if over else None),
            _end(held) if can_end else Cell("–"),
        )
    )


def _end(held: RoleGrant) -> Cell:
    """A link that can be told from its neighbours when it is read aloud."""
    whose = _("{role} of {person}").format(role=role_name(held.role), person=held.person.name)
    words = format_html('{}<span class="nhsuk-u-visually-hidden">: {}</span>', _("End"), whose)
    return Cell(words, href=reverse("access:end-role", args=[held.pk]))


def _since(held: RoleGrant, *, today: date) -> Cell:
    to_come = held.from_on > today
    return Cell(day(held.from_on), tag=Tag(_("To come"), "quiet") if to_come else None)


def _to_grants() -> tuple[Crumb, ...]:
    return (Crumb(_("Who may do what?"), reverse("access:grants")),)


def give_role_page() -> GiveRolePage:
    return GiveRolePage(
        title=_("Give somebody a role"),
        purpose=_("They can use it from its first day. Every role you give is written down."),
        crumbs=_to_grants(),
        roles=Link(_("What can each role do?"), reverse("access:roles")),
    )


def end_role_page(ending: Ending) -> EndRolePage:
    held = ending.grant
    facts = (
        Fact(_("Person"), held.person.name, is_data=True),
        Fact(_("Role"), role_name(held.role)),
        Fact(_("Organisation"), held.organisation.name, is_data=True),
        Fact(_("Since"), day(held.from_on)),
        Fact(_("Given by"), held.given_by, is_data=True),
        Fact(_("Why"), held.reason, is_data=True),
    )
    return EndRolePage(
        title=_("End this role?"),
        purpose=_("It stops at once. You can give it again, and both are written down."),
        in_the_way=tuple(reason.in_words(_) for reason in ending.in_the_way),
        crumbs=_to_grants(),
        facts=facts,
        back=Link(_("Keep it"), reverse("access:grants")),
    )
