"""Erasing who did something and what was said about it, once the law says it has to go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, models, transaction

from leadwell.actor import Actor
from leadwell.history import permissions, queries
from leadwell.history.actions.recording import record
from leadwell.reasons import NotPermitted

ERASED = "particulars.erased"


@transaction.atomic
def erase_particulars(
    *, by: Actor, about: models.Model, events: Iterable[int], because: str, now: datetime
) -> int:
    """Erase the particulars of these events: who did them and their details. What happened, to which
    thing and when stays, and so does the tree. Answers how many were erased. An event of its
    own says which and why; its particulars cannot be erased. Asking twice erases once."""
    if not permissions.may_erase(by):
        raise NotPermitted("Only somebody who disposes of records erases what the ledger says.")
    there = queries.with_particulars(events)
    if not there:
        return 0
    details = {"events": there, "because": because}
    saying = record(ERASED, about=about, by=by, now=now, details=details)
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase_particulars(%s)", [saying])
        (erased,) = cursor.fetchone()
    return int(erased)
