"""What a person does with their own declarations: say, correct, take back. On the room's own
connection, together with the event that says that they did, never what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connections, transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.equality import permissions
from leadwell.equality.actions.columns import CHARACTERISTICS, OWN
from leadwell.equality.actions.quietly import quietly
from leadwell.equality.models import Declaration
from leadwell.equality.queries import definitions
from leadwell.equality.queries.own import ROOM
from leadwell.equality.rules.answer_can_be_given import answer_can_be_given
from leadwell.history import actions as history
from leadwell.reasons import insist_on

EVERYTHING = ""
ONE_PERSON = 5_310_019


@quietly
def declare(*, by: Actor, answers: Mapping[str, str], now: datetime) -> None:
    """Keep what the asker says of themselves, beside what they said before. Saying it twice keeps it
    once. An empty answer takes that one back."""
    records = permissions.own_records(by)
    known = definitions.characteristics()
    insist_on(answer_can_be_given(answers, characteristics=known))
    with transaction.atomic(using=ROOM):
        _one_at_a_time(records[0])
        before = _said_before(records)
        after = {**before, **answers}
        if after != before:
            _replace(records, after, now)
            _note("declaration.made", records[0], by=by, now=now)


@quietly
def take_back(*, by: Actor, through: str = EVERYTHING, now: datetime) -> None:
    """Remove what came by one channel about the asker, or everything. Only they can ask for it."""
    records = permissions.own_records(by)
    with transaction.atomic(using=ROOM):
        _one_at_a_time(records[0])
        held = Declaration.objects.filter(permissions.visible_to(by))
        found = held.filter(through=through) if through else held
        if found._raw_delete(ROOM):  # nothing points at these rows, so nothing is fetched first
            _note("declaration.taken_back", records[0], by=by, now=now)


def _one_at_a_time(person_id: int) -> None:
    """Two forms sent at once by one person follow each other."""
    with connections[ROOM].cursor() as cursor:
        # A pair, so that nobody's number is the lock of some other part of the house.
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashint8(%s))", [ONE_PERSON, person_id])


def _said_before(records: Sequence[int]) -> dict[str, str]:
    rows = Declaration.objects.filter(person__in=records, through=OWN)
    row = rows.order_by("-noted_at", "-id").values(*CHARACTERISTICS).first()
    return dict(row or dict.fromkeys(CHARACTERISTICS, ""))


def _replace(records: Sequence[int], said: Mapping[str, str], now: datetime) -> None:
    Declaration.objects.filter(person__in=records, through=OWN)._raw_delete(ROOM)
    if any(said.values()):
        about = {"person_id": records[0], "through": OWN, "given_on": localdate(now)}
        Declaration.objects.create(**about, noted_at=now, **said)


def _note(what: str, person_id: int, *, by: Actor, now: datetime) -> None:
    """About the person, on the room's connection, so that both are kept or neither."""
    about = Declaration(pk=person_id)
    about._state.db = ROOM
    history.record(what, about=about, by=by, now=now)
