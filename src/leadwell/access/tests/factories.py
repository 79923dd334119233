"""Made-up accounts, places and roles for tests."""

from __future__ import annotations

from datetime import date

import factory

from leadwell.access.models import Account, RoleGrant
from leadwell.access.queries import actor_for
from leadwell.actor import Actor
from leadwell.organisations.models import Organisation
from leadwell.people.tests.factories import PersonFactory

TODAY = date(2026, 11, 21)
PASSWORD = "a quiet river runs 42"
# One hash for all: hashing is slow on purpose, and these people are made up.
HASHED = "pbkdf2_sha256$1$salt$QToyJa+MnvNCoCaqmv95mu2VuMIxlyB7ZLL1iIdwAhw="


class PlaceFactory(factory.django.DjangoModelFactory[Organisation]):
    """A made-up organisation. `parent` decides the path."""

    class Meta:
        model = Organisation

    code = factory.Sequence(lambda number: f"ZZ{number}")
    name = factory.LazyAttribute(lambda place: f"Place {place.code}")
    kind = "trust"
    sector = "nhs-trust"
    parent = None
    path = factory.LazyAttribute(
        lambda place: f"{place.parent.path if place.parent else '/'}{place.code}/"
    )
    known_from = "test"
    made_up = True


class AccountFactory(factory.django.DjangoModelFactory[Account]):
    """A made-up person who can sign in with `PASSWORD`."""

    class Meta:
        model = Account

    email = factory.Sequence(lambda number: f"person{number}@made-up.example")
    person = factory.SubFactory(PersonFactory)
    password = HASHED


class GrantFactory(factory.django.DjangoModelFactory[RoleGrant]):
    """A role in force on `TODAY`, without an end."""

    class Meta:
        model = RoleGrant

    person = factory.SubFactory(PersonFactory)
    role = "staff"
    organisation = factory.SubFactory(PlaceFactory)
    from_on = date(2026, 1, 1)
    until_on = None
    given_by = "test"
    reason = "For a test"


def england() -> Organisation:
    """The top of the tree."""
    return Organisation.objects.filter(code="ENG").first() or PlaceFactory.create(
        code="ENG", name="England", kind="country", sector="national"
    )


def account_with_role(role: str, place: Organisation, **account: str) -> Account:
    """Somebody who can sign in and holds this role here."""
    made = AccountFactory.create(**account)
    GrantFactory(person=made.person, role=role, organisation=place)
    return made


def actor_with_role(role: str, place: Organisation) -> Actor:
    """The same person, as the actor they are today."""
    return actor_for(account_with_role(role, place), today=TODAY)
