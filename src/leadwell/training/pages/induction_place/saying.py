"""How the pages of a place say a line, a state, a share and a count."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.words import number, percent
from leadwell.organisations.models import Organisation
from leadwell.training.queries.induction_counts import (
    ALL,
    InductionCounts,
    Line,
    Share,
    sector_name,
)


def picture_address(place: Organisation) -> str:
    """Where everything about the place begins."""
    return f"{reverse('organisations:search')}{place.code}/"


def line_name(line: Line, counts: InductionCounts) -> str:
    """A sector in words, a place by its name, and the rest."""
    if not line.name:
        return _("All other places")
    return sector_name(line.name) if counts.area else line.name


def state_name(state: str) -> str:
    """How far people are, as the head of a column."""
    return {
        "on-time": _("Finished in time"),
        "late": _("Finished late"),
        "overdue": _("Overdue"),
        "under-way": _("Under way"),
        "exempt": _("Exempt"),
        "left": _("Left before"),
        ALL: _("Everybody"),
    }[state]


def percent_said(share: Share) -> str:
    """In whole percent, or that it is not shown."""
    return _("not shown") if share.percent is None else percent(share.percent, 0)


def count_said(value: int | None) -> str:
    """The number, or that it is hidden."""
    return _("hidden") if value is None else number(value)
