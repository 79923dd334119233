"""The managers of a place: exactly, for those who answer for it, and as released, for everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, field
from datetime import date
from typing import Any

from leadwell.actor import Actor, Permission
from leadwell.measures.models import ManagerRelease
from leadwell.measures.queries.areas import is_area
from leadwell.measures.queries.manager_numbers import ManagerNumbers, exactly
from leadwell.measures.queries.own import figures_of
from leadwell.measures.queries.picture import ancestors, called, latest_of_area
from leadwell.measures.queries.reconciling import Published, published_flow
from leadwell.measures.queries.shown import Shown
from leadwell.organisations import queries as organisations
from leadwell.organisations.models import Organisation
from leadwell.organisations.permissions import may_see_managers
from leadwell.organisations.queries.manager_counts import (
    ManagerCounts,
    holds_posts,
    manager_counts,
    places_with_posts,
)
from leadwell.organisations.queries.who_told import Told, who_told
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.reasons import Reason
from leadwell.stats.disclosure import PROFILES, Printed, Release

FELT = ("compassionate-and-inclusive", "managers-per-hundred-staff")


@dataclass(frozen=True)
class ManagersShown:
    """A place and its numbers, with what its staff say beside them. `numbers` is None where nothing
    is known of its posts; `counts` and `published` are there only where numbers are exact.
    `may_see_exactly` is whether the reader may see those. Of an area `told` says which employers the
    numbers come from, and `together` of how many of them each figure was pooled."""

    organisation: Organisation
    name: str
    above: tuple[Organisation, ...]
    day: date
    numbers: ManagerNumbers | None
    felt: Mapping[str, Shown]
    may_see_exactly: bool = False
    counts: ManagerCounts | None = None
    published: Published | None = None
    told: Sequence[Told] = ()
    together: Mapping[str, int] = field(default_factory=dict)


def managers_exactly(code: str, *, by: Actor, on: date) -> ManagersShown | None:
    """Every number as it is. None where there is no such place. At most 12 queries.

    Raises `NotPermitted` where this person does not answer for the place.
    """
    organisation = called(code, by=by)
    if organisation is None:
        return None
    counts = manager_counts(organisation, by=by, on=on)
    return ManagersShown(
        **_place(organisation, by=by, on=on),
        numbers=exactly(counts) if counts.staff or counts.vacancies else None,
        counts=counts,
        published=published_flow(organisation, by=by, on=on),
        told=who_told(organisation, on=on),
    )


def managers_in_public(code: str, *, by: Actor, on: date) -> ManagersShown | None:
    """The latest numbers released for everybody. None where there is no such place. Seven queries."""
    organisation = called(code, by=by)
    if organisation is None:
        return None
    release = latest_release(organisation, by=by, on=on)
    numbers = _read(release, organisation) if release else None
    told = [Told(*one) for one in release.table.get("told", ())] if release else ()
    return ManagersShown(**_place(organisation, by=by, on=on), numbers=numbers, told=told)


def latest_release(organisation: Organisation, *, by: Actor, on: date) -> ManagerRelease | None:
    """The last release for a place by a day: what was released is for everybody. One query."""
    if not by.may(Permission.PUBLIC):
        return None
    made = ManagerRelease.objects.filter(organisation=organisation, as_at__lte=on)
    return made.order_by("-as_at").first()


def printed_before(release: ManagerRelease | None) -> Release | None:
    """What a release printed, with the counts behind it, for the engine to hold the next against."""
    if release is None or not release.basis:
        return None
    cells = {key: Printed(value, basis) for key, (value, basis) in release.basis.items()}
    return Release(cells, PROFILES[release.profile])


def as_table(numbers: ManagerNumbers, told: Sequence[Told] = ()) -> dict[str, Any]:
    """Numbers as they are kept in a release, with how many employers they come from."""
    return {
        "since": numbers.since.isoformat(),
        "cells": dict(numbers.cells),
        "rates": dict(numbers.rates),
        "median_days": numbers.median_days,
        "reasons": [asdict(reason) for reason in numbers.reasons],
        "refused": numbers.refused,
        "told": [astuple(one) for one in told],
    }


def has_posts(organisation: Organisation) -> bool:
    """Whether there is anything to count at a place."""
    return holds_posts(organisation)


def places_to_release() -> Sequence[str]:
    """The codes of every place whose managers can be counted, the areas first. One query."""
    return places_with_posts()


def employer_paths(counts: ManagerCounts) -> Mapping[int, str]:
    """Where each employer that was counted sits. One query."""
    ids = {group.employer for group in counts.groups} | {move.employer for move in counts.moves}
    return dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "path"))


def _place(organisation: Organisation, *, by: Actor, on: date) -> dict[str, Any]:
    felt, together = _felt(organisation, by=by, on=on)
    return {
        "organisation": organisation,
        "name": name_to_read(organisations.name_on(organisation, on)),
        "above": ancestors(organisation),
        "day": on,
        "may_see_exactly": may_see_managers(by, organisation),
        "felt": felt,
        "together": together,
    }


def _felt(
    organisation: Organisation, *, by: Actor, on: date
) -> tuple[Mapping[str, Shown], Mapping[str, int]]:
    """What is published of how people are led, as the picture says it too."""
    if is_area(organisation):
        return latest_of_area(organisation, FELT, by=by, on=on)
    own = figures_of(organisation, FELT, by=by, on=on)
    return {figure.measure.slug: figure for figure in own}, {}


def _read(release: ManagerRelease, organisation: Organisation) -> ManagerNumbers:
    table = release.table
    return ManagerNumbers(
        organisation=organisation,
        day=release.as_at,
        since=date.fromisoformat(table["since"]),
        exact=False,
        cells=table["cells"],
        rates=table["rates"],
        median_days=table["median_days"],
        reasons=tuple(Reason(**reason) for reason in table["reasons"]),
        refused=table["refused"],
    )
