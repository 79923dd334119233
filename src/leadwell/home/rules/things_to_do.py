"""HOM-01: At most seven things to do, the most urgent first, and only real ones.

A list longer than one can hold in mind is not read. A thing with a day comes before a thing
without; the earlier day first. Of those without a day, what keeps somebody else waiting comes first.
Source: house rule: the page after signing in holds at most seven things to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from leadwell.home.rules.facts import HeldRole, Kind, Thing, Waits

MOST = 7
SOON = timedelta(days=30)


def things_to_do(
    *, held: Iterable[HeldRole], second_step: bool, waits: Waits, today: date
) -> list[Thing]:
    """What waits for somebody today, the most urgent first."""
    found = [
        Thing(Kind.ROLE_ENDS, due_on=role.until_on, role=role.role, place=role.place)
        for role in held
        if role.until_on is not None and today < role.until_on <= today + SOON
    ]
    found += [thing for thing in _counted(waits) if thing.count]
    if not second_step:
        found.append(Thing(Kind.ADD_SECOND_STEP))
    return sorted(found, key=lambda thing: thing.due_on or date.max)[:MOST]


def _counted(waits: Waits) -> Iterator[Thing]:
    yield Thing(Kind.ANSWERS_DUE, count=waits.answers, due_on=waits.first_answer_on)
    yield Thing(Kind.INDUCTION, count=waits.induction_parts, due_on=waits.induction_on)
    yield Thing(Kind.OBJECTIVES, count=waits.objectives, due_on=waits.objective_on)
    yield Thing(Kind.INDUCTIONS_TO_SIGN, count=waits.inductions_to_sign)
    yield Thing(Kind.ASKED_OF_ME, count=waits.asked_of_me)
    yield Thing(Kind.FILES_WAIT, count=waits.files)
    yield Thing(Kind.GRANTS_END, count=waits.others_end_soon)
    yield Thing(Kind.RECORDS_OVER, count=waits.records_over)
