"""The front of fairness: what it is, for anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Column, Link, Page, Row, Table
from leadwell.fairness.queries.meanings import SetMeaning


@dataclass(frozen=True, kw_only=True)
class FrontPage(Page):
    """Is it fair?"""

    answer: str
    doors: tuple[Link, ...]
    sets: Table
    promises: tuple[str, ...]


def front_page(meanings: Sequence[SetMeaning]) -> FrontPage:
    """The words of the front."""
    return FrontPage(
        title=_("Is it fair?"),
        purpose=_(
            "Whether people of different groups are appointed, trained, disciplined and heard alike."
        ),
        answer=_(
            "Every decision that is kept here is counted, by group, and nothing is changed by counting. Find"
            " an organisation to see its figures, what it did about them, and whether that worked."
        ),
        doors=(
            Link(_("Find an organisation"), reverse("organisations:search")),
            Link(_("What do we count?"), reverse("fairness:indicator-meanings")),
            Link(_("Which decisions are counted?"), reverse("fairness:funnel-meanings")),
        ),
        sets=_sets(meanings),
        promises=_promises(),
    )


def _sets(meanings: Sequence[SetMeaning]) -> Table:
    columns = (Column(_("Set")), Column(_("What it is")), Column(_("Figures"), numeric=True))
    rows = tuple(
        Row((
            Cell(_(one.of.title), f"{reverse('fairness:indicator-meanings')}#{one.of.code}"),
            _(one.of.about),
            len(one.indicators),
        ))
        for one in meanings
    )  # fmt: skip
    return Table(_("What is counted, set by set"), columns, rows, stacked=True)


def _promises() -> tuple[str, ...]:
    return (
        _("Both groups are named, with all their counts, and what a value above parity means."),
        _(
            "Every ratio has its interval. Where that holds parity we say: compatible with no difference."
        ),
        _(
            "What cannot be worked out says so. Nothing is divided by nought, and nothing after rounding."
        ),
        _(
            "Small numbers are hidden, so that nobody can be recognised, not even by comparing two tables."
        ),
        _(
            "Every figure can show how it was worked out, from which definition, and what is to be verified."
        ),
        _(
            "No ranking: organisations that stand apart are listed only with their interval and their size."
        ),
    )
