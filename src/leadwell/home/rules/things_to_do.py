"""HOM-01: At most seven things to do, the most urgent first, and only real ones.

A list longer than one can hold in mind is not read. A thing with a day comes before a thing
without; the earlier day first.
Source: house rule: the page after signing in holds at most seven things to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from leadwell.home.rules.facts import HeldRole, Kind, Thing

MOST = 7
SOON = timedelta(days=30)


def things_to_do(
    *, held: Iterable[HeldRole], second_step: bool, others_end_soon: int, today: date
) -> list[Thing]:
    """What waits for somebody today. `others_end_soon` counts the grants they look after that end
    within 30 days; nought for anyone who looks after none."""
    found = [
        Thing(Kind.ROLE_ENDS, due_on=role.until_on, role=role.role, place=role.place)
        for role in held
        if role.until_on is not None and today < role.until_on <= today + SOON
    ]
    if others_end_soon:
        found.append(Thing(Kind.GRANTS_END, count=others_end_soon))
    if not second_step:
        found.append(Thing(Kind.ADD_SECOND_STEP))
    return sorted(found, key=lambda thing: thing.due_on or date.max)[:MOST]
