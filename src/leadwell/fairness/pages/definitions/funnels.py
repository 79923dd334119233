"""Every decision that is counted, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.pages import Cell, Column, Crumb, Fact, Page, Row, Table
from leadwell.fairness.pages.definitions import counting
from leadwell.fairness.queries.meanings import FunnelMeaning
from leadwell.fairness.queries.reports.returns import set_title
from leadwell.fairness.rules.facts import Funnel, Indicator

SOURCES = {
    "appointments": gettext_lazy(
        "Appointments, the gate and waivers kept here, and recruitment files of employers"
    ),
    "training": gettext_lazy("Training and development kept here"),
    "staff": gettext_lazy("Worked out from who holds which post, and when"),
    "case": gettext_lazy("Files from the systems of employers"),
}


@dataclass(frozen=True, kw_only=True)
class FunnelsPage(Page):
    """Every funnel."""

    answer: str
    table: Table


@dataclass(frozen=True, kw_only=True)
class FunnelPage(Page):
    """What one funnel means."""

    about: str
    stages: Table
    facts: tuple[Fact, ...]
    to_be_verified: tuple[str, ...]
    used: Table


def funnels_page(funnels: Mapping[str, Funnel]) -> FunnelsPage:
    """The words of the list."""
    columns = (Column(_("Funnel")), Column(_("Its stages")), Column(_("Where its cases come from")))
    rows = tuple(
        Row((
            Cell(_(one.title), reverse("fairness:funnel-meaning", args=[one.code])),
            " → ".join(_(stage.title) for stage in one.stages),
            str(SOURCES[one.source]),
        ))
        for one in sorted(funnels.values(), key=lambda one: _(one.title))
    )  # fmt: skip
    return FunnelsPage(
        title=_("Which decisions are counted?"),
        purpose=_(
            "A funnel is a decision in stages: who could have, who came how far, who got it."
        ),
        crumbs=(Crumb(_("Is it fair?"), reverse("fairness:front")),),
        answer=_(
            "{n} kinds of decision are counted, from recruitment to leaving. Counting changes none of them."
        ).format(n=len(funnels)),
        table=Table(_("Funnels"), columns, rows, caption_hidden=True, stacked=True),
    )


def funnel_page(meaning: FunnelMeaning) -> FunnelPage:
    """The words of one funnel."""
    one = meaning.funnel
    return FunnelPage(
        title=_(one.title),
        purpose=_("How this decision is counted, stage by stage."),
        crumbs=(
            Crumb(_("Is it fair?"), reverse("fairness:front")),
            Crumb(_("Which decisions are counted?"), reverse("fairness:funnel-meanings")),
        ),
        about=_(one.about),
        stages=_stages(one),
        facts=_facts(meaning),
        to_be_verified=tuple(_(note) for note in one.to_be_verified),
        used=_used(meaning.indicators),
    )


def _stages(one: Funnel) -> Table:
    rows = tuple(Row((number, _(stage.title))) for number, stage in enumerate(one.stages, 1))
    columns = (Column(_("Stage")), Column(_("What it means")))
    return Table(_("Stages"), columns, rows)


def _facts(meaning: FunnelMeaning) -> tuple[Fact, ...]:
    one = meaning.funnel
    good = (
        _("Good for the person: a low share is the worry.")
        if one.good
        else _("Bad for the person: a high share is the worry.")
    )
    known = (
        _("Yes, so it can be seen whether people with a tie to them got further.")
        if one.deciders_known
        else _("No, so ties cannot be seen.")
    )
    facts = [
        Fact(_("Where its cases come from"), str(SOURCES[one.source])),
        Fact(_("Reaching the end is"), good),
        Fact(_("Are the deciders known?"), known),
        Fact(
            _("Groups that are compared"),
            "; ".join(", ".join(map(_, each)) for each in meaning.groups),
        ),
        Fact(_("Can be taken apart by"), ", ".join(counting.column(name) for name in one.split_by)),
        Fact(_("Code in files"), one.code, is_data=True),
    ]
    return tuple(fact for fact in facts if fact.value)


def _used(indicators: Sequence[Indicator]) -> Table:
    rows = tuple(
        Row(
            (
                Cell(_(one.title), reverse("fairness:indicator-meaning", args=[one.code])),
                _(set_title(one.set)),
                _(one.asks),
            )
        )
        for one in indicators
    )
    columns = (Column(_("Figure")), Column(_("Set")), Column(_("What it asks")))
    empty = _("No figure counts it yet. It is shown for each organisation as a funnel.")
    return Table(_("Figures that count it"), columns, rows, empty=empty, stacked=True)
