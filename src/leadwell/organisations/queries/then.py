"""Organisations as they were on a day, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from leadwell.actor import Actor
from leadwell.organisations.models import Organisation, OrganisationName
from leadwell.organisations.permissions import visible_to
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.organisations.rules.was_open_on import was_open_on

# Ring by ring, each organisation once, so that a circle in a file ends.
_CHAIN = """
WITH RECURSIVE chain AS (
    SELECT {there} AS id, {here} AS via, "on", 1 AS step, ARRAY[{here}, {there}] AS trail
    FROM organisations_succession WHERE {here} = %s
    UNION ALL
    SELECT s.{there}, s.{here}, s."on", c.step + 1, c.trail || s.{there}
    FROM organisations_succession s JOIN chain c ON s.{here} = c.id
    WHERE s.{there} <> ALL(c.trail) AND c.step < 12
)
SELECT DISTINCT ON (id) id, via, "on", step FROM chain ORDER BY id, step, "on" DESC NULLS LAST
"""
_FORWARD = _CHAIN.replace("{here}", "predecessor_id").replace("{there}", "successor_id")
_BACK = _CHAIN.replace("{here}", "successor_id").replace("{there}", "predecessor_id")

# Written out: every picture of an organisation asks these.
_NAMES = """
SELECT * FROM organisations_organisationname WHERE organisation_id = %s
ORDER BY alias, from_on DESC NULLS LAST
"""
_PARENT_ON = """
SELECT parent_id FROM organisations_placement
WHERE organisation_id = %(organisation)s AND (from_on IS NULL OR from_on <= %(day)s)
    AND (until_on IS NULL OR until_on > %(day)s)
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One organisation in a chain of successions: since when, how many steps away, and through
    which organisation (its number)."""

    organisation: Organisation
    on: date | None
    step: int
    via: int


@dataclass(frozen=True, slots=True)
class Picture:
    """An organisation on one day: its name and place then, whether it was open, all its names."""

    organisation: Organisation
    day: date
    name: str
    parent: Organisation | None
    open: bool
    names: tuple[OrganisationName, ...]

    @property
    def name_to_read(self) -> str:
        """The name with capitals where a reader expects them."""
        return name_to_read(self.name)

    @property
    def former_names(self) -> tuple[OrganisationName, ...]:
        """The official names that ended, the latest first."""
        return tuple(n for n in self.names if not n.alias and n.until_on)

    @property
    def aliases(self) -> tuple[OrganisationName, ...]:
        """Other names it is known by."""
        return tuple(name for name in self.names if name.alias)


def name_on(organisation: Organisation, day: date) -> str:
    """What it was called on that day; today's name where nothing else is known."""
    return _name(organisation, tuple(organisation.names.all()), day)


def parent_on(organisation: Organisation, day: date) -> Organisation | None:
    """Where it sat on that day; today's place where nothing else is known."""
    with connection.cursor() as cursor:
        cursor.execute(_PARENT_ON, {"organisation": organisation.pk, "day": day})
        then = cursor.fetchone()
    if then is None or then[0] == organisation.parent_id:
        return organisation.parent
    return Organisation.objects.get(pk=then[0])


def as_at(organisation: Organisation, day: date) -> Picture:
    """The organisation on that day. Two queries, and one more for a place that is not at hand."""
    names = tuple(OrganisationName.objects.raw(_NAMES, [organisation.pk]))
    return Picture(
        organisation=organisation,
        day=day,
        name=_name(organisation, names, day),
        parent=parent_on(organisation, day),
        open=was_open_on(day, opened_on=organisation.opened_on, closed_on=organisation.closed_on),
        names=names,
    )


def successors(organisation: Organisation, *, by: Actor) -> Sequence[Step]:
    """In whom its work went on, nearest first, through every later merger."""
    return _chain(_FORWARD, organisation, by)


def predecessors(organisation: Organisation, *, by: Actor) -> Sequence[Step]:
    """Whose work it carries on, nearest first, back to the beginning."""
    return _chain(_BACK, organisation, by)


def _chain(statement: str, organisation: Organisation, by: Actor) -> Sequence[Step]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [organisation.pk])
        rows = cursor.fetchall()
    found = Organisation.objects.filter(visible_to(by)).in_bulk([number for number, *_ in rows])
    steps = [Step(found[n], on, step, via) for n, via, on, step in rows if n in found]
    return sorted(steps, key=lambda one: (one.step, one.organisation.name, one.organisation.code))


def _name(organisation: Organisation, names: Sequence[OrganisationName], day: date) -> str:
    then = (n.name for n in names if not n.alias and _in(n.from_on, n.until_on, day))
    return next(then, organisation.name)


def _in(from_on: date | None, until_on: date | None, day: date) -> bool:
    return (from_on is None or from_on <= day) and (until_on is None or day < until_on)
