"""Every measure, and what each one means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.pages import Cell, Column, Crumb, Fact, Page, Row, Table
from leadwell.measures.pages import words
from leadwell.measures.pages.small_print import method, small_print
from leadwell.measures.rules.facts import Measure

SOURCES = {
    "staff-survey": gettext_lazy("What staff say"),
    "sickness": gettext_lazy("Sickness"),
    "turnover": gettext_lazy("Staff in post, joining and leaving"),
    "cqc": gettext_lazy("What the regulator found"),
    "gender-pay-gap": gettext_lazy("Pay of women and men"),
}


@dataclass(frozen=True, kw_only=True)
class LibraryPage(Page):
    """Every measure, by where it comes from."""

    tables: tuple[Table, ...]


@dataclass(frozen=True, kw_only=True)
class DefinitionPage(Page):
    """What one measure means."""

    method: tuple[Fact, ...]
    method_note: str
    to_be_verified: tuple[str, ...]


def library_page(measures: Iterable[Measure]) -> LibraryPage:
    """The words of the list."""
    known = list(measures)
    return LibraryPage(
        title=_("What is measured here?"),
        purpose=_("Every published figure that can stand on a page, and what it means."),
        tables=tuple(
            _table(str(title), [measure for measure in known if measure.source == source])
            for source, title in SOURCES.items()
        ),
    )


def definition_page(measure: Measure) -> DefinitionPage:
    """The words of one definition."""
    return DefinitionPage(
        title=_(measure.title),
        purpose=_(measure.question),
        crumbs=(Crumb(_("What is measured here?"), reverse("measures:library")),),
        method=(*method(measure, None), *small_print(measure, None)),
        method_note=_(measure.method_note),
        to_be_verified=tuple(_(note) for note in measure.to_be_verified),
    )


def _table(title: str, measures: list[Measure]) -> Table:
    columns = (
        Column(_("Measure")),
        Column(_("The question it answers")),
        Column(_("Which way is better")),
    )
    rows = tuple(
        Row((
            Cell(_(m.title), reverse("measures:definition", args=[m.slug])),
            _(m.question),
            words.good_way(m),
        ))
        for m in measures
    )  # fmt: skip
    return Table(title, columns, rows)
