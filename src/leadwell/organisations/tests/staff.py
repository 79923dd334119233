"""Made-up posts, and made-up people in them, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from leadwell.access.rules.roles import permissions_of
from leadwell.actor import Actor, Grant
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.people.models import Person
from leadwell.people.rules.sort_key import sort_key
from leadwell.people.tests.factories import PersonFactory

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
BEGAN = date(2021, 5, 3)


def place(code: str, parent: Organisation | None = None, **more: Any) -> Organisation:
    """A made-up organisation with a path of its own."""
    path = f"{parent.path if parent else '/'}{code}/"
    said = {"name": f"Place {code}", "kind": "trust", "sector": "nhs-trust", **more}
    return Organisation.objects.create(
        code=code, path=path, parent=parent, known_from="test", made_up=True, **said
    )


def post(at: Organisation, title: str = "Nurse", **more: Any) -> Post:
    """An open post; its number is told by how many there are."""
    number = more.pop("number", f"P{Post.objects.count() + 1}")
    said = {"from_on": BEGAN, "made_up": True, **more}
    return Post.objects.create(organisation=at, title=title, number=number, **said)


def person(name: str = "") -> Person:
    """A made-up person."""
    return PersonFactory(name=name, sort_key=sort_key(name)) if name else PersonFactory()


def hold(who: Person, what: Post, **more: Any) -> Tenure:
    """Somebody in a post, full time, without an end."""
    return Tenure.objects.create(person=who, post=what, **{"from_on": BEGAN, "fte": 1, **more})


def reports(what: Post, to: Post, **more: Any) -> ReportingLine:
    """A reporting line without an end."""
    return ReportingLine.objects.create(post=what, to_post=to, **{"from_on": BEGAN, **more})


def actor(role: str, at: Organisation, who: Person | None = None) -> Actor:
    """Somebody who holds a role at an organisation."""
    who = who or person()
    grants = frozenset(Grant(permission, at.path) for permission in permissions_of(role))
    return Actor(who.name, who.pk, grants)


def signed_in(who: Person) -> Actor:
    """Somebody without a role, as themselves."""
    return Actor(who.name, who.pk)
