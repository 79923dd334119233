"""The published flow of managers at a place, held against our own. The two are never made to agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Subquery

from leadwell.actor import Actor
from leadwell.measures.models import Figure
from leadwell.measures.queries.areas import is_area
from leadwell.organisations.models import Organisation, Post
from leadwell.organisations.queries.staff_group_flow import Flow, staff_group_flow
from leadwell.stats.disclosure import INTERNAL_EXACT, show_count

FLOW = ("headcount-at-start", "joiners", "leavers", "headcount-at-end")
TITLES = ("Managers", "Senior managers")


@dataclass(frozen=True, slots=True)
class Published:
    """Managers and senior managers as published for one month, by job title, and as the posts held
    here say of the same titles in the same days."""

    ended_on: date
    start: int
    joined: int
    left: int
    end: int
    ours: Flow


def published_flow(organisation: Organisation, *, by: Actor, on: date) -> Published | None:
    """The latest month published by a day, exactly, for those who answer for the place. Two queries.

    A row left out of the file means nobody. Of an area only employers whose posts are held here
    count, so that the same people stand on both sides.
    """
    figures = Figure.objects.filter(
        current=True, measure__in=FLOW, breakdown__in=TITLES, ended_on__lte=on
    )
    if is_area(organisation):
        theirs = Post.objects.filter(organisation=OuterRef("organisation"))
        figures = figures.filter(Exists(theirs), organisation__path__startswith=organisation.path)
    else:
        figures = figures.filter(organisation=organisation)
    last = figures.order_by("-ended_on").values("ended_on")[:1]
    rows = list(
        figures.filter(ended_on=Subquery(last)).values_list(
            "began_on", "ended_on", "measure", "value"
        )
    )
    if not rows:
        return None
    began_on, ended_on, *_rest = rows[0]
    found: Counter[str] = Counter()
    for *_days, measure, value in rows:
        found[measure] += show_count(int(value or 0), INTERNAL_EXACT) or 0
    before = began_on - timedelta(1)
    ours = staff_group_flow(organisation, TITLES, by=by, since=before, on=ended_on)
    start, joined, left, end = (found[measure] for measure in FLOW)
    return Published(ended_on, start, joined, left, end, ours)
