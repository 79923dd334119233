"""What the facts, kinds and states of this room are called."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Tag
from leadwell.design.words import day, number
from leadwell.organisations.models import TenureKind

SOON = 7  # days


def fact(name: str) -> str:
    """A held fact, as a person would call it."""
    return {
        "title": _("Job title"),
        "organisation": _("Employer"),
        "unit": _("Team or ward"),
        "band": _("Band or pay"),
        "kind": _("Footing"),
        "hours": _("Hours"),
        "from_on": _("First day"),
        "until_on": _("Day it ended"),
        "name": _("Name"),
    }.get(name, name)


def held(name: str, value: str) -> str:
    """What stands there, ready to read."""
    if not value:
        return _("Nothing")
    if name in ("from_on", "until_on"):
        return day(date.fromisoformat(value))
    if name == "hours":
        return _("{n}% of full time").format(n=number(float(value) * 100))
    if name == "kind":
        return str(TenureKind(value).label) if value in TenureKind.values else value
    return value


def kind(name: str) -> str:
    """What somebody asks for."""
    return {
        "access": _("See what is held"),
        "correction": _("Put something right"),
        "erasure": _("Take something out"),
        "objection": _("Object to a use"),
        "complaint": _("Complaint"),
    }.get(name, name)


def scheme(name: str) -> str:
    """Where a number comes from."""
    return {
        "workforce": _("Staff list"),
        "asc-wds": _("Adult social care workforce data"),
        "hand": _("Written by hand"),
    }.get(name, name)


def state(name: str) -> Tag:
    """Where something has got to."""
    words: dict[str, Tag] = {
        "open": Tag(_("Waiting for an answer"), "attention"),
        "waiting": Tag(_("They asked you something"), "attention"),
        "answered": Tag(_("Answered"), "good"),
        "refused": Tag(_("Refused"), "quiet"),
        "withdrawn": Tag(_("Taken back"), "quiet"),
        "corrected": Tag(_("Put right"), "good"),
        "kept": Tag(_("Kept as it is"), "quiet"),
    }
    return words.get(name, Tag(name, "quiet"))


def left(due_on: date, *, today: date, stands: bool = False) -> Tag:
    """How many days are left on a clock."""
    if stands:
        return Tag(_("Clock stands"), "quiet")
    days = (due_on - today).days
    if days < 0:
        late = ngettext("%(n)s day late", "%(n)s days late", -days)
        return Tag(late % {"n": -days}, "attention")
    words = ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
    return Tag(words, "attention" if days <= SOON else "")
