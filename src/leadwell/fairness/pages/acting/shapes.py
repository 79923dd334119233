"""What the pages of acting share: the way back, facts as a table, and values in their unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Column, Crumb, Row, Table
from leadwell.design.plain_pages import Part
from leadwell.design.words import number
from leadwell.fairness.pages.funnels.names import characteristic, within
from leadwell.fairness.pages.reports.parts import crumbs
from leadwell.fairness.queries.definitions import indicators
from leadwell.fairness.queries.reports.place import Place
from leadwell.fairness.queries.reports.returns import set_title
from leadwell.fairness.rules.funnels.facts import PREFIX
from leadwell.reasons import Reason


def way_back(place: Place, *more: Crumb) -> tuple[Crumb, ...]:
    """The organisation, its fairness figures, and what lies between."""
    return crumbs(place, Crumb(_("Is it fair here?"), to_fairness(place)), *more)


def to_fairness(place: Place) -> str:
    """Where the overview of the place lies."""
    return f"{reverse('organisations:search')}{place.code}/fairness/"


def facts_part(id: str, heading: str, facts: Iterable[tuple[str, Any]]) -> Part:
    """Facts under a heading, one to a row. Two narrow columns fit a phone as they are. The table moves by
    itself, so that it is a part of the page with a name of its own."""
    table = Table(
        caption=_("{heading}: one to a row").format(heading=heading),
        caption_hidden=True,
        columns=(Column(_("What")), Column(_("How it stands"))),
        rows=tuple(Row((name, value)) for name, value in facts),
    )
    return Part(id, heading, table)


def figure_name(indicator: str) -> str:
    """What a figure is called, after the set or the decision it is of: two sets may each have one of its
    title. Its code where no file describes it."""
    known = indicators().get(indicator)
    if known is None:
        return indicator
    named = _("{set}: {figure}").format(set=_(set_title(known.set)), figure=_(known.title))
    if not known.set.startswith(PREFIX):
        return named
    by = within(characteristic((known.characteristic, known.grouping)))
    return _("{step}, by {characteristic}").format(step=named, characteristic=by)


def columns(*names: str) -> tuple[Column, ...]:
    """Heads of columns, none of them numbers."""
    return tuple(Column(name) for name in names)


def in_words(reasons: Iterable[Reason]) -> str:
    """Reasons as one text."""
    return " ".join(reason.in_words(_) for reason in reasons)


def value_of(value: float | None) -> str:
    """A value of a figure; a dash of words where there is none."""
    return _("not shown") if value is None else number(value, 2)
