"""Reads about who may do what, and who is asking."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from leadwell.access import permissions
from leadwell.access.models import Account, RoleGrant
from leadwell.access.rules.an_administrator_remains import an_administrator_remains
from leadwell.access.rules.facts import Held
from leadwell.access.rules.roles import ADMINISTRATOR, ENGLAND, ROLES, permissions_of
from leadwell.actor import ANYONE, EVERYWHERE, Actor, Grant, Permission
from leadwell.organisations.models import Organisation
from leadwell.people.models import Person
from leadwell.people.rules.sort_key import sort_key
from leadwell.reasons import Reason

ON_A_PAGE = 50
SOON = timedelta(days=30)


def actor_for(account: Any, *, today: date) -> Actor:
    """The actor behind an account, with the grants in force today. Nobody signed in: `ANYONE`."""
    if not account.is_authenticated or account.person_id is None:
        return ANYONE
    held = list(
        in_force(RoleGrant.objects.filter(person_id=account.person_id), today=today)
        .select_related("person", "organisation")
        .order_by("pk")
    )
    person = held[0].person if held else account.person
    grants = frozenset(grant for role in held for grant in _as_grants(role))
    return Actor(name=person.name, person_id=person.pk, grants=grants)


def _as_grants(held: RoleGrant) -> list[Grant]:
    """What one role lets a person do, and where. England is everywhere."""
    place = held.organisation
    path = EVERYWHERE if place.kind in ENGLAND and place.parent_id is None else place.path
    return [Grant(permission, path) for permission in permissions_of(held.role)]


def in_force(grants: QuerySet[RoleGrant], *, today: date) -> QuerySet[RoleGrant]:
    """Those that hold today. `until_on` is the first day without the role."""
    return grants.filter(from_on__lte=today).filter(not_over(today))


def not_over(today: date) -> Q:
    """Holding today or still to come."""
    return Q(until_on__isnull=True) | Q(until_on__gt=today)


def people_with(permission: Permission, *, today: date) -> list[Person]:
    """Everybody whose role of today gives them this permission somewhere, by name. It says who can be
    asked to decide with one, and nothing about what they see."""
    roles = [slug for slug in ROLES if permission in permissions_of(slug)]
    held = in_force(RoleGrant.objects.filter(role__in=roles), today=today)
    return list(Person.objects.filter(pk__in=held.values("person")).order_by("sort_key", "pk"))


def places_with(permission: Permission, *, today: date) -> frozenset[int]:
    """The organisations at which a role of today gives somebody this permission: given there, not above."""
    roles = [slug for slug in ROLES if permission in permissions_of(slug)]
    held = in_force(RoleGrant.objects.filter(role__in=roles), today=today)
    return frozenset(held.values_list("organisation_id", flat=True))


def grants(*, by: Actor) -> QuerySet[RoleGrant]:
    """Every grant the asker may see, by the holder's name."""
    return (
        RoleGrant.objects.filter(permissions.visible_to(by))
        .select_related("person__account", "organisation")
        .order_by("person__sort_key", "person_id", "role", "from_on", "pk")
    )


def grants_found(
    *,
    by: Actor,
    today: date,
    words: str = "",
    role: str = "",
    soon: bool = False,
    over: bool = False,
) -> QuerySet[RoleGrant]:
    """Grants whose holder or organisation matches the words, for one role or all of them.
    Those that are over are left out unless asked for; `soon` keeps those that end within 30 days."""
    found = grants(by=by)
    if soon or not over:
        found = found.filter(not_over(today))
    if soon:
        found = found.filter(until_on__lte=today + SOON)
    if role:
        found = found.filter(role=role)
    if words.strip():
        found = found.filter(
            Q(person__sort_key__contains=sort_key(words))
            | Q(person__account__email__iexact=words.strip())
            | Q(organisation__name__icontains=words.strip())
            | Q(organisation__code__iexact=words.strip())
        )
    return found


def grant(grant_id: int, *, by: Actor) -> RoleGrant:
    """One grant the asker may see. Raises `RoleGrant.DoesNotExist` for any other."""
    return grants(by=by).get(pk=grant_id)


@dataclass(frozen=True, slots=True)
class PageOfGrants:
    """Some of the grants that were found, and how many there are in all."""

    grants: list[RoleGrant]
    count: int
    number: int

    @property
    def more(self) -> bool:
        return self.count > self.number * ON_A_PAGE


