"""What the front door reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import cast

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Q
from django.utils.module_loading import import_string

from leadwell.access import queries as access
from leadwell.actor import Actor, Permission
from leadwell.appointments.queries import applications_of
from leadwell.fairness.queries.acting.objectives import Promises, my_promises
from leadwell.home.rules.facts import Applied, Completed, HeldRole, Thing, Told, Waits
from leadwell.home.rules.things_to_do import things_to_do
from leadwell.keeping import queries as keeping
from leadwell.organisations.models import Organisation
from leadwell.organisations.queries import places_of_mine, team
from leadwell.reasons import NotPermitted
from leadwell.training.queries import training_of
from leadwell.training.queries.induction import induction_waits

EXAMPLES = 3
# one measure of each chapter of the picture
TELLING = ("bullying-by-managers", "managers-turnover", "sickness-absence", "cqc-well-led")


@dataclass(frozen=True, slots=True)
class Mine:
    """What somebody meets after signing in."""

    name: str
    roles: tuple[HeldRole, ...]
    things: tuple[Thing, ...]
    places: tuple[Organisation, ...] = ()
    holds_post: bool = False
    in_team: int = 0
    objectives: int = 0


def mine(*, by: Actor, today: date) -> Mine:
    """My roles, in force or to come, and what waits for me."""
    held = tuple(
        HeldRole(
            each.role,
            each.organisation.name,
            each.from_on,
            each.until_on,
            each.organisation.code,
            each.organisation.kind,
        )
        for each in access.my_roles(by=by, today=today)
    )
    promised = my_promises(by=by)
    things = things_to_do(
        held=held,
        second_step=access.has_second_step(by=by),
        waits=_waits(by=by, today=today, promised=promised),
        today=today,
    )
    here = team(by=by, today=today)
    in_team = sum(len(place.holders) for place in here.places)
    places = places_of_mine(by=by)
    return Mine(
        by.name, held, tuple(things), places, bool(here.mine), in_team, objectives=promised.count
    )


def _waits(*, by: Actor, today: date, promised: Promises) -> Waits:
    """How much waits. What a person may never do costs no question."""
    asked = _to_answer(by=by, today=today)
    induction = induction_waits(by=by, today=today)
    return Waits(
        others_end_soon=_others_end_soon(by=by, today=today),
        asked_of_me=keeping.asked_of_me(by=by),
        answers=len(asked),
        first_answer_on=min((each.due_on for each in asked), default=None),
        files=_files(by=by),
        records_over=_records_over(by=by),
        induction_parts=induction.parts,
        induction_on=induction.due_on,
        inductions_to_sign=induction.to_sign,
        objectives=promised.waiting,
        objective_on=promised.first_on,
    )


def _to_answer(*, by: Actor, today: date) -> list[keeping.Waiting]:
    """Questions that the asker answers: not those about themselves, or whose clock stands still."""
    answers = (Permission.ANSWER_REQUESTS, Permission.ANSWER_CLAIMS)
    if not any(by.may_somewhere(each) for each in answers):
        return []
    asked = keeping.waiting(by=by, today=today)
    return [each for each in asked if not each.mine and not each.stands]


def _files(*, by: Actor) -> int:
    """How many staff files wait for the asker. Those who know are neighbours on this floor, so the
    settings say whom to ask."""
    if not by.may_somewhere(Permission.LOAD_STAFF):
        return 0
    return cast(int, import_string(settings.LEADWELL_COUNTS["files-wait"])(by=by))


def _records_over(*, by: Actor) -> int:
    if not by.may_somewhere(Permission.DISPOSE_OF_RECORDS):
        return 0
    return sum(each.count for each in keeping.over_by_class(by=by))


def _others_end_soon(*, by: Actor, today: date) -> int:
    if by.person_id is None or not by.may_somewhere(Permission.MANAGE_GRANTS):
        return 0
    ending = access.grants_found(by=by, today=today, soon=True)
    return ending.exclude(person_id=by.person_id).count()


def examples() -> list[Organisation]:
    """A few open trusts to look at: those with the fullest picture, by name."""
    trusts = Organisation.objects.filter(kind="trust", closed_on__isnull=True)
    asked = Q(figures__current=True, figures__measure__in=TELLING, figures__breakdown="")
    told = trusts.annotate(told=Count("figures__measure", filter=asked, distinct=True))
    return list(told.order_by("-told", "name", "code")[:EXAMPLES])


def ready() -> bool:
    """Whether the database answers and holds every table this version needs."""
    try:
        return _expected() <= set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return False


@lru_cache(maxsize=1)
def _expected() -> frozenset[tuple[str, str]]:
    """Every migration in the files: they do not change while a process lives."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations or ())


def my_record(*, by: Actor, today: date) -> keeping.MyRecord:
    """Everything held about the asker outside the sealed rooms."""
    held = keeping.my_record(by=by, today=today)
    if held is None:
        raise NotPermitted("Sign in to see your record.")
    return held


def told(held: keeping.MyRecord, *, by: Actor) -> Told:
    """What other files say of somebody, in any of their records, the newest first."""
    mine = [each.pk for each in (held.person, *held.others)]
    return Told(_completed(mine, by), _applied(mine, by))


def _applied(mine: Sequence[int], by: Actor) -> tuple[Applied, ...]:
    found = applications_of(mine, by=by, own=mine).order_by("-applied_on", "advert__title", "pk")
    stages = [field.name for field in fields(Applied) if field.name.endswith("_on")]
    return tuple(
        Applied(
            title=each.advert.title,
            place=each.advert.organisation.name,
            **{stage: getattr(each, stage) for stage in stages},
        )
        for each in found
    )


def _completed(mine: Sequence[int], by: Actor) -> tuple[Completed, ...]:
    found = training_of(mine, by=by, own=mine).order_by("-completed_on", "title", "pk")
    return tuple(
        Completed(
            title=each.title,
            place=each.organisation.name,
            category=each.category,
            completed_on=each.completed_on,
            expires_on=each.expires_on,
            accredited=each.accredited,
            provider=each.provider,
        )
        for each in found
    )
