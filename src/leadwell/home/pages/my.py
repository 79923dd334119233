"""What somebody meets after signing in: who they are here, and what waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.actor import Permission
from leadwell.design.pages import Cell, Column, Link, Page, Row, Table, Tag, Task
from leadwell.design.words import day
from leadwell.home.pages.my_tasks import role_name, task
from leadwell.home.pages.my_work import permissions_now, work_of
from leadwell.home.queries import Mine
from leadwell.home.rules.facts import HeldRole, Thing

DECLARATIONS = "/my/declarations/"  # behind the seal: linked by address, never imported


@dataclass(frozen=True, kw_only=True)
class MyPage(Page):
    """What waits for me, where I go from here, and who I am."""

    answer: str
    tasks: tuple[Task, ...]
    work: tuple[Link, ...]
    about_me: tuple[Link, ...]
    roles: Table
    lets: tuple[str, ...]


def my_page(mine: Mine, *, today: date) -> MyPage:
    """At most seven things to do, the most urgent first, and the doors of somebody's roles."""
    return MyPage(
        title=_("What waits for me?"),
        purpose=_("Your own page. Only you see it."),
        answer=_answer(mine.things, today=today),
        tasks=tuple(task(thing, today=today) for thing in mine.things),
        work=work_of(mine, today=today),
        about_me=_about_me(mine, today=today),
        roles=_roles(mine.roles, today=today),
        lets=_lets(mine.roles, today=today),
    )


def _answer(things: Sequence[Thing], *, today: date) -> str:
    if not things:
        return _("Nothing waits for you today.")
    waiting = ngettext("%(n)s thing waits for you", "%(n)s things wait for you", len(things))
    said = waiting % {"n": len(things)}
    if things[0].due_on is None:
        return said + _(", and none has a date.")
    if things[0].due_on < today:
        return said + _(". The first was due on {day}.").format(day=day(things[0].due_on))
    return said + _(". The first is due by {day}.").format(day=day(things[0].due_on))


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
    return Row((role_name(held.role), Cell(held.place, is_data=True), since, until))


def _lets(held: Sequence[HeldRole], *, today: date) -> tuple[str, ...]:
    """Everything the roles of today allow, in the order of the permissions' own list."""
    mine = permissions_now(held, today=today)
    return tuple(_(permission.in_words) for permission in Permission if permission in mine)


def _about_me(mine: Mine, *, today: date) -> tuple[Link, ...]:
    ways = [
        Link(_("What is held about me?"), reverse("home:record")),
        Link(_("Where have I applied?"), reverse("training:my-applications")),
        Link(_("What stands between me and the next level?"), reverse("appointments:my-route")),
        Link(_("What do I do in my induction?"), reverse("training:my-induction")),
        Link(_("What can I prove?"), reverse("training:my-credentials")),
        Link(_("What have I learned elsewhere that may count?"), reverse("training:my-learning")),
        Link(_("When are my courses?"), reverse("training:my-calendar")),
        Link(_("When am I reminded?"), reverse("training:my-reminders")),
        Link(_("Is it fair where I work?"), reverse("fairness:mine")),
        Link(_("What have I said about myself?"), DECLARATIONS),
        Link(_("How I sign in"), reverse("mfa_index")),
    ]
    if mine.objectives:
        promised = _("What have I promised for inclusive leadership?")
        ways.append(Link(promised, reverse("fairness:my-objectives")))
    if Permission.SEE_GRANTS in permissions_now(mine.roles, today=today):
        ways.append(Link(_("Who may do what?"), reverse("access:grants")))
    return (*ways, Link(_("What can each role do?"), reverse("access:roles")))
