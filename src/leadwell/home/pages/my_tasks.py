"""What waits for somebody, one line each: what to do, why, and how soon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.access.rules.roles import ROLES
from leadwell.design.pages import Tag, Task
from leadwell.design.words import day, number
from leadwell.home.rules.facts import Kind, Thing

FILES = "/files/"  # a neighbour on the same floor: linked by address, never imported
SOON = 7  # days


def task(thing: Thing, *, today: date) -> Task:
    """One thing to do, in words."""
    return _TASKS[thing.kind](thing, today)


def role_name(slug: str) -> str:
    """What a role is called."""
    role = ROLES.get(slug)
    return _(role.name) if role else _("A role that no longer exists")


def _role_ends(thing: Thing, today: date) -> Task:
    hint = _("It stops on {day}. If you need it longer, ask your administrator.")
    return Task(
        text=_("Your role ends soon: {role}").format(role=role_name(thing.role)),
        hint=hint.format(day=day(thing.due_on)),
        tag=Tag(_("Soon"), "attention"),
    )


def _answers(thing: Thing, today: date) -> Task:
    words = ngettext(
        "%(n)s question about somebody's record waits for your answer",
        "%(n)s questions about people's records wait for your answer",
        thing.count,
    )
    due = thing.due_on or today
    late = _("The first was due on {day}. The law gives a month; say sorry, and answer today.")
    soon = _("People ask or dispute, and the law gives you a month. The first is due by {day}.")
    return Task(
        text=words % {"n": number(thing.count)},
        href=reverse("keeping:waiting"),
        hint=(late if due < today else soon).format(day=day(due)),
        tag=_left(due, today),
    )


def _left(due: date, today: date) -> Tag:
    days = (due - today).days
    if days < 0:
        late = ngettext("%(n)s day late", "%(n)s days late", -days)
        return Tag(late % {"n": -days}, "attention")
    words = ngettext("%(n)s day left", "%(n)s days left", days)
    return Tag(words % {"n": days}, "attention" if days <= SOON else "quiet")


def _asked_of_me(thing: Thing, today: date) -> Task:
    words = ngettext(
        "You were asked something about %(n)s request of yours",
        "You were asked something about %(n)s requests of yours",
        thing.count,
    )
    return Task(
        text=words % {"n": thing.count},
        href=reverse("home:record"),
        hint=_("The clock stands still until you answer."),
        tag=Tag(_("They wait for you"), "attention"),
    )


def _files(thing: Thing, today: date) -> Task:
    words = ngettext(
        "%(n)s staff file waits for you", "%(n)s staff files wait for you", thing.count
    )
    return Task(
        text=words % {"n": number(thing.count)},
        href=FILES,
        hint=_("Nothing in it counts until you have looked at it and decided."),
        tag=Tag(_("Held"), "attention"),
    )


def _induction(thing: Thing, today: date) -> Task:
    words = ngettext(
        "Do the %(n)s part that is left of your induction",
        "Do the next of the %(n)s parts that are left of your induction",
        thing.count,
    )
    due = thing.due_on or today
    return Task(
        text=words % {"n": thing.count},
        href=reverse("training:my-induction"),
        hint=_("The next is due by {day}. What you showed before counts.").format(day=day(due)),
        tag=_left(due, today),
    )


def _to_sign(thing: Thing, today: date) -> Task:
    words = ngettext(
        "Sign %(n)s part of an induction that your team did",
        "Sign %(n)s parts of inductions that your team did",
        thing.count,
    )
    return Task(
        text=words % {"n": number(thing.count)},
        href=reverse("training:team-induction"),
        hint=_("They said that they did it, and wait for you."),
        tag=Tag(_("They wait for you"), "attention"),
    )


def _objectives(thing: Thing, today: date) -> Task:
    words = ngettext(
        "Say what shows that you kept %(n)s promise for inclusive leadership",
        "Say what shows that you kept %(n)s promises for inclusive leadership",
        thing.count,
    )
    late = thing.due_on is not None and thing.due_on < today
    return Task(
        text=words % {"n": number(thing.count)},
        href=reverse("fairness:my-objectives"),
        hint=_("Your board reads it. The first is due on {day}.").format(day=day(thing.due_on)),
        tag=Tag(_("Late"), "attention") if late else None,
    )


def _grants(thing: Thing, today: date) -> Task:
    words = ngettext(
        "Look at %(n)s role that ends within 30 days",
        "Look at %(n)s roles that end within 30 days",
        thing.count,
    )
    return Task(
        text=words % {"n": number(thing.count)},
        href=reverse("access:grants") + "?soon=on",
        hint=_("You give access at that place. Give a role again if it is still needed."),
        tag=Tag(_("Soon"), "attention"),
    )


def _over(thing: Thing, today: date) -> Task:
    words = ngettext(
        "Look at %(n)s record whose time is over",
        "Look at %(n)s records whose time is over",
        thing.count,
    )
    return Task(
        text=words % {"n": number(thing.count)},
        href=reverse("keeping:over"),
        hint=_("Nothing goes by itself: you say what goes and what stays."),
        tag=Tag(_("No hurry"), "quiet"),
    )


def _second_step(thing: Thing, today: date) -> Task:
    return Task(
        text=_("Add a second step to signing in"),
        href=reverse("mfa_index"),
        hint=_("Your password alone opens your account. It takes two minutes."),
        tag=Tag(_("Not yet"), "quiet"),
    )


_TASKS: Mapping[Kind, Callable[[Thing, date], Task]] = {
    Kind.ROLE_ENDS: _role_ends,
    Kind.ANSWERS_DUE: _answers,
    Kind.INDUCTION: _induction,
    Kind.INDUCTIONS_TO_SIGN: _to_sign,
    Kind.OBJECTIVES: _objectives,
    Kind.ASKED_OF_ME: _asked_of_me,
    Kind.FILES_WAIT: _files,
    Kind.GRANTS_END: _grants,
    Kind.RECORDS_OVER: _over,
    Kind.ADD_SECOND_STEP: _second_step,
}
