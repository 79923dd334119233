"""Sickness absence as facts: days lost out of days available, a month at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leadwell.gateways.sickness import SicknessRow
from leadwell.intake.actions.translated import Translated
from leadwell.measures.rules.facts import FigureFacts


def sickness_figures(rows: Sequence[SicknessRow], *, as_at: date | None) -> Translated:
    """One fact a row. The rate is worked out from the days, not taken rounded."""
    figures = [_fact(row) for row in rows]
    return Translated(figures, {row.line: row for row in rows}, "ORG_CODE")


def _fact(row: SicknessRow) -> FigureFacts:
    lost, available = row.days_lost, row.days_available
    return FigureFacts(
        line=row.line,
        measure="sickness-absence",
        organisation_code=row.code,
        began_on=row.period_end.replace(day=1),
        ended_on=row.period_end,
        value=float(100 * lost / available) if available else None,
        numerator=lost,
        denominator=available,
        peer_group=row.org_type,
    )
