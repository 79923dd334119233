"""How many managers there are at a place on a day, and how long posts stay empty. Counts, never names.

A place is an organisation with everything beneath it. Everybody is counted once for each employer,
as rules ORG-60 and ORG-61 say; the same is worked out a second time, row by row, in the tests. Every
number comes from a few statements over whole sets: no row of a person leaves the database.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from leadwell.actor import Actor
from leadwell.organisations.models import Kind, Organisation
from leadwell.organisations.permissions import may_see_managers
from leadwell.organisations.queries import manager_statements as sql
from leadwell.reasons import NotPermitted

AREAS = (Kind.COUNTRY, Kind.REGION, Kind.ICB)


@dataclass(frozen=True, slots=True)
class Group:
    """People of one employer who are alike: whether they lead, their level, their staff group."""

    employer: int
    leads: bool
    level: int | None
    staff_group: str
    people: int
    acting: int


@dataclass(frozen=True, slots=True)
class Hours:
    """Full-time equivalents of a group of posts, and how many people's hours nobody told."""

    leads: bool
    level: int | None
    fte: float
    unknown: int


@dataclass(frozen=True, slots=True)
class Moves:
    """The managers of one employer a year before, those who became and ceased to be one since."""

    employer: int
    start: int
    joined: int
    left: int


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Leading posts of one level: how many are open, and of those with nobody in them the days."""

    level: int | None
    posts: int
    empty: int
    longest: int | None


@dataclass(frozen=True, slots=True)
class Filling:
    """How long posts that lead stood empty until somebody came, in the last year."""

    times: int
    median_days: float | None


@dataclass(frozen=True)
class ManagerCounts:
    """Everything counted of the managers of a place on a day.

    `spans` says of how many leading posts that number of people report; `layers` how many posts are
    that many steps from the top; `unplaced` how many are on no line from the top.
    """

    organisation: Organisation
    day: date
    since: date
    groups: tuple[Group, ...]
    hours: tuple[Hours, ...]
    moves: tuple[Moves, ...]
    spans: Mapping[int, int]
    vacancies: tuple[Vacancies, ...]
    filling: Filling
    layers: Mapping[int, int] = field(default_factory=dict)
    unplaced: int = 0

    @property
    def staff(self) -> int:
        """People who work there, each once for each employer."""
        return sum(group.people for group in self.groups)

    @property
    def managers(self) -> int:
        """Those of them who lead people."""
        return sum(group.people for group in self.groups if group.leads)

    @property
    def acting(self) -> int:
        """Managers who act up."""
        return sum(group.acting for group in self.groups if group.leads)

    @property
    def is_area(self) -> bool:
        """Whether this is many employers together."""
        return self.organisation.kind in AREAS

    def by_level(self) -> Mapping[int | None, int]:
        """Managers at each level, the lowest first; None where the level is not known."""
        found: Counter[int | None] = Counter()
        for group in self.groups:
            if group.leads:
                found[group.level] += group.people
        return dict(sorted(found.items(), key=lambda item: (item[0] is None, item[0] or 0)))

    def moved(self) -> tuple[int, int, int]:
        """Managers a year before, who joined them since, and who left."""
        return (
            sum(m.start for m in self.moves),
            sum(m.joined for m in self.moves),
            sum(m.left for m in self.moves),
        )


def manager_counts(organisation: Organisation, *, by: Actor, on: date) -> ManagerCounts:
    """Everything counted of the managers of a place on a day, exactly. Seven queries.

    Of an area the layers are left out: a line that leads up ends within an employer.
    Raises `NotPermitted`.
    """
    if not may_see_managers(by, organisation):
        raise NotPermitted("Exact numbers of managers are for those who answer for this place.")
    since = a_year_before(on)
    asked = {"path": f"{organisation.path}%", "day": on, "since": since}
    is_area = organisation.kind in AREAS
    layers = {} if is_area else _layers(dict(_rows(sql.LINES, asked)))
    return ManagerCounts(
        organisation=organisation,
        day=on,
        since=since,
        groups=tuple(Group(*row) for row in _rows(sql.GROUPS, asked)),
        hours=tuple(Hours(*row) for row in _rows(sql.HOURS, asked)),
        moves=tuple(Moves(*row) for row in _rows(sql.MOVES, asked)),
        spans=dict(_rows(sql.SPANS, asked)),
        vacancies=tuple(Vacancies(*row) for row in _rows(sql.VACANCIES, asked)),
        filling=Filling(*_rows(sql.FILLING, asked)[0]),
        layers={step: n for step, n in sorted(layers.items()) if step},
        unplaced=layers.get(0, 0),
    )


def _layers(above: Mapping[int, int | None]) -> dict[int, int]:
    """How many posts are so many steps from the top; 0 for those on no line from it. Goes down from
    the posts that lead others and report to nobody here, so that a circle is never entered."""
    beneath: defaultdict[int, list[int]] = defaultdict(list)
    for post, to in above.items():
        if to is not None and to in above:
            beneath[to].append(post)
    inside = {post for posts in beneath.values() for post in posts}
    layer = [post for post in beneath if post not in inside]
    found: dict[int, int] = {}
    while layer:
        found[len(found) + 1] = len(layer)
        layer = [post for to in layer for post in beneath.get(to, ())]
    return {0: len(above) - sum(found.values()), **found}


def holds_posts(organisation: Organisation) -> bool:
    """Whether anybody's post is known at this place or beneath it. One query."""
    return bool(_rows(sql.ANY_POST, {"path": f"{organisation.path}%"}))


def places_with_posts() -> list[str]:
    """The codes of all employers with posts, and of every place above them. One query."""
    return [code for (code,) in _rows(sql.PLACES_WITH_POSTS, {})]


def a_year_before(day: date) -> date:
    """The same day of the year before; of 29 February the day before it."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _rows(statement: str, asked: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return cursor.fetchall()
