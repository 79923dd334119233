"""Tables that readers make themselves: asked for on a page, answered by the worker from a snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.models import FreeTable, Snapshot
from leadwell.fairness.permissions import may_see
from leadwell.fairness.permissions.snapshots import may_take
from leadwell.fairness.queries.snapshots import opened
from leadwell.fairness.queries.tables.counting import came_and_went, cells, population
from leadwell.fairness.queries.tables.dimensions import dimensions, table_terms
from leadwell.fairness.queries.tables.made import asked_of
from leadwell.fairness.queries.tables.standing import (
    snapshot_of_tables,
    snapshots_before,
    tables_that_stand,
)
from leadwell.fairness.rules.tables.facts import Asked, Dimension
from leadwell.fairness.rules.tables.table_may_be_asked import table_may_be_asked
from leadwell.fairness.rules.tables.table_may_be_counted import table_may_be_counted
from leadwell.gateways.job_queue import enqueue
from leadwell.history import actions as history
from leadwell.organisations.models import Organisation
from leadwell.reasons import NotPermitted, Reason, insist_on
from leadwell.stats.disclosure import CELL_KEY, as_printed, noisy

ANSWER = "leadwell.fairness.tasks.answer_free_tables"
A_DAY = timedelta(days=1)
Then = tuple[Any, str, Asked]  # a snapshot, a place, and whom a table of it was about
NOT_YOURS = "Tables are for those who see the fairness figures of this organisation."
NOBODY = "Only the job that counts may answer tables."


@transaction.atomic
def ask_table(*, by: Actor, code: str, table: Asked, now: datetime) -> FreeTable:
    """Ask for a table. The same one is made once, as long as tables stand on one snapshot.

    Raises `Organisation.DoesNotExist`, `NotPermitted` or `RuleBroken` (FAR-25).
    """
    place = Organisation.objects.select_for_update().get(code=code.strip().upper())
    if by.person_id is None or not may_see(by, place):
        raise NotPermitted(NOT_YOURS)
    known = dimensions(localdate(now))
    asks = {"rows": table.rows, "columns": table.columns, "filters": list(map(list, table.filters))}
    standing = FreeTable.objects.filter(tables_that_stand(now), organisation=place)
    if there := standing.filter(asks=asks).first():
        return there
    lately = FreeTable.objects.filter(asked_by=by.person_id, asked_at__gt=now - A_DAY).count()
    insist_on(
        table_may_be_asked(
            table, dimensions=known, terms=table_terms(), lately=lately, here=standing.count()
        )
    )
    made = FreeTable.objects.create(
        organisation=place, asked_by_id=by.person_id, asked_at=now, asks=asks
    )
    history.record("table.asked", about=made, by=by, now=now, rules=["FAR-25"], details=asks)
    enqueue(ANSWER, lock="answer_free_tables")
    return made


def answer_tables(*, by: Actor, now: datetime) -> int:
    """Answer every table that waits, out of the last snapshot. Answers how many.

    Raises `NotPermitted` and `Unreadable`. Without a snapshot they go on waiting.
    """
    if not may_take(by):
        raise NotPermitted(NOBODY)
    waiting = (
        FreeTable.objects.filter(answered_at=None)
        .order_by("asked_at")
        .select_related("organisation")
    )
    snapshot = snapshot_of_tables(now) if waiting else None
    if snapshot is None:
        return 0
    with ExitStack() as stack:
        duck = stack.enter_context(closing(opened(snapshot)))
        others = {
            one.pk: stack.enter_context(closing(opened(one)))
            for one in snapshots_before(snapshot, now)
        }
        for one in waiting:
            _answer(one, snapshot, duck, others, by=by, now=now)
    return len(waiting)


@transaction.atomic
def _answer(
    one: FreeTable,
    snapshot: Snapshot,
    duck: Any,
    others: Mapping[int, Any],
    *,
    by: Actor,
    now: datetime,
) -> None:
    asked, path = asked_of(one.asks), one.organisation.path
    known, terms = dimensions(snapshot.as_at), table_terms()
    reasons: Sequence[Reason] = table_may_be_asked(asked, dimensions=known, terms=terms)
    if not reasons:
        earlier, then = _earlier(one, known, others)
        left, left_out, apart = population(duck, path, asked, earlier, known)
        apart += came_and_went(duck, path, asked, then, known)
        reasons = table_may_be_counted(left=left, left_out=left_out, apart=apart, terms=terms)
    if reasons:
        one.refused = [{**asdict(why), "facts": dict(why.facts)} for why in reasons]
    else:
        counted = cells(duck, path, asked, known)
        printed = noisy(counted.people, counted.keys, terms.noise, CELL_KEY)
        one.answer = {
            "as_at": snapshot.as_at.isoformat(),
            "snapshot": snapshot.pk,
            "rows": list(known[asked.rows].values),
            "columns": list(known[asked.columns].values),
            "cells": as_printed(printed.tolist()),
        }
    one.answered_at = now
    one.save(update_fields=["answer", "refused", "answered_at"])
    what = "table.refused" if reasons else "table.answered"
    details = {"snapshot": snapshot.digest, "because": [why.code for why in reasons]}
    history.record(what, about=one, by=by, now=now, rules=["FAR-26"], details=details)


def _earlier(
    one: FreeTable, known: Mapping[str, Dimension], others: Mapping[int, Any]
) -> tuple[list[tuple[str, Asked]], list[Then]]:
    """The tables that were answered of the same place and of those above and beneath it: each set of people
    once, and once more with each other snapshot it was answered from. One that tells staff apart by what is
    no longer known cannot be set beside others."""
    path = one.organisation.path
    above = [path[: n + 1] for n, sign in enumerate(path) if sign == "/"]
    near = Q(organisation__path__in=above) | Q(organisation__path__startswith=path)
    kept = FreeTable.objects.filter(near, answer__isnull=False)
    found: dict[tuple[str, Any], Asked] = {}
    then: dict[tuple[int, str, Any], Then] = {}
    for at, asks, number in kept.values_list("organisation__path", "asks", "answer__snapshot"):
        table = asked_of(asks)
        if all(name in known for name, _value in table.filters):
            found[at, table.filters] = table
            if number in others:
                then[number, at, table.filters] = (others[number], at, table)
    return [(at, table) for (at, _filters), table in found.items()], list(then.values())
