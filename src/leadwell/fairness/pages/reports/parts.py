"""What the pages of reports share: chapters, addresses, the way back, who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.charts import Chart, size_of
from leadwell.design.pages import Crumb, Figure, Link, Table
from leadwell.fairness.queries.reports.place import Place
from leadwell.organisations.rules.name_to_read import name_to_read


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its sentences, its picture, its table, and a table one may open. `small_print` is of
    when a figure is and by which definition; `counted` how, for whoever opens it."""

    id: str
    title: str
    sentence: str = ""
    more: tuple[str, ...] = ()
    picture: Figure | None = None
    table: Table | None = None
    opened: tuple[tuple[str, Table], ...] = ()
    small_print: str = ""
    counted: tuple[str, ...] = ()
    ways: tuple[Link, ...] = ()


def crumbs(place: Place, *further: Crumb) -> tuple[Crumb, ...]:
    """The way back: the organisation, and its fairness figures where the page lies further down."""
    here = Crumb(place.name, reverse("measures:picture", args=[place.code]), is_data=True)
    above = [
        Crumb(name_to_read(one.name), reverse("measures:picture", args=[one.code]), is_data=True)
        for one in place.above
    ]
    return (*above, here, *further)


def to_fairness(place: Place) -> Crumb:
    """The step back to the overview."""
    return Crumb(_("Is it fair here?"), reverse("fairness:overview", args=[place.code]))


def figure(chart: Chart, href: str, table: Table, *, is_data: bool = False) -> Figure:
    """A picture with its words and its table."""
    width, height = size_of(chart)
    return Figure(href=href, title=chart.title, says=chart.says, table=table,
                  width=width, height=height, title_is_data=is_data)  # fmt: skip


def who_may_see() -> str:
    """Whom the page is for, in words."""
    return _(
        "This page is for those who answer for this place: its equality lead, HR officers and board, the"
        " accountable officer, those who look after the area, and inspectors. What is published as a return"
        " is for everybody."
    )


def verifying(notes: Sequence[str]) -> tuple[str, ...]:
    """What nobody has checked yet, each marked so."""
    return tuple(_("To be verified: {note}").format(note=_(note)) for note in notes)
