"""Giving and ending roles, and making accounts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from allauth.account.models import EmailAddress

from leadwell.access.actions import (
    end_role,
    give_role,
    give_role_by_email,
    make_account,
    make_demo_accounts,
)
from leadwell.access.models import Account, RoleGrant
from leadwell.access.queries import actor_for
from leadwell.access.rules.demo_accounts import DEMO_ACCOUNTS
from leadwell.access.tests.factories import (
    PASSWORD,
    TODAY,
    AccountFactory,
    GrantFactory,
    PlaceFactory,
    account_with_role,
    actor_with_role,
    england,
)
from leadwell.actor import ANYONE, Permission, system_actor
from leadwell.history.queries import events_about
from leadwell.people.models import Person
from leadwell.people.tests.factories import PersonFactory
from leadwell.reasons import NotPermitted, RuleBroken

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def trust(db):
    return PlaceFactory(code="TTT", parent=england())


@pytest.fixture
def administrator(trust):
    return actor_with_role("administrator", trust)


def give(by, person, **changes):
    asked = {
        "role": "guardian",
        "organisation_code": "TTT",
        "from_on": TODAY,
        "until_on": None,
        "reason": "New in post",
    }
    return give_role(by=by, person_id=person.pk, now=NOW, **{**asked, **changes})


def codes(refusal):
    return [reason.code for reason in refusal.value.reasons]


def test_a_given_role_is_kept_with_who_gave_it_and_why(administrator, trust):
    given = give(administrator, PersonFactory())
    kept = RoleGrant.objects.get(pk=given.pk)
    assert (kept.role, kept.organisation, kept.given_by, kept.reason) == (
        "guardian", trust, administrator.name, "New in post",
    )  # fmt: skip


def test_history_says_which_role_where_and_from_when(administrator):
    (event,) = events_about(give(administrator, PersonFactory()))
    assert (event.what, event.by_person_id) == ("role.given", administrator.person_id)
    assert event.details == {
        "role": "guardian", "organisation": "TTT", "from_on": "2026-11-21", "until_on": None,
    }  # fmt: skip


def test_giving_twice_gives_once(administrator):
    person = PersonFactory()
    first = give(administrator, person)
    assert give(administrator, person) == first
    assert events_about(first).count() == 1


def test_a_code_may_be_typed_in_small_letters(administrator, trust):
    assert give(administrator, PersonFactory(), organisation_code=" ttt ").organisation == trust


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"role": "emperor"}, ["ACS-01"], id="a-role-nobody-wrote-down"),
        pytest.param({"role": "registered-manager"}, ["ACS-04"], id="a-role-for-other-places"),
        pytest.param({"role": "data-loader"}, ["ACS-04"], id="a-role-for-england-only"),
        pytest.param({"organisation_code": "ENG"}, ["ACS-05", "ACS-04"], id="above-the-giver"),
        pytest.param({"organisation_code": "TTU"}, ["ACS-05"], id="beside-the-giver"),
        pytest.param({"organisation_code": "nowhere"}, ["ACS-10a"], id="no-such-place"),
        pytest.param({"organisation_code": "OLD"}, ["ACS-10b"], id="a-closed-place"),
        pytest.param({"until_on": TODAY}, ["ACS-03a"], id="no-day-at-all"),
        pytest.param({"reason": " "}, ["ACS-08a"], id="no-reason"),
    ],
)
def test_a_refusal_gives_nothing_and_says_why(administrator, trust, changes, expected):
    PlaceFactory(code="TTU", parent=england())
    PlaceFactory(code="OLD", parent=trust, closed_on=date(2026, 4, 1))
    person = PersonFactory()
    with pytest.raises(RuleBroken) as refusal:
        give(administrator, person, **changes)
    assert codes(refusal) == expected
    assert not RoleGrant.objects.filter(person=person).exists()


def test_nobody_gives_themselves_a_role(administrator):
    with pytest.raises(RuleBroken) as refusal:
        give(administrator, Person.objects.get(pk=administrator.person_id))
    assert codes(refusal) == ["ACS-02"]


def test_a_role_is_not_given_twice_for_the_same_days(administrator):
    person = PersonFactory()
    give(administrator, person)
    with pytest.raises(RuleBroken) as refusal:
        give(administrator, person, from_on=date(2026, 12, 1))
    assert codes(refusal) == ["ACS-07"]


@pytest.mark.parametrize("role", ["staff", "hr-officer", "guardian"])
def test_only_an_administrator_gives_roles(trust, role):
    person = PersonFactory()
    with pytest.raises(NotPermitted):
        give(actor_with_role(role, trust), person)
    assert not RoleGrant.objects.filter(person=person).exists()


def test_nobody_is_refused_nothing_is_given_to_a_person_who_is_not_there(administrator):
    with pytest.raises(Person.DoesNotExist):
        give_role(
            by=administrator, person_id=0, role="staff", organisation_code="TTT",
            from_on=TODAY, until_on=None, reason="x", now=NOW,
        )  # fmt: skip


def test_a_role_that_is_given_works_at_once(administrator):
    account = AccountFactory()
    give(administrator, account.person, role="hr-officer")
    assert actor_for(account, today=TODAY).may(Permission.SEE_GRANTS, "/ENG/TTT/")


# Ending


def test_an_ended_role_lets_nobody_do_anything_from_that_moment(administrator, trust):
    account = account_with_role("hr-officer", trust)
    held = RoleGrant.objects.get(person=account.person)
    end_role(by=administrator, grant_id=held.pk, reason="Left", now=NOW)
    held.refresh_from_db()
    assert held.until_on == TODAY
    assert actor_for(account, today=TODAY).grants == frozenset()


def test_history_says_who_ended_it_and_why(administrator, trust):
    held = GrantFactory(organisation=trust)
    end_role(by=administrator, grant_id=held.pk, reason="Left", now=NOW)
    (event,) = events_about(held)
    assert (event.what, event.by_name) == ("role.ended", administrator.name)
    assert event.details["reason"] == "Left"


def test_ending_twice_ends_once(administrator, trust):
    held = GrantFactory(organisation=trust)
    end_role(by=administrator, grant_id=held.pk, reason="Left", now=NOW)
    end_role(by=administrator, grant_id=held.pk, reason="Left", now=NOW)
    assert events_about(held).count() == 1


def test_a_role_still_to_come_is_ended_before_it_begins(administrator, trust):
    held = GrantFactory(organisation=trust, from_on=date(2027, 1, 1))
    ended = end_role(by=administrator, grant_id=held.pk, reason="Not needed", now=NOW)
    assert ended.until_on == ended.from_on


def test_ending_without_a_reason_changes_nothing(administrator, trust):
    held = GrantFactory(organisation=trust)
    with pytest.raises(RuleBroken) as refusal:
        end_role(by=administrator, grant_id=held.pk, reason="", now=NOW)
    held.refresh_from_db()
    assert (codes(refusal), held.until_on) == (["ACS-08a"], None)


def test_whoever_sees_a_grant_may_still_not_end_it(trust):
    held = GrantFactory(organisation=trust)
    with pytest.raises(NotPermitted):
        end_role(by=actor_with_role("hr-officer", trust), grant_id=held.pk, reason="x", now=NOW)
    held.refresh_from_db()
    assert held.until_on is None


def test_a_grant_elsewhere_cannot_be_found(administrator):
    elsewhere = GrantFactory(organisation=PlaceFactory(code="TTU", parent=england()))
    with pytest.raises(RoleGrant.DoesNotExist):
        end_role(by=administrator, grant_id=elsewhere.pk, reason="x", now=NOW)


def test_the_last_administrator_of_england_stays(db):
    by = actor_with_role("administrator", england())
    own = RoleGrant.objects.get(person_id=by.person_id)
    with pytest.raises(RuleBroken) as refusal:
        end_role(by=by, grant_id=own.pk, reason="Tired", now=NOW)
    assert codes(refusal) == ["ACS-06"]
    actor_with_role("administrator", england())
    assert end_role(by=by, grant_id=own.pk, reason="Tired", now=NOW).until_on == TODAY


def test_an_administrator_who_cannot_sign_in_does_not_count(db):
    by = actor_with_role("administrator", england())
    account_with_role("administrator", england(), is_active=False)
    own = RoleGrant.objects.get(person_id=by.person_id)
    with pytest.raises(RuleBroken):
        end_role(by=by, grant_id=own.pk, reason="Tired", now=NOW)


def test_the_last_administrator_of_one_trust_may_go(administrator):
    own = RoleGrant.objects.get(person_id=administrator.person_id)
    assert end_role(by=administrator, grant_id=own.pk, reason="Left", now=NOW).until_on == TODAY


# Accounts


def test_an_account_without_a_password_cannot_be_signed_in_to(administrator):
    account = make_account(
        by=administrator, email=" Asha@Made-Up.example ", name="Asha Patel", now=NOW
    )
    assert account.email == "asha@made-up.example"
    assert account.person.name == "Asha Patel"
    assert not account.has_usable_password()
    address = EmailAddress.objects.get(user=account)
    assert (address.email, address.verified, address.primary) == (account.email, True, True)


def test_history_says_an_account_was_made_and_not_its_address(administrator):
    account = make_account(by=administrator, email="a@made-up.example", name="Asha", now=NOW)
    (event,) = events_about(account)
    assert (event.what, event.details) == ("account.made", {})


def test_making_an_account_twice_makes_one_and_keeps_its_password(administrator):
    there = AccountFactory(email="asha@made-up.example")
    again = make_account(
        by=administrator, email="ASHA@made-up.example", name="Other", password="new", now=NOW
    )
    assert again == there
    assert Account.objects.get(pk=there.pk).check_password(PASSWORD)
    assert not events_about(there).exists()


@pytest.mark.parametrize(
    ("email", "name", "code"),
    [("asha", "Asha", "ACS-09"), ("asha@made-up.example", "", "PPL-02a")],
)
def test_a_refused_account_leaves_nothing_behind(administrator, email, name, code):
    before = (Account.objects.count(), Person.objects.count())
    with pytest.raises(RuleBroken) as refusal:
        make_account(by=administrator, email=email, name=name, now=NOW)
    assert codes(refusal) == [code]
    assert (Account.objects.count(), Person.objects.count()) == before


@pytest.mark.parametrize("by", [ANYONE, system_actor("clerk", Permission.NOTE_PEOPLE)])
def test_only_an_administrator_makes_accounts(db, by):
    with pytest.raises(NotPermitted):
        make_account(by=by, email="a@made-up.example", name="Asha", now=NOW)
    assert not Account.objects.exists()


def give_by_email(by, **changes):
    asked = {
        "email": "new@made-up.example", "name": "Asha Patel", "role": "guardian",
        "organisation_code": "TTT", "from_on": TODAY, "until_on": None, "reason": "New",
    }  # fmt: skip
    return give_role_by_email(by=by, now=NOW, **{**asked, **changes})


def test_somebody_new_gets_an_account_and_a_role_at_once(administrator):
    given = give_by_email(administrator)
    assert given.person.account.email == "new@made-up.example"


def test_somebody_who_has_an_account_keeps_it(administrator):
    there = AccountFactory(email="new@made-up.example")
    assert give_by_email(administrator, name="").person == there.person


def test_a_refused_role_makes_no_account_either(administrator):
    with pytest.raises(RuleBroken):
        give_by_email(administrator, role="emperor")
    assert not Account.objects.filter(email="new@made-up.example").exists()


# The demonstration


@pytest.fixture
def demo(db):
    places = {"country": england()}
    for kind in {demo.organisation_kind for demo in DEMO_ACCOUNTS} - {"country"}:
        places[kind] = PlaceFactory(kind=kind, parent=england())
    by = system_actor("demo", Permission.MANAGE_GRANTS, Permission.NOTE_PEOPLE)

    def fill(now=NOW):
        codes = {kind: place.code for kind, place in places.items()}
        return make_demo_accounts(by=by, now=now, organisations=codes, password=PASSWORD)

    return fill


def test_every_demo_person_can_sign_in_and_holds_their_role(demo):
    made = demo()
    assert [account.email for account in made] == [demo.email for demo in DEMO_ACCOUNTS]
    assert made[-1].check_password(PASSWORD)
    assert all(account.person.made_up for account in made)
    assert list(RoleGrant.objects.values_list("role", flat=True).order_by("pk")) == [
        demo.role for demo in DEMO_ACCOUNTS
    ]


def test_filling_the_demonstration_again_another_day_changes_nothing(demo):
    demo()
    demo(now=datetime(2026, 12, 24, 12, tzinfo=UTC))
    assert Account.objects.count() == RoleGrant.objects.count() == len(DEMO_ACCOUNTS)
