"""What happens to declarations besides a person's own wishes: older ones are removed at night, and all of
somebody's when their record is disposed of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import connections, transaction

from leadwell.actor import Actor
from leadwell.equality import permissions
from leadwell.equality.actions.quietly import quietly
from leadwell.equality.models import Declaration
from leadwell.equality.queries.own import ROOM
from leadwell.history import actions as history
from leadwell.reasons import NotPermitted

_SUPERSEDED = """
DELETE FROM "sealed_equality"."declaration" AS older
USING "sealed_equality"."declaration" AS newer
WHERE newer.person_id = older.person_id AND newer.through = older.through
  AND (newer.noted_at, newer.id) > (older.noted_at, older.id)
"""


@quietly
def remove_superseded(*, by: Actor, now: datetime) -> None:
    """Of each person and channel only the latest stays. Safe to repeat."""
    with transaction.atomic(using=ROOM), connections[ROOM].cursor() as cursor:
        cursor.execute(_SUPERSEDED)
        if cursor.rowcount:
            _note("declarations.tidied", by=by, now=now)


@quietly
def forget_declarations(*, by: Actor, person_ids: Collection[int], now: datetime) -> None:
    """Remove all that is held about these people, before their records are disposed of: until then the
    database refuses to lose them."""
    if not permissions.may_forget(by):
        raise NotPermitted("Whoever disposes of records may remove what was declared.")
    with transaction.atomic(using=ROOM):
        if Declaration.objects.filter(person__in=person_ids)._raw_delete(ROOM):
            _note("declarations.forgotten", by=by, now=now)


def _note(what: str, *, by: Actor, now: datetime) -> None:
    about = Declaration(pk=0)
    about._state.db = ROOM
    history.record(what, about=about, by=by, now=now)
