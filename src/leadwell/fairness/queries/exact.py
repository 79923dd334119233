"""Of which years exact numbers are still to be worked out, for those who may see them since lately."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef

from leadwell.fairness.models import Result
from leadwell.fairness.queries.counting.years import year_of
from leadwell.fairness.rules.reports.facts import EXACT


@dataclass(frozen=True, slots=True)
class Wanted:
    """Sets of one year to be worked out again, out of the snapshot that year was worked out from."""

    snapshot_id: int
    year: str
    sets: tuple[str, ...]


def without_exact(places: Collection[int], *, on: date) -> tuple[Wanted, ...]:
    """The sets of the last whole year that have been worked out for these employers, but not exactly."""
    ended_on = date(on.year - (on < date(on.year, 3, 31)), 3, 31)
    current = Result.objects.filter(current=True, area=False, ended_on=ended_on)
    same = {name: OuterRef(name) for name in ("organisation_id", "set_code")}
    rows = current.filter(
        organisation__in=places,
        snapshot__removed_at=None,
        snapshot__as_at__gte=F("ended_on"),
    ).exclude(profile=EXACT)
    rows = rows.exclude(Exists(current.filter(**same, profile=EXACT)))
    found: dict[int, set[str]] = {}
    for snapshot, code in rows.values_list("snapshot_id", "set_code"):
        found.setdefault(snapshot, set()).add(code)
    return tuple(
        Wanted(snapshot, year_of(ended_on), tuple(sorted(codes)))
        for snapshot, codes in sorted(found.items())
    )
