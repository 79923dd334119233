"""Every count of the induction at a place, to take away."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.design.doorways import Download
from leadwell.training.pages.induction_place.saying import state_name
from leadwell.training.queries.induction_counts import InductionCounts


def induction_sheet(counts: InductionCounts) -> Download:
    """Every count of the page, to take away."""
    place = counts.organisation
    head = (_("organisation code"), _("kind"), _("name"), _("how far"), _("people"))
    groups = ((_("all"), () if counts.whole is None else (counts.whole,)),
              (_("sector") if counts.area else _("place"), counts.lines),
              (_("quarter"), counts.quarters))  # fmt: skip
    rows = [
        (place.code, kind, line.name, state_name(state), "" if value is None else value)
        for kind, lines in groups
        for line in lines
        for state, value in line.counts.items()
    ]
    return Download(f"{place.code}-induction.csv", head, rows, made_up=place.made_up)