def page_of_grants(*, by: Actor, today: date, page: str = "", **asked: Any) -> PageOfGrants:
    """One page of `grants_found`. A page number nobody can read is the first."""
    found = grants_found(by=by, today=today, **asked)
    # Seven digits: beyond that PostgreSQL would be asked for rows it cannot count.
    number = max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 8 else 1
    rows = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return PageOfGrants(list(rows), found.count(), number)


@dataclass(frozen=True, slots=True)
class Ending:
    """A grant somebody wants to end, and what is in the way."""

    grant: RoleGrant
    in_the_way: tuple[Reason, ...]


def ending(grant_id: int, *, by: Actor, today: date) -> Ending | None:
    """A grant the asker may end, with what is in the way. None where there is no such grant, and
    where the asker may not know or may not end it: these look the same."""
    found = grants(by=by).filter(pk=grant_id).first()
    if found is None or not permissions.may_end(by, found):
        return None
    return Ending(found, tuple(in_the_way_of_ending(found, today=today)))


def in_the_way_of_ending(grant: RoleGrant, *, today: date) -> list[Reason]:
    """What the page explains and the action decides: ACS-06."""
    if not is_administrator_of_england(grant):
        return []
    return an_administrator_remains(others_left=other_administrators(grant, today=today))


def my_roles(*, by: Actor, today: date) -> list[RoleGrant]:
    """The asker's own roles, in force or still to come."""
    if by.person_id is None:
        return []
    return list(grants(by=by).filter(not_over(today), person_id=by.person_id))


def has_second_step(*, by: Actor) -> bool:
    """Whether the asker's own account has an authenticator app or a passkey."""
    found = Authenticator.objects.filter(user__person_id=by.person_id)
    return found.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def times_held(*, person_id: int, role: str, organisation_id: int) -> list[Held]:
    """When this person holds or held this role here. For the rule ACS-07 only."""
    rows = RoleGrant.objects.filter(
        person_id=person_id, role=role, organisation_id=organisation_id
    ).values_list("from_on", "until_on")
    return [Held(from_on, until_on) for from_on, until_on in rows]


def other_administrators(than: RoleGrant, *, today: date) -> int:
    """How many other people administer all of England today."""
    return (
        in_force(RoleGrant.objects.filter(role=ADMINISTRATOR.slug), today=today)
        .filter(organisation__kind__in=ENGLAND, organisation__parent__isnull=True)
        .filter(person__account__is_active=True)
        .exclude(person_id=than.person_id)
        .values("person_id")
        .distinct()
        .count()
    )


def is_administrator_of_england(grant: RoleGrant) -> bool:
    """Whether this grant is one of those that could be the last (ACS-06)."""
    place = grant.organisation
    return grant.role == ADMINISTRATOR.slug and place.kind in ENGLAND and place.parent_id is None


def place(code: str) -> Organisation | None:
    """The organisation with this code, however it was typed."""
    return Organisation.objects.filter(code=code.strip().upper()).first()


def account_with(email: str) -> Account | None:
    """The account that signs in with this address, in any case."""
    return Account.objects.filter(email__iexact=email.strip()).select_related("person").first()


def people_by_address(addresses: Collection[str]) -> dict[str, int]:
    """Who signs in with each of these addresses, written in small letters; those nobody has are left out."""
    told = Account.objects.annotate(address=Lower("email")).filter(address__in=addresses)
    return dict(told.exclude(person=None).values_list("address", "person_id"))


def addresses_of(person_ids: Collection[int]) -> dict[int, str]:
    """Where each of these people reads letters: the address of their account, while it is open."""
    told = Account.objects.filter(person_id__in=person_ids, is_active=True)
    return {number: address for number, address in told.values_list("person_id", "email") if number}


def people_with_access(person_ids: Collection[int]) -> set[int]:
    """Which of these people have an account or hold or held a role: numbers only, for `keeping`."""
    accounts = Account.objects.filter(person_id__in=person_ids).values_list("person_id", flat=True)
    roles = RoleGrant.objects.filter(person_id__in=person_ids).values_list("person_id", flat=True)
    return {number for number in (*accounts, *roles) if number is not None}


def places_of(person_ids: Collection[int]) -> dict[int, str]:
    """Where these people hold or last held a role, by name: for somebody whose record they opened."""
    rows = RoleGrant.objects.filter(person_id__in=person_ids).select_related("organisation")
    return {each.person_id: each.organisation.name for each in rows.order_by("from_on", "pk")}


def my_email(*, by: Actor) -> str:
    """The address the asker signs in with; nothing for somebody without an account."""
    mine = (
        Account.objects.filter(person_id=by.person_id) if by.person_id else Account.objects.none()
    )
    return mine.values_list("email", flat=True).first() or ""
