"""Two versions that are tried group by group in the demo: the draft in review, and the one in force. The
worker answers as soon as the demo runs: whoever fills it may not count what people told of themselves."""

from __future__ import annotations

from datetime import datetime

from leadwell.access.rules.roles import permissions_of
from leadwell.actor import Actor, Grant
from leadwell.appointments.queries import versions_to_try
from leadwell.fairness.actions.tried import try_version
from leadwell.intake.actions.demo.drafting import NUMBER
from leadwell.organisations.queries import by_codes
from leadwell.people.queries import people_called

REGION, COUNTRY = "XXR1", "ENG"
# Who asks for which version of the core standards: their role, where they have it, and its number.
ASKS = (
    ("Farida Loxley", "national-lead", COUNTRY, NUMBER),
    ("Priya Hollins", "regional-talent-lead", REGION, "1.0"),
)


def try_versions(*, by: Actor, now: datetime) -> None:
    """Ask for them, as the leads would. Twice is once."""
    places = by_codes([REGION, COUNTRY], by=by)
    for name, role, code, number in ASKS:
        who = people_called(name, by=by).filter(name=name, joined_to=None).first()
        if who is None or code not in places:
            continue
        grants = frozenset(Grant(each, places[code].path) for each in permissions_of(role))
        asker = Actor(name, who.pk, grants)
        for one in versions_to_try(by=asker):
            if (one.framework.slug, one.number) == ("core", number):
                try_version(by=asker, code=REGION, version_id=one.pk, now=now)
