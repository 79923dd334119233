"""What the front door reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Q

from leadwell.access import queries as access
from leadwell.actor import Actor, Permission
from leadwell.home.rules.facts import HeldRole, Thing
from leadwell.home.rules.things_to_do import things_to_do
from leadwell.keeping import queries as keeping
from leadwell.organisations.models import Organisation
from leadwell.organisations.queries import places_of_mine
from leadwell.reasons import NotPermitted

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


def mine(*, by: Actor, today: date) -> Mine:
    """My roles, in force or to come, and what waits for me."""
    held = tuple(
        HeldRole(each.role, each.organisation.name, each.from_on, each.until_on)
        for each in access.my_roles(by=by, today=today)
    )
    things = things_to_do(
        held=held,
        second_step=access.has_second_step(by=by),
        others_end_soon=_others_end_soon(by=by, today=today),
        today=today,
    )
    return Mine(by.name, held, tuple(things), places_of_mine(by=by))


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
