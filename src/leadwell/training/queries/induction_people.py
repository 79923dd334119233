"""Who is on the induction at a place: for those who see its people, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from leadwell.actor import Actor
from leadwell.organisations.models import Organisation
from leadwell.organisations.queries.people import place_of_people
from leadwell.training.models import Part, Period
from leadwell.training.permissions.induction import keeps_induction
from leadwell.training.queries.induction import PeriodPicture, pictures

ON_A_PAGE = 50
COUNTED = 10_000
DUE, OVERDUE, FINISHED, EXEMPT, EVERYBODY = "due", "overdue", "finished", "exempt", "all"


@dataclass(frozen=True)
class InductionPeople:
    """Some of those on the induction at a place; `next` is where the next page begins, 0 for none."""

    organisation: Organisation
    pictures: tuple[PeriodPicture, ...]
    show: str
    count: int
    next: int
    keeps: bool


def _which(show: str, today: date) -> Q:
    asked = Q(exempt_because="", finished_on=None) & (
        Q(until_on__isnull=True) | Q(until_on__gt=today)
    )
    every: Mapping[str, Q] = {
        DUE: asked,
        OVERDUE: asked & Q(due_on__lt=today),
        FINISHED: Q(exempt_because="", finished_on__isnull=False),
        EXEMPT: ~Q(exempt_because=""),
        EVERYBODY: Q(),
    }
    return every.get(show, every[DUE])


def induction_people(
    code: str, *, by: Actor, today: date, show: str = DUE, after: int = 0
) -> InductionPeople:
    """One page of them, the earliest due first. Raises `Organisation.DoesNotExist` for a place whose
    people the asker may not see. At most nine queries."""
    place = place_of_people(code, by=by)
    found = Period.objects.filter(_which(show, today), organisation__path__startswith=place.path)
    page = list(_after(found, after)[: ON_A_PAGE + 1])
    seen = {one.period.pk: one for one in pictures(page[:ON_A_PAGE], today=today)}
    return InductionPeople(
        organisation=place,
        pictures=tuple(seen[one.pk] for one in page[:ON_A_PAGE]),
        show=show,
        count=found.order_by()[: COUNTED + 1].count(),
        next=page[ON_A_PAGE - 1].pk if len(page) > ON_A_PAGE else 0,
        keeps=keeps_induction(by, place),
    )


def _after(found: QuerySet[Period], last: int) -> QuerySet[Period]:
    """From the one after this on. A number that is not in the list begins it anew."""
    ordered = found.order_by(F("due_on"), "pk")
    begins = found.filter(pk=last).values_list("due_on", flat=True).first() if last else None
    if begins is None:
        return ordered
    return ordered.filter(Q(due_on__gt=begins) | Q(due_on=begins, pk__gt=last))


@dataclass(frozen=True)
class PartsOfPlace:
    """The parts everybody has, and those a place and the places above it add."""

    organisation: Organisation
    national: tuple[Part, ...]
    local: tuple[Part, ...]


def parts_of_place(code: str, *, by: Actor, today: date) -> PartsOfPlace:
    """The parts of whoever joins a place. Raises `Organisation.DoesNotExist` for a place whose
    induction the asker does not keep. Three queries."""
    place = Organisation.objects.get(code=code.strip().upper())
    if not keeps_induction(by, place):
        raise Organisation.DoesNotExist
    steps = place.path.strip("/").split("/")
    open_ = Part.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=today))
    parts = open_.filter(Q(organisation=None) | Q(organisation__code__in=steps))
    found = list(parts.select_related("organisation").order_by("track", "due_weeks", "order", "pk"))
    return PartsOfPlace(
        place,
        tuple(one for one in found if one.organisation_id is None),
        tuple(one for one in found if one.organisation_id is not None),
    )


def local_part(part_id: int, *, by: Actor) -> Part:
    """A local part that the asker keeps. Raises `Part.DoesNotExist`."""
    parts = Part.objects.filter(organisation__isnull=False).select_related("organisation")
    part = parts.get(pk=part_id)
    if part.organisation is None or not keeps_induction(by, part.organisation):
        raise Part.DoesNotExist
    return part
