"""Returns in pages, in order of publication, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

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


@dataclass(frozen=True, slots=True)
class Brief:
    """A return without its lines."""

    number: int
    organisation: str
    set: str
    began_on: date
    ended_on: date
    published_at: datetime
    withdrawn_at: datetime | None
    withdrawn_because: str
    profile: str
    definitions: str
    digest: str
    made_up: bool


def page_of_returns(
    wanted: WantedReturns, *, by: Actor, after: int, limit: int
) -> tuple[Sequence[Brief], int | None]:
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
    return [_brief(one) for one in found[:limit]], found[limit - 1].pk if len(
        found
    ) > limit else None


def _brief(one: Return) -> Brief:
    result = one.result
    return Brief(
        number=one.pk,
        organisation=one.organisation.code,
        set=result.set_code,
        began_on=result.began_on,
        ended_on=result.ended_on,
        published_at=one.published_at,
        withdrawn_at=one.withdrawn_at,
        withdrawn_because=one.withdrawn_because,
        profile=result.profile,
        definitions=result.definitions,
        digest=result.digest,
        made_up=result.made_up,
    )
