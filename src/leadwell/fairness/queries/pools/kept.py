"""What was pooled already, and what was behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import QuerySet

from leadwell.fairness.models import PooledResult
from leadwell.fairness.queries.bases import behind
from leadwell.fairness.queries.pools.neighbours import every_neighbourhood
from leadwell.fairness.queries.pools.together import Before
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.disclosing.facts import Basis


def kept_in(ended_on: date) -> QuerySet[PooledResult]:
    """What was pooled of a year and holds."""
    return PooledResult.objects.filter(ended_on=ended_on, current=True)


def kept_of(numbers: Collection[int]) -> Mapping[int, Mapping[date, PooledResult]]:
    """What was pooled of the years of these employers, by the last of them."""
    found: dict[int, dict[date, PooledResult]] = {}
    rows = PooledResult.objects.filter(organisation__in=numbers, kind="", current=True)
    for one in rows:
        found.setdefault(one.organisation_id or 0, {})[one.ended_on] = one
    return found


def last_of(one: PooledResult | None) -> Before:
    """What was printed the last time."""
    return Before(from_json(one.lines), basis_of(one)) if one else Before()


def basis_of(one: PooledResult) -> Basis:
    """What was behind it. Only where the worker's key is."""
    last = behind(bytes(one.sealed), about=about_pool(one))
    return last.basis if last else {}


def about_pool(one: PooledResult) -> str:
    """Which pooled result a seal belongs to."""
    return f"pooled {one.organisation_id or ''} {one.kind} {one.ended_on}"


def printed_near(ended_on: date) -> Mapping[int, Mapping[date, Basis]]:
    """What was printed of the neighbourhood of each small employer in earlier years, by its last day."""
    kept: dict[tuple[int | None, str], dict[date, Basis]] = {}
    rows = PooledResult.objects.filter(current=True, ended_on__lt=ended_on).exclude(kind="")
    for row in rows:
        kept.setdefault((row.organisation_id, row.kind), {})[row.ended_on] = basis_of(row)
    return {
        number: kept[one.region_id, one.kind]
        for one in every_neighbourhood()
        if (one.region_id, one.kind) in kept
        for number in one.members
    }
