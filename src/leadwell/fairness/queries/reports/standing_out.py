"""Where something stands out in an area, by name, and what is planned about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from leadwell.actor import Actor
from leadwell.fairness.models import Plan, Result, StandsOut
from leadwell.fairness.permissions import visible_to
from leadwell.fairness.queries.reports.frozen_findings import thawed
from leadwell.fairness.queries.reports.place import Place
from leadwell.fairness.queries.reports.watching import names_of
from leadwell.fairness.rules.reports.facts import Finding

MOST = 200


class Planned(StrEnum):
    """How it stands with the plans about a finding."""

    NOT = "not"
    LATE = "late"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Lasting:
    """One thing that stands out at an organisation for more than one year, and what is planned about it."""

    code: str
    name: str
    finding: Finding
    planned: Planned


@dataclass(frozen=True, slots=True)
class WhoStandsOut:
    """Who stays away from parity in an area, by name; `at` is at how many organisations. `new` is how many
    things stand out for the first time; `more` is how many lasting ones are left out, because a page is no
    file."""

    at: int
    lasting: tuple[Lasting, ...]
    new: int
    more: int


def who_stands_out(place: Place, *, by: Actor, on: date, year: date | None = None) -> WhoStandsOut:
    """Everybody in the area where something stands out for more than one year: of those with figures of the
    year that ended on `year`, where a day is given, for whoever closed has an older one. Three queries."""
    beneath = Q(organisation__path__startswith=place.organisation.path)
    rows = StandsOut.objects.filter(visible_to(by) & beneath)
    if year is not None:
        same = Result.objects.filter(area=False, current=True, ended_on=year)
        rows = rows.filter(Exists(same.filter(organisation=OuterRef("organisation"))))
    named = rows.filter(lasting__gt=0).select_related("organisation")
    kept = list(named.order_by("organisation__name", "organisation__code")[:MOST])
    plans = _plans([one.organisation_id for one in kept], by=by)
    every = rows.aggregate(
        at=Count("pk", filter=Q(lasting__gt=0)),
        all=Coalesce(Sum("lasting"), 0),
        new=Coalesce(Sum("new"), 0),
    )
    lasting = tuple(one for row in kept for one in _lasting(row, plans[row.organisation_id], on))
    return WhoStandsOut(every["at"], lasting, every["new"], every["all"] - len(lasting))


def to_look_at() -> dict[int, int]:
    """Organisations whose printed figures changed since what stands out was last looked at, each with its
    newest result. By number and not by time: a run that began early may end late. Two queries."""
    looked = dict(StandsOut.objects.values_list("organisation_id", "newest"))
    rows = Result.objects.filter(area=False, snapshot__as_at__gte=F("ended_on"))
    changed = rows.order_by("organisation_id").values_list("organisation_id").annotate(Max("pk"))
    return {number: newest for number, newest in changed if looked.get(number) != newest}


def _lasting(row: StandsOut, plans: Mapping[str, date | None], on: date) -> Iterator[Lasting]:
    for one in thawed(row.contents).found:
        if one.lasts:
            said = _planned([plans[code] for code in names_of(one) if code in plans], on)
            yield Lasting(row.organisation.code, row.organisation.name, one, said)


def _planned(days: Collection[date | None], on: date) -> Planned:
    if not days:
        return Planned.NOT
    return Planned.LATE if any(day is not None and day < on for day in days) else Planned.RUNNING


def _plans(numbers: Collection[int], *, by: Actor) -> Mapping[int, Mapping[str, date | None]]:
    """The plans that run at these organisations, by the figure they are about, with the day they are for:
    of several the first."""
    rows = Plan.objects.filter(
        visible_to(by), organisation__in=numbers, done_on=None, ended_at=None
    )
    found: dict[int, dict[str, date | None]] = defaultdict(dict)
    for number, code, day in rows.order_by("by_on").values_list(
        "organisation_id", "indicator", "by_on"
    ):
        found[number].setdefault(code, day)
    return found
