"""Made-up plans, objectives and packs for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Actor
from leadwell.fairness.models import EvidencePack, Plan
from leadwell.fairness.rules.acting.facts import PlanSaid
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import hold, person, post
from leadwell.people.models import Person

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
GOOD = PlanSaid(
    "wres-2", "Every panel has somebody from outside.", "The chief nurse", date(2027, 3, 1), 1.10,
    "As often shortlisted, as often appointed.",
)  # fmt: skip


def lead(at: Organisation) -> Actor:
    """The equality lead of a place."""
    return actor_with_role("equality-lead", at)


def planned(at: Organisation, indicator: str = "wres-2", **changes: Any) -> Plan:
    """A plan that runs, and lacks nothing."""
    said = {"what": GOOD.what, "who": GOOD.who, "by_on": GOOD.by_on, "expects": GOOD.expects,
            "made_at": NOW, "made_up": True}  # fmt: skip
    maker = changes.pop("made_by", None) or person()
    return Plan.objects.create(
        organisation=at, indicator=indicator, made_by=maker, **{**said, **changes}
    )


def on_board(at: Organisation, name: str = "", **changes: Any) -> Person:
    """Somebody who sits on the board of a place."""
    who = person(name)
    hold(who, post(at, "Director", board=True, **changes))
    return who


def opened(at: Organisation, by: Actor, **changes: Any) -> EvidencePack:
    """A pack that is open for another month."""
    said = {"framework": "made-up", "statements": [], "because": "A visit in December, made up.",
            "opens_at": NOW, "closes_at": NOW + timedelta(days=30)}  # fmt: skip
    return EvidencePack.objects.create(
        organisation=at, asked_by_id=by.person_id, **{**said, **changes}
    )
