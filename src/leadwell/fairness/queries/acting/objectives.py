"""Objectives of board members: the promise and its evidence. Nobody is scored, and nothing is ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.fairness.models import Objective
from leadwell.fairness.permissions import may_keep_objectives
from leadwell.fairness.permissions.acting import may_see_objectives_of, objectives_visible_to
from leadwell.fairness.queries.reports.place import Place, above, found, readable
from leadwell.fairness.rules.acting.facts import ObjectiveSaid
from leadwell.fairness.rules.acting.what_would_sharpen_an_objective import (
    what_would_sharpen_an_objective,
)
from leadwell.organisations.models import Organisation, Tenure
from leadwell.organisations.permissions import in_force, own_records
from leadwell.people.models import Person
from leadwell.people.queries import records_of_each
from leadwell.reasons import NotPermitted, Reason

NOT_YOURS = (
    "Objectives of board members are seen by the board itself and by the accountable officer."
)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a board with their post and their objectives, the next to be due first."""

    person: Person
    post: str
    objectives: tuple[Objective, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A board as its members see it. `without` counts members who have no objective; who they are is for
    those who set objectives (`may_keep`)."""

    place: Place
    members: tuple[Member, ...]
    without: int
    may_keep: bool


@dataclass(frozen=True, slots=True)
class OneObjective:
    """One objective, with hints that would sharpen it."""

    objective: Objective
    organisation: Organisation
    hints: tuple[Reason, ...]
    may_keep: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Promises:
    """One's own objectives in numbers: all, those that wait for evidence, and when the first is due."""

    count: int
    waiting: int
    first_on: date | None


def board_of(code: str, *, by: Actor, today: date) -> Board:
    """The board of an organisation and what each member promised. Raises `Organisation.DoesNotExist` or
    `NotPermitted`."""
    organisation = found(code, by=by)
    if not may_see_objectives_of(by, organisation, today):
        raise NotPermitted(NOT_YOURS)
    may_keep = may_keep_objectives(by, organisation)
    members = members_of(organisation, by=by, today=today)
    with_one = tuple(member for member in members if member.objectives)
    place = Place(
        organisation, readable(organisation), tuple(above(organisation, by=by)), False, False
    )
    return Board(
        place=place,
        members=members if may_keep else with_one,
        without=len(members) - len(with_one),
        may_keep=may_keep,
    )


def members_of(organisation: Organisation, *, by: Actor, today: date) -> tuple[Member, ...]:
    """Who sits on the board today, each human being once, with the objectives the asker may see."""
    seats = {person_id: (person, title) for person_id, person, title in _seats(organisation, today)}
    records = records_of_each(set(seats))
    rows = objectives(by=by, today=today).filter(organisation=organisation)
    theirs: dict[int, list[Objective]] = defaultdict(list)
    for one in rows.order_by("by_on", "pk"):
        theirs[one.person_id].append(one)
    members, told = [], set()
    for number, (person, title) in seats.items():
        first = min(records[number])
        if first not in told:
            told.add(first)
            own = [one for record in records[number] for one in theirs[record]]
            members.append(Member(person, title, tuple(own)))
    return tuple(members)


def _seats(organisation: Organisation, today: date) -> Sequence[tuple[int, Person, str]]:
    held = Tenure.objects.filter(in_force(today), post__organisation=organisation, post__board=True)
    rows = held.select_related("person", "post").order_by("person__sort_key", "pk")
    return [(one.person_id, one.person, one.post.title) for one in rows]


def without_objective(organisation: Organisation, *, by: Actor, today: date) -> tuple[int, int]:
    """How many sit on the board, and how many of them have no objective. Counts alone."""
    seats = {person_id for person_id, _person, _title in _seats(organisation, today)}
    records = records_of_each(seats)
    humans = {min(each): each for each in records.values()}
    have = set(
        Objective.objects.filter(organisation=organisation).values_list("person_id", flat=True)
    )
    return len(humans), sum(have.isdisjoint(each) for each in humans.values())


def objectives(*, by: Actor, today: date) -> QuerySet[Objective]:
    """Every objective the asker may see."""
    return Objective.objects.filter(objectives_visible_to(by, today)).select_related(
        "organisation", "person"
    )


def my_objectives(*, by: Actor) -> tuple[Objective, ...]:
    """One's own, on whichever record, the next to be due first."""
    rows = Objective.objects.filter(person_id__in=own_records(by)).select_related("organisation")
    return tuple(rows.order_by("by_on", "pk"))


def my_promises(*, by: Actor) -> Promises:
    """How many objectives one has, and how many wait for one's evidence. One query, none for anyone who is
    not signed in."""
    mine = my_objectives(by=by) if by.person_id is not None else ()
    waiting = [one.by_on for one in mine if one.met is None and not one.evidence]
    return Promises(len(mine), len(waiting), min(waiting, default=None))


def my_objective(number: int, *, by: Actor, today: date) -> OneObjective:
    """One of one's own. Raises `Objective.DoesNotExist`."""
    rows = Objective.objects.filter(person_id__in=own_records(by))
    return _one(rows.select_related("organisation", "person").get(pk=number), by, today)


def objective_at(code: str, number: int, *, by: Actor, today: date) -> OneObjective:
    """One of a board. Raises `Objective.DoesNotExist`."""
    rows = objectives(by=by, today=today).filter(organisation__code=code.strip().upper())
    one = _one(rows.get(pk=number), by, today)
    if not may_see_objectives_of(by, one.organisation, today):
        raise Objective.DoesNotExist
    return one


def _one(objective: Objective, by: Actor, today: date) -> OneObjective:
    told = ObjectiveSaid(objective.says, objective.indicator, objective.by_on)
    hints = what_would_sharpen_an_objective(told, today=today) if objective.met is None else []
    return OneObjective(
        objective=objective,
        organisation=objective.organisation,
        hints=tuple(hints),
        may_keep=may_keep_objectives(by, objective.organisation),
        own=objective.person_id in own_records(by),
    )
