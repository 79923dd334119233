"""Organisations for programs: a list in pages, and one with everything known about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from leadwell.actor import Actor
from leadwell.organisations.models import (
    Organisation,
    OrganisationCode,
    OrganisationName,
    Placement,
    Succession,
)
from leadwell.organisations.permissions import visible_to
from leadwell.organisations.queries.words import words
from leadwell.organisations.rules.search_words import search_words


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which organisations to list. `within` is a code; `status` is open, closed or any, on `day`."""

    day: date
    q: str = ""
    kind: str | None = None
    sector: str | None = None
    within: str | None = None
    status: str = "any"


@dataclass(frozen=True, slots=True)
class InFull:
    """One organisation with everything known about it; `above` begins with the widest."""

    organisation: Organisation
    above: tuple[Organisation, ...]
    names: tuple[OrganisationName, ...]
    codes: tuple[OrganisationCode, ...]
    places: tuple[Placement, ...]
    predecessors: tuple[Succession, ...]
    successors: tuple[Succession, ...]


def page_of_organisations(
    wanted: Wanted, *, by: Actor, after: str, limit: int
) -> tuple[Sequence[Organisation], str]:
    """The first `limit` organisations whose code comes after `after`, and the code the next page
    comes after; empty when there is none."""
    asked = _wanted(Organisation.objects.filter(visible_to(by)), wanted)
    found = list(asked.filter(code__gt=after).order_by("code")[: limit + 1])
    return found[:limit], found[limit - 1].code if len(found) > limit else ""


def in_full(code: str, *, by: Actor) -> InFull | None:
    """The organisation with this code and everything known about it. Seven queries."""
    visible = Organisation.objects.filter(visible_to(by))
    one = visible.filter(code=code).first()
    if one is None:
        return None
    old = Succession.objects.filter(successor=one, predecessor__in=visible)
    new = Succession.objects.filter(predecessor=one, successor__in=visible)
    return InFull(
        organisation=one,
        above=tuple(visible.filter(path__in=_paths_above(one.path)).order_by("path")),
        names=tuple(one.names.all()),
        codes=tuple(one.codes.order_by("scheme", "code")),
        places=tuple(one.placements.select_related("parent")),
        predecessors=tuple(old.select_related("predecessor").order_by("predecessor__code")),
        successors=tuple(new.select_related("successor").order_by("successor__code")),
    )


def _wanted(found: QuerySet[Organisation], wanted: Wanted) -> QuerySet[Organisation]:
    for word in search_words(wanted.q, same=words().same).split():
        found = found.filter(search_text__contains=word)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.sector:
        found = found.filter(sector=wanted.sector)
    if wanted.within:
        found = _beneath(found, wanted.within)
    return _on_the_day(found, wanted)


def _beneath(found: QuerySet[Organisation], code: str) -> QuerySet[Organisation]:
    """Nothing at all is beneath a code nobody knows."""
    roots = Organisation.objects.filter(code=code)
    root = roots.values_list("path", flat=True).first()
    if root is None:
        return found.none()
    return found.filter(path__startswith=root).exclude(code=code)


def _on_the_day(found: QuerySet[Organisation], wanted: Wanted) -> QuerySet[Organisation]:
    begun = Q(opened_on=None) | Q(opened_on__lte=wanted.day)
    still = Q(closed_on=None) | Q(closed_on__gte=wanted.day)
    if wanted.status == "open":
        return found.filter(begun & still)
    if wanted.status == "closed":
        return found.filter(closed_on__lt=wanted.day)
    return found


def _paths_above(path: str) -> list[str]:
    steps = path.rstrip("/").split("/")[:-1]
    return ["/".join(steps[: n + 1]) + "/" for n in range(len(steps))]
