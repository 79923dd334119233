"""Waivers in counts, for anybody."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.appointments.pages.counts import shown, why_hidden
from leadwell.appointments.queries.place_gate import (
    SectorWaivers,
)
from leadwell.design.pages import Column, Row, Table
from leadwell.design.plain_pages import ListPage, Part
from leadwell.organisations.models import Sector
from leadwell.reasons import Reason


def waivers_page(sectors: tuple[SectorWaivers, ...], reasons: tuple[Reason, ...]) -> ListPage:
    """Waivers in counts, for anybody."""
    columns = (
        Column(_("Sector")),
        Column(_("In force"), numeric=True),
        Column(_("Given in the last year"), numeric=True),
        Column(_("Ended early in the last year"), numeric=True),
    )
    table = Table(
        caption=_("Waivers by sector"),
        caption_hidden=True,
        columns=columns,
        rows=tuple(_sector(each) for each in sectors if _any(each)),
        empty=_("No waiver has been given yet."),
        stacked=True,
    )
    return ListPage(
        title=_("How often is the gate waived?"),
        purpose=_(
            "Some posts ask for training first. Where a post cannot wait, an accountable officer may let "
            "somebody begin before they have it, for a time. Every waiver is counted here."
        ),
        answer=_("Numbers about few people are hidden, and the rest are rounded."),
        parts=(Part("sectors", _("By sector"), table, why_hidden(reasons)),),
    )


def _any(each: SectorWaivers) -> bool:
    return any(count != 0 for count in (each.in_force, each.given, each.ended))


def _sector(each: SectorWaivers) -> Row:
    name = str(Sector(each.sector).label) if each.sector else _("Everywhere")
    return Row((name, shown(each.in_force), shown(each.given), shown(each.ended)))
