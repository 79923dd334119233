"""Bringing inductions up to date: who left, what counts from before, and what is finished.

The same statements settle one person after a signature and a hundred thousand after a file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.db import connection

from leadwell.training.actions import induction_statements as sql
from leadwell.training.models import Part
from leadwell.training.queries.induction_terms import induction_terms
from leadwell.training.rules.record_shows import record_shows

FEW = 1_000  # up to so many are settled whole, so that a change of track moves the last day, too


def settle(enrolments: Collection[int], *, today: date, event: Callable[[], int]) -> int:
    """Close what is over, recognise what was shown before, and finish what is complete. `event` is
    asked for a number only where something from before is found. Answers how many parts it was."""
    if not enrolments:
        return 0
    _run(sql.NO_MORE)
    _run(sql.WHOSE, enrolments=list(enrolments))
    _run("ANALYZE induction_whose")
    _run(sql.CLOSE, today=today)
    recognised = _recognise(today=today, event=event)
    if len(enrolments) > FEW:
        _run(sql.ONLY_DOERS)
    _run(sql.SETTLE)
    _run(sql.FINISH)
    if _run(sql.UNACHIEVED):
        _run(sql.ACHIEVE, event=event())
    return recognised


def _recognise(*, today: date, event: Callable[[], int]) -> int:
    said, codes = _shown(today)
    if not _run(sql.FOUND, said=said, codes=codes, today=today):
        return 0
    return _run(sql.RECOGNISE, event=event())


def _shown(today: date) -> tuple[list[str], list[str]]:
    """What the records of these people say, beside each part it shows: once for everybody."""
    lines = induction_terms(today).shows
    national = Part.objects.filter(organisation=None).values_list("code", flat=True)
    known = set(national.order_by())
    with connection.cursor() as cursor:
        cursor.execute(sql.SAID)
        told = [text for (text,) in cursor.fetchall()]
    pairs = [
        (text, code)
        for text in told
        for code in sorted(record_shows(text, lines=lines, codes=known))
    ]
    return [text for text, _ in pairs], [code for _, code in pairs]


def _run(statement: str, **values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return int(cursor.rowcount)
