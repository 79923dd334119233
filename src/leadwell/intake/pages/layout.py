"""How a staff file is laid out, column by column, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Link, Page
from leadwell.design.words import number
from leadwell.gateways.workforce_profile import Column
from leadwell.intake.pages.columns import ColumnInWords, column_in_words


@dataclass(frozen=True, kw_only=True)
class LayoutPage(Page):
    """Our layout, and files to begin with."""

    answer: str
    files: tuple[Link, ...]
    for_machines: tuple[Link, ...]
    needed: tuple[ColumnInWords, ...]
    welcome: tuple[ColumnInWords, ...]
    declared: tuple[ColumnInWords, ...]


def layout_page(columns: Sequence[Column]) -> LayoutPage:
    """The page of our own layout."""
    told = [column_in_words(column) for column in columns]
    needed = tuple(column for column in told if column.needed)
    answer = ngettext(
        "One row for each post of each person. %(n)s column is needed; the others are welcome.",
        "One row for each post of each person. %(n)s columns are needed; the others are welcome.",
        len(needed),
    )
    return LayoutPage(
        title=_("How is a staff file laid out?"),
        purpose=_("For whoever makes the extract from your staff or payroll system."),
        answer=answer % {"n": number(len(needed))},
        files=(
            Link(_("An empty template (CSV)"), reverse("intake:template")),
            Link(_("A filled example with made-up people (CSV)"), reverse("intake:example")),
        ),
        for_machines=(
            Link(_("Frictionless data package (JSON)"), reverse("intake:frictionless")),
            Link(_("CSV on the Web metadata (JSON)"), reverse("intake:csvw")),
        ),
        needed=needed,
        welcome=tuple(c for c in told if not c.needed and not c.declared),
        declared=tuple(column for column in told if column.declared),
    )
