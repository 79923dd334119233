"""What a small employer's years come to together, and its neighbours, for the page of one of its sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from leadwell.fairness.models import PooledResult
from leadwell.fairness.queries.reports.place import Place, readable
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.facts import Indicator, Shown
from leadwell.fairness.rules.pools.enough_to_pool import enough_to_pool
from leadwell.fairness.rules.pools.facts import SMALL_KINDS
from leadwell.organisations.models import Kind


@dataclass(frozen=True, slots=True)
class Together:
    """Figures added up over years, or over employers. `years` are the last days of the years of each figure;
    `employers` is how many employers there are, `region` the region they are in, where they are in one."""

    lines: tuple[Shown, ...]
    years: Mapping[str, tuple[date, ...]]
    profile: str
    employers: int = 1
    kind: str = ""
    region: str = ""


def together(
    place: Place, year: Year, indicators: Sequence[Indicator]
) -> tuple[Together | None, Together | None]:
    """A small employer's years together up to this one, and this year of its neighbours: the figures of
    these that say too little by themselves. None where there are none. One query at a small employer."""
    own = place.organisation
    if own.kind not in SMALL_KINDS or year.area:
        return None, None
    region = next((one for one in place.above if one.kind == Kind.REGION), None)
    which = Q(organisation=own, kind="") | Q(organisation=region, kind=own.kind)
    rows = PooledResult.objects.filter(which, ended_on=year.ended_on, current=True)
    found = {bool(row.kind): row for row in rows}
    name = readable(region) if region else ""
    return (
        _of(found.get(False), year, indicators, name),
        _of(found.get(True), year, indicators, name),
    )


def _of(
    kept: PooledResult | None, year: Year, indicators: Sequence[Indicator], region: str
) -> Together | None:
    if kept is None:
        return None
    codes = {one.code for one in indicators}
    lines = tuple(
        line
        for line in from_json(kept.lines)
        if line.indicator in codes and not enough_to_pool(year.line(line.indicator))
    )
    years = {
        code: tuple(date.fromisoformat(day) for day in days) for code, days in kept.years.items()
    }
    if not lines:
        return None
    label = Kind(kept.kind).label if kept.kind else ""
    return Together(lines, years, kept.profile, kept.employers, str(label), region)
