"""How a staff file is laid out, column by column, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from leadwell.design import pages as design
from leadwell.design.pages import Cell, Link, Page, Row, Table
from leadwell.design.words import number as in_figures
from leadwell.fairness.rules.facts import Funnel
from leadwell.gateways.workforce_profile import (
    APPLICATIONS,
    CASES,
    COMPLETIONS,
    PAY,
    WORKFORCE,
    Column,
)
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
    others: tuple[Link, ...]
    decisions: Table | None = None


@dataclass(frozen=True, slots=True)
class InWords:
    """What a layout is called, whom its page is for, and what a row of it is: put into the reader's
    language when it is shown."""

    title: object
    purpose: object
    a_row: Callable[[int], str]


def layout_page(
    columns: Sequence[Column], layout: str = WORKFORCE, *, funnels: Sequence[Funnel] = ()
) -> LayoutPage:
    """The page of one of our own layouts. `funnels` are the decisions that its rows may be about."""
    told, words = [column_in_words(column) for column in columns], IN_WORDS[layout]
    needed = tuple(column for column in told if column.needed)
    address = partial(layout_address, layout=layout)
    return LayoutPage(
        title=str(words.title),
        purpose=str(words.purpose),
        answer=words.a_row(len(needed)) % {"n": in_figures(len(needed))},
        files=(
            Link(_("An empty template (CSV)"), address("template")),
            Link(_("A filled example with made-up people (CSV)"), address("example")),
        ),
        for_machines=(
            Link(_("Frictionless data package (JSON)"), address("frictionless")),
            Link(_("CSV on the Web metadata (JSON)"), address("csvw")),
        ),
        needed=needed,
        welcome=tuple(c for c in told if not c.needed and not c.declared),
        declared=tuple(column for column in told if column.declared),
        others=tuple(layout_link(other) for other in IN_WORDS if other != layout),
        decisions=_decisions(funnels) if funnels else None,
    )


def _decisions(funnels: Sequence[Funnel]) -> Table:
    """Which decisions a case file may tell of, and what their stages are."""
    return Table(
        caption=_("The decisions a case file may tell of"),
        columns=(
            design.Column(_("Decision")),
            design.Column(_("Code")),
            design.Column(_("Stages")),
        ),
        rows=tuple(
            Row((_(funnel.title), Cell(funnel.code, is_data=True), _stages(funnel)))
            for funnel in funnels
        ),
        stacked=True,
    )


def _stages(funnel: Funnel) -> str:
    told = (f"{number}. {_(stage.title)}" for number, stage in enumerate(funnel.stages, start=1))
    return " · ".join(told)


def layout_link(layout: str) -> Link:
    """The way to the page of a layout."""
    return Link(str(IN_WORDS[layout].title), layout_address("layout", layout=layout))


def layout_address(what: str, *, layout: str) -> str:
    """Where a layout is described, or one of its files lies. The staff file's have the short names."""
    return reverse(f"intake:{what}" if layout == WORKFORCE else f"intake:{layout}-{what}")


def _a_post(count: int) -> str:
    return ngettext(
        "One row for each post of each person. %(n)s column is needed; the others are welcome.",
        "One row for each post of each person. %(n)s columns are needed; the others are welcome.",
        count,
    )


def _an_application(count: int) -> str:
    return ngettext(
        "One row for each application. %(n)s column is needed; the others are welcome.",
        "One row for each application. %(n)s columns are needed; the others are welcome.",
        count,
    )


def _a_training(count: int) -> str:
    return ngettext(
        "One row for each training a person completed. %(n)s column is needed; the others are welcome.",
        "One row for each training a person completed. %(n)s columns are needed; the others are welcome.",
        count,
    )


def _a_pay(count: int) -> str:
    return ngettext(
        "One row for each person and snapshot day. %(n)s column is needed; the others are welcome.",
        "One row for each person and snapshot day. %(n)s columns are needed; the others are welcome.",
        count,
    )


def _a_case(count: int) -> str:
    return ngettext(
        "One row for each decision about one person. %(n)s column is needed; the others are welcome.",
        "One row for each decision about one person. %(n)s columns are needed; the others are welcome.",
        count,
    )


IN_WORDS: Mapping[str, InWords] = {
    WORKFORCE: InWords(
        gettext_lazy("How is a staff file laid out?"),
        gettext_lazy("For whoever makes the extract from your staff or payroll system."),
        _a_post,
    ),
    APPLICATIONS: InWords(
        gettext_lazy("How is a recruitment extract laid out?"),
        gettext_lazy("For whoever makes the extract from your recruitment system."),
        _an_application,
    ),
    COMPLETIONS: InWords(
        gettext_lazy("How is a training extract laid out?"),
        gettext_lazy("For whoever makes the extract from your learning system."),
        _a_training,
    ),
    PAY: InWords(
        gettext_lazy("How is a pay extract laid out?"),
        gettext_lazy(
            "For whoever makes the extract from your payroll system. Nobody sees anybody's pay."
        ),
        _a_pay,
    ),
    CASES: InWords(
        gettext_lazy("How is a case extract laid out?"),
        gettext_lazy(
            "For whoever makes the extract from your case system. It is counted, never shown."
        ),
        _a_case,
    ),
}
