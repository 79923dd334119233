"""The page on which people choose their reminders, and the words of the letters."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Fact
from leadwell.design.plain_pages import AskPage
from leadwell.design.words import day
from leadwell.training.queries.reminders import ACHIEVEMENT, INDUCTION, PLACE, TEAM, Due, LetterDue


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is sent."""

    subject: str
    body: str


def my_reminders_page(days: Collection[int]) -> AskPage:
    """When I am reminded."""
    now = ", ".join(days_before(each) for each in days) or _("Never: reminders are switched off")
    return AskPage(
        title=_("When am I reminded?"),
        purpose=_(
            "We write to you before something you achieved runs out. Choose how long before."
        ),
        crumbs=(Crumb(_("My page"), reverse("home:my")),),
        facts=(Fact(_("Now"), now),),
        words=(
            _(
                "Tick nothing to get no reminders at all: not about places and the induction either."
            ),
        ),
        button=_("Keep my choice"),
    )


def days_before(days: int) -> str:
    """How many days before, in words."""
    return ngettext("%(n)s day before", "%(n)s days before", days) % {"n": days}


def letter_of(letter: LetterDue) -> Letter:
    """Everything to remind somebody of, in one letter. It names nobody else: letters are read by others."""
    lines = dict.fromkeys(_line(one) for one in letter.things if one.about != TEAM)
    team = sum(1 for one in letter.things if one.about == TEAM)
    said = [*lines, *([_team(team)] if team else [])]
    count = len(said)
    subject = ngettext("A reminder from Leadwell", "%(n)s reminders from Leadwell", count)
    where = f"{settings.LEADWELL_ADDRESS}{reverse('home:my')}"
    choose = f"{settings.LEADWELL_ADDRESS}{reverse('training:my-reminders')}"
    body = [
        _("Hello,"),
        *said,
        _("What to do is on your page: {address}").format(address=where),
        _("To choose when we write, or to switch this off: {address}").format(address=choose),
    ]
    return Letter(subject % {"n": count}, "\n\n".join(body) + "\n")


def _line(one: Due) -> str:
    words = {
        ACHIEVEMENT: _("{what} runs out on {day}."),
        PLACE: _("Your place on {what} waits for your answer until {day}."),
        INDUCTION: _("Your induction at {what} was due on {day}.")
        if one.days_before < 0
        else _("Your induction at {what} is due by {day}."),
    }
    return words[one.about].format(what=one.title, day=day(one.due_on))


def _team(count: int) -> str:
    says = ngettext(
        "%(n)s person in your team has an induction that is now overdue: {address}",
        "%(n)s people in your team have an induction that is now overdue: {address}",
        count,
    )
    where = f"{settings.LEADWELL_ADDRESS}{reverse('training:team-induction')}"
    return (says % {"n": count}).format(address=where)
