"""What the pages of acting share: the way back, facts as a table, and values in their unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Column, Crumb, Row, Table
from leadwell.design.plain_pages import Part
from leadwell.design.words import number
from leadwell.fairness.pages.reports.parts import crumbs
from leadwell.fairness.queries.reports.place import Place
from leadwell.reasons import Reason


def way_back(place: Place, *more: Crumb) -> tuple[Crumb, ...]:
    """The organisation, its fairness figures, and what lies between."""
    return crumbs(place, Crumb(_("Is it fair here?"), to_fairness(place)), *more)


def to_fairness(place: Place) -> str:
    """Where the overview of the place lies."""
    return f"{reverse('organisations:search')}{place.code}/fairness/"


def facts_part(id: str, heading: str, facts: Iterable[tuple[str, Any]]) -> Part:
    """Facts under a heading, one to a row."""
    table = Table(
        caption=heading,
        caption_hidden=True,
        columns=(Column(_("What")), Column(_("How it stands"))),
        rows=tuple(Row((name, value)) for name, value in facts),
        stacked=True,
    )
    return Part(id, heading, table)


def columns(*names: str) -> tuple[Column, ...]:
    """Heads of columns, none of them numbers."""
    return tuple(Column(name) for name in names)


def in_words(reasons: Iterable[Reason]) -> str:
    """Reasons as one text."""
    return " ".join(reason.in_words(_) for reason in reasons)


def value_of(value: float | None) -> str:
    """A value of a figure; a dash of words where there is none."""
    return _("not shown") if value is None else number(value, 2)
