"""The published flow of managers at a place, to be held against our own count. Never made to agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Subquery

from leadwell.measures.models import Figure
from leadwell.measures.queries.areas import is_area
from leadwell.organisations.models import Organisation
from leadwell.stats.disclosure import INTERNAL_EXACT, show_count

FLOW = ("headcount-at-start", "joiners", "leavers", "headcount-at-end")
TITLES = ("Managers", "Senior managers")


@dataclass(frozen=True, slots=True)
class Published:
    """Managers and senior managers as published for one month, by job title."""

    ended_on: date
    start: int
    joined: int
    left: int
    end: int


def published_flow(organisation: Organisation, *, on: date) -> Published | None:
    """The latest month published by a day, exactly: for those who answer for the place. One query.

    A row left out of the file means nobody.
    """
    figures = Figure.objects.filter(
        current=True, measure__in=FLOW, breakdown__in=TITLES, ended_on__lte=on
    )
    if is_area(organisation):
        figures = figures.filter(organisation__path__startswith=organisation.path)
    else:
        figures = figures.filter(organisation=organisation)
    last = figures.order_by("-ended_on").values("ended_on")[:1]
    rows = list(figures.filter(ended_on=Subquery(last)).values_list("ended_on", "measure", "value"))
    found: Counter[str] = Counter()
    for _ended_on, measure, value in rows:
        found[measure] += show_count(int(value or 0), INTERNAL_EXACT) or 0
    return Published(rows[0][0], *(found[measure] for measure in FLOW)) if rows else None
