"""Held facts ready to read, and how many days are left."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Tag
from leadwell.design.words import day, number
from leadwell.organisations.models import TenureKind

SOON = 7  # days


def ready_to_read(name: str, value: str) -> str:
    """What stands in a held fact, in words."""
    if not value:
        return _("Nothing")
    if name in ("from_on", "until_on"):
        return day(date.fromisoformat(value))
    if name == "hours":
        return _("{n}% of full time").format(n=number(float(value) * 100))
    if name == "kind":
        return str(TenureKind(value).label) if value in TenureKind.values else value
    return value


def days_left(due_on: date, *, today: date, stands: bool = False) -> Tag:
    """How many days are left on a clock."""
    if stands:
        return Tag(_("Clock stands"), "quiet")
    days = (due_on - today).days
    if days < 0:
        late = ngettext("%(n)s day late", "%(n)s days late", -days)
        return Tag(late % {"n": -days}, "attention")
    words = ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
    return Tag(words, "attention" if days <= SOON else "")
