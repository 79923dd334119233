"""Returns in pages, in order of publication, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leadwell.actor import Actor
from leadwell.fairness.models import Return
from leadwell.fairness.queries.reports.returns import returns


@dataclass(frozen=True, slots=True)
class WantedReturns:
    """Which returns. None leaves it open."""

    organisation: str | None = None
    set_code: str | None = None
    since: date | None = None
    until: date | None = None


def page_of_returns(
    wanted: WantedReturns, *, by: Actor, after: int, limit: int
) -> tuple[Sequence[Return], int | None]:
    """A page of returns without their lines, and where the next begins; None at the end. One query."""
    rows = returns(by=by).filter(pk__gt=after)
    for field, value in (
        ("organisation__code", wanted.organisation.upper() if wanted.organisation else None),
        ("result__set_code", wanted.set_code),
        ("result__ended_on__gte", wanted.since),
        ("result__ended_on__lte", wanted.until),
    ):
        if value is not None:
            rows = rows.filter(**{field: value})
    rows = rows.select_related("organisation", "result").defer("result__lines").order_by("pk")
    found = list(rows[: limit + 1])
    return found[:limit], found[limit - 1].pk if len(found) > limit else None
