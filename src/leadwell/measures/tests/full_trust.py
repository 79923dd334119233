"""A made-up organisation with many posts, and its pages as they are read."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from leadwell.actor import Permission, system_actor
from leadwell.measures import pages, queries
from leadwell.organisations.tests.factories import hold, person, place, post, reports

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST = date(2026, 11, 1)
COUNTER = system_actor("a test", Permission.SEE_MANAGERS)


def staffed(at, *, leaders: int = 24, staff: int = 160, seed: int = 1, **more) -> list:
    """A made-up organisation: who leads at three levels, who reports to them, some posts empty."""
    chance = random.Random(seed)
    groups = ("Nursing", "Estates", "Admin")
    leading = [
        post(at, "Leader", leads=True, level=1 + (n % 12 == 0) + (n % 4 == 0), number=f"L{n}",
             staff_group=groups[n % 3 if n % 7 else 0], **more)
        for n in range(leaders)
    ]  # fmt: skip
    for n, one in enumerate(leading):
        if n:
            reports(one, leading[n // 6])
        if n % 9 != 8:
            began = date(2026, 1, 1) + timedelta(n) if n % 5 == 0 else date(2021, 5, 3)
            hold(person(), one, from_on=began, kind="acting" if n % 6 == 0 else "substantive")
    for n in range(staff):
        one = post(at, number=f"S{n}", level=1, staff_group=chance.choice(groups), **more)
        hold(person(), one)
        reports(one, chance.choice(leading))
    return leading


def staffed_trust():
    """A trust in England with such posts."""
    made = place("ZT1", place("ENG", kind="country", sector="national"))
    staffed(made)
    return made


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def exact_page(at, on: date = FIRST):
    return pages.managers_page(queries.managers_exactly(at.code, by=COUNTER, on=on))


def more_of(page, chapter: str) -> str:
    return " ".join(next(c for c in page.chapters if c.id == chapter).more)
