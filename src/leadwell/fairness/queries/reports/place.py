"""The place a report is about, for somebody who may see its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leadwell.actor import Actor
from leadwell.fairness.permissions import may_publish, may_see, may_see_exact
from leadwell.organisations import queries as organisations
from leadwell.organisations.models import Kind, Organisation
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.reasons import NotPermitted

AREAS = frozenset({Kind.COUNTRY, Kind.REGION, Kind.ICB})
NOT_YOURS = (
    "Fairness figures are for those who answer for this place: its equality lead, its board, its HR"
    " officers, and inspectors. What it published is for everybody."
)


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation with what is above it, the country first, and what the reader may do there."""

    organisation: Organisation
    name: str
    above: tuple[Organisation, ...]
    may_publish: bool
    may_see_exact: bool

    @property
    def code(self) -> str:
        return self.organisation.code

    @property
    def is_area(self) -> bool:
        return self.organisation.kind in AREAS


def found(code: str, *, by: Actor) -> Organisation:
    """The organisation with this code. Raises `Organisation.DoesNotExist`. One query, or two."""
    own = organisations.by_codes([code], by=by)
    one = next(iter(own.values()), None) or organisations.by_code(code, by=by)
    if one is None:
        raise Organisation.DoesNotExist
    return one


def place_of(code: str, *, by: Actor) -> Place:
    """The place, for those who may see its figures. Two queries.

    Raises `Organisation.DoesNotExist` or `NotPermitted`.
    """
    organisation = found(code, by=by)
    if not may_see(by, organisation):
        raise NotPermitted(NOT_YOURS)
    return Place(
        organisation=organisation,
        name=readable(organisation),
        above=tuple(above(organisation, by=by)),
        may_publish=may_publish(by, organisation),
        may_see_exact=may_see_exact(by, organisation),
    )


def readable(organisation: Organisation) -> str:
    """Its name as people write it."""
    return name_to_read(organisation.name)


def above(organisation: Organisation, *, by: Actor) -> Sequence[Organisation]:
    """Everything above it, the country first. One query."""
    codes = organisation.path.strip("/").split("/")[:-1]
    if not codes:
        return ()
    paths = ["/" + "/".join(codes[: place + 1]) + "/" for place in range(len(codes))]
    mine = organisations.organisations(by=by).filter(path__in=paths)
    return sorted(mine.order_by(), key=lambda one: len(one.path))
