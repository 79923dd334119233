"""Every change to who may sign in and what they may do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.timezone import localdate

from leadwell.access import permissions, queries
from leadwell.access.models import Account, RoleGrant
from leadwell.access.rules.demo_accounts import DEMO_ACCOUNTS, DemoAccount
from leadwell.access.rules.email_can_be_used import email_can_be_used
from leadwell.access.rules.facts import AskedGrant
from leadwell.access.rules.grant_lies_within_the_givers_place import (
    grant_lies_within_the_givers_place,
)
from leadwell.access.rules.grant_runs_forwards import grant_runs_forwards
from leadwell.access.rules.nobody_gives_themselves_a_role import nobody_gives_themselves_a_role
from leadwell.access.rules.place_can_be_chosen import place_can_be_chosen
from leadwell.access.rules.reason_is_given import reason_is_given
from leadwell.access.rules.role_fits_the_place import role_fits_the_place
from leadwell.access.rules.role_is_known import role_is_known
from leadwell.access.rules.role_is_not_held_already import role_is_not_held_already
from leadwell.access.rules.roles import ADMINISTRATOR, ROLES
from leadwell.actor import Actor, Permission
from leadwell.history import actions as history
from leadwell.organisations.models import Organisation
from leadwell.people.actions import note_person
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, Reason, insist_on

REFUSED = "Only an administrator of this place gives and ends access."


@transaction.atomic
def give_role(
    *,
    by: Actor,
    person_id: int,
    role: str,
    organisation_code: str,
    from_on: date,
    until_on: date | None,
    reason: str,
    now: datetime,
) -> RoleGrant:
    """Give a person a role at an organisation and everything beneath it. Asking twice gives once.

    `until_on` is the first day without the role; None means no end. Raises `NotPermitted`,
    `RuleBroken` (ACS-01 to 05, 07, 08, 10) or `Person.DoesNotExist`.
    """
    if not permissions.may_give(by):
        raise NotPermitted(REFUSED)
    # Locked, so that two administrators pressing at once give the role once.
    person = Person.objects.select_for_update().get(pk=person_id)
    place = queries.place(organisation_code)
    insist_on(_place_in_the_way(place, today=localdate(now)))
    assert place is not None
    asked = AskedGrant(role, person.pk, place.path, place.kind, from_on, until_on)
    insist_on(_role_in_the_way(asked, by=by, reason=reason, today=localdate(now)))
    same = RoleGrant.objects.filter(
        person=person, role=role, organisation=place, from_on=from_on, until_on=until_on
    ).first()
    return same or _give(asked, by=by, person=person, place=place, reason=reason, now=now)


def _place_in_the_way(place: Organisation | None, *, today: date) -> list[Reason]:
    closed_on = place.closed_on if place else None
    return place_can_be_chosen(known=place is not None, closed_on=closed_on, today=today)


def _role_in_the_way(asked: AskedGrant, *, by: Actor, reason: str, today: date) -> list[Reason]:
    roots = by.roots(Permission.MANAGE_GRANTS)
    unknown = role_is_known(asked.role, known=ROLES)
    return [
        *unknown,
        *nobody_gives_themselves_a_role(giver_id=by.person_id, receiver_id=asked.person_id),
        *grant_lies_within_the_givers_place(asked.place_path, giver_roots=roots),
        *([] if unknown else role_fits_the_place(ROLES[asked.role], place_kind=asked.place_kind)),
        *grant_runs_forwards(asked.from_on, asked.until_on, today=today),
        *reason_is_given(reason),
    ]


def _give(
    asked: AskedGrant,
    *,
    by: Actor,
    person: Person,
    place: Organisation,
    reason: str,
    now: datetime,
) -> RoleGrant:
    held = queries.times_held(person_id=person.pk, role=asked.role, organisation_id=place.pk)
    insist_on(role_is_not_held_already(asked.from_on, asked.until_on, held=held))
    grant = RoleGrant.objects.create(
        person=person,
        role=asked.role,
        organisation=place,
        from_on=asked.from_on,
        until_on=asked.until_on,
        given_by=by.name,
        reason=reason.strip(),
    )
    history.record("role.given", about=grant, by=by, now=now, details=_details(grant))
    return grant


def _details(grant: RoleGrant) -> dict[str, object]:
    return {
        "role": grant.role,
        "organisation": grant.organisation.code,
        "from_on": grant.from_on.isoformat(),
        "until_on": grant.until_on.isoformat() if grant.until_on else None,
    }


@transaction.atomic
def give_role_by_email(
    *,
    by: Actor,
    email: str,
    name: str,
    role: str,
    organisation_code: str,
    from_on: date,
    until_on: date | None,
    reason: str,
    now: datetime,
) -> RoleGrant:
    """Give a role to whoever signs in with this address, making the account if there is none.
    All of it happens or none. `name` is used for a new account only."""
    account = make_account(by=by, email=email, name=name, now=now)
    return give_role(
        by=by,
        person_id=account.person_id or 0,
        role=role,
        organisation_code=organisation_code,
        from_on=from_on,
        until_on=until_on,
        reason=reason,
        now=now,
    )


@transaction.atomic
def end_role(*, by: Actor, grant_id: int, reason: str, now: datetime) -> RoleGrant:
    """End a role today: from this moment it lets nobody do anything. Asking twice ends once.

    Raises `RoleGrant.DoesNotExist` for a grant the asker may not see, `NotPermitted`, or
    `RuleBroken` (ACS-06, ACS-08).
    """
    # All administrators are locked together: two of them cannot end each other at once.
    list(RoleGrant.objects.select_for_update().filter(role=ADMINISTRATOR.slug).order_by("pk"))
    grant = queries.grants(by=by).select_for_update(of=("self",)).get(pk=grant_id)
    if not permissions.may_end(by, grant):
        raise NotPermitted(REFUSED)
    today = localdate(now)
    if grant.until_on is not None and grant.until_on <= today:
        return grant
    insist_on(reason_is_given(reason) + queries.in_the_way_of_ending(grant, today=today))
    grant.until_on = max(today, grant.from_on)
    grant.save(update_fields=["until_on"])
    details = {**_details(grant), "reason": reason.strip()}
    history.record("role.ended", about=grant, by=by, now=now, details=details)
    return grant


def make_account(
    *,
    by: Actor,
    email: str,
    name: str,
    now: datetime,
    password: str | None = None,
    made_up: bool = False,
) -> Account:
    """Make the account somebody signs in with, and the person behind it. Asking twice makes one,
    and never touches the password of an account that is there.

    Without a password nobody can sign in until its owner chooses one, by "Forgotten password".
    Raises `NotPermitted` or `RuleBroken` (ACS-09, PPL-02).
    """
    hashed = make_password(password)  # None becomes a password nobody can type
    return _make_account(by=by, email=email, name=name, now=now, hashed=hashed, made_up=made_up)


@transaction.atomic
def _make_account(
    *, by: Actor, email: str, name: str, now: datetime, hashed: str, made_up: bool
) -> Account:
    if not permissions.may_give(by):
        raise NotPermitted(REFUSED)
    typed = email.strip().lower()
    insist_on(email_can_be_used(typed))
    if there := queries.account_with(typed):
        return there
    person = note_person(by=by, name=name, now=now, made_up=made_up)
    account = Account.objects.create(email=typed, person=person, password=hashed)
    # Whoever gives the account vouches for the address; codes and passkeys may follow at once.
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    history.record("account.made", about=account, by=by, now=now)
    return account


@transaction.atomic
def make_demo_accounts(
    *, by: Actor, now: datetime, organisations: Mapping[str, str], password: str
) -> list[Account]:
    """Make every made-up person of the demonstration, all with the same password.

    `organisations` gives the code of one made-up organisation for each kind named in
    `rules/demo_accounts.py`. Running it again changes nothing.
    """
    hashed = make_password(password)  # once: hashing is slow on purpose
    return [
        _make_demo_account(
            demo, by=by, now=now, code=organisations[demo.organisation_kind], hashed=hashed
        )
        for demo in DEMO_ACCOUNTS
    ]


def _make_demo_account(
    demo: DemoAccount, *, by: Actor, now: datetime, code: str, hashed: str
) -> Account:
    account = _make_account(
        by=by, email=demo.email, name=demo.name, now=now, hashed=hashed, made_up=True
    )
    if account.person_id and not RoleGrant.objects.filter(person_id=account.person_id).exists():
        give_role(
            by=by,
            person_id=account.person_id,
            role=demo.role,
            organisation_code=code,
            from_on=localdate(now),
            until_on=None,
            reason="Made up for the demonstration",
            now=now,
        )
    return account
