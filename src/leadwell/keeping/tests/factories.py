"""Made-up employers, staff and questions for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from leadwell.access.tests.factories import AccountFactory, GrantFactory, PlaceFactory
from leadwell.actor import Actor
from leadwell.keeping.actions import ask, dispute_fact
from leadwell.keeping.models import Dispute, RightsRequest
from leadwell.organisations.models import Organisation, Post, Tenure
from leadwell.people.models import Person
from leadwell.people.tests.factories import PersonFactory

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
BEGAN = date(2015, 4, 1)


def held_post(
    person: Person, place: Organisation, title: str = "Ward manger", until_on: date | None = None
) -> Tenure:
    """A time in a post of its own."""
    post = Post.objects.create(
        organisation=place, number=f"P{Post.objects.count() + 1}", title=title, from_on=BEGAN
    )
    return Tenure.objects.create(person=person, post=post, from_on=BEGAN, until_on=until_on, fte=1)


def employee(place: Organisation, name: str = "Asha Patel") -> tuple[Actor, Tenure]:
    """Somebody who can sign in and holds a post."""
    who = PersonFactory.create(name=name)
    AccountFactory(person=who)
    GrantFactory(person=who, role="staff", organisation=place)
    return Actor(name, who.pk), held_post(who, place)


def disputed(by: Actor, tenure: Tenure) -> Dispute:
    """They say that their job title is wrong."""
    return dispute_fact(
        by=by, about_kind="tenure", about_id=tenure.pk, fact="title",
        should_say="Ward manager", because="See my contract", now=NOW,
    )  # fmt: skip


def asked(by: Actor, place: Organisation, kind: str = "access") -> RightsRequest:
    """They ask."""
    return ask(
        by=by, organisation_code=place.code, kind=kind, says="Please show me all of it", now=NOW
    )


__all__ = ["NOW", "TODAY", "PlaceFactory", "asked", "disputed", "employee", "held_post"]
