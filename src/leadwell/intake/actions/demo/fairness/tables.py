"""Two tables that the equality lead of the demo makes: one is answered, and one is of too few people."""

from __future__ import annotations

from datetime import datetime

from leadwell.access.rules.roles import permissions_of
from leadwell.actor import Actor, Grant
from leadwell.fairness.actions.tables import answer_tables, ask_table
from leadwell.fairness.rules.tables.facts import Asked
from leadwell.intake.actions.demo.fairness.working import AT, COUNTER, LEAD
from leadwell.organisations.queries import by_codes
from leadwell.people.queries import people_called

ASKED = (
    Asked("pay_row", "sex:as-asked"),
    Asked("leads", "disability:as-asked", (("pay_row", "vsm"), ("clinical", "medical"))),
)


def make_tables(*, by: Actor, now: datetime) -> int:
    """Ask for them and answer them, as the lead and the job that counts would. Says how many were."""
    place = by_codes([AT], by=by)[AT]
    who = people_called(LEAD, by=by).filter(name=LEAD, joined_to=None).first()
    if who is None:
        return 0
    grants = frozenset(Grant(each, place.path) for each in permissions_of("equality-lead"))
    lead = Actor(LEAD, who.pk, grants)
    for table in ASKED:
        ask_table(by=lead, code=AT, table=table, now=now)
    return answer_tables(by=COUNTER, now=now)
