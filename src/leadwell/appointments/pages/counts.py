"""How counts and places are said on the pages about the gate."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb
from leadwell.design.words import data, number, percent
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.reasons import Reason


def to_place(place: Organisation) -> Crumb:
    """The way back to a place."""
    here = f"{reverse('organisations:search')}{place.code}/"
    return Crumb(name_to_read(place.name), here, is_data=True)


def name_of(place: Organisation) -> str:
    """The name of a place inside a sentence."""
    return data(name_to_read(place.name))


def shown(count: int | None) -> str:
    """A count, or that it is hidden."""
    return _("hidden") if count is None else number(count)


def share_of(part: int | None, whole: int | None) -> str:
    """A part as a share; nothing where either is hidden."""
    if part is None or not whole:
        return ""
    return percent(100 * part / whole)


def why_hidden(reasons: tuple[Reason, ...]) -> str:
    """Why numbers are hidden, each reason once."""
    return " ".join(dict.fromkeys(reason.in_words(_) for reason in reasons))
