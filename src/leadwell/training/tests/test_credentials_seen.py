"""Credentials are seen and shown by their owner, and checked by anybody."""

from __future__ import annotations

import json
from itertools import product
from uuid import uuid4

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE, Actor
from leadwell.gateways.open_badges import status_lists
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person, place
from leadwell.reasons import RuleBroken
from leadwell.standards.tests.factories import item
from leadwell.training.actions import credentials as actions
from leadwell.training.models import Credential, Purpose, StatusList
from leadwell.training.permissions import credentials as permissions
from leadwell.training.queries import credentials as queries
from leadwell.training.tests.awards import (
    SIGNER,
    asha,
    assurer,
    awarded,
    codes,
    earned,
    own,
    with_keys,
)
from leadwell.training.tests.factories import NOW

__all__ = ["asha", "with_keys"]
pytestmark = pytest.mark.django_db


def test_the_row_and_the_list_agree_about_whose_it_is_and_who_may_stop_it(asha):
    ben = person("Ben Okoro")
    for who in (asha, ben):
        awarded(who)
    by_trade = assurer()
    everybody = (
        ANYONE, own(asha), own(ben), by_trade, SIGNER, Actor("both", asha.pk, by_trade.grants),
        actor_with_role("hr-officer", place("T1")),
    )  # fmt: skip
    for by, credential in product(everybody, Credential.objects.all()):
        mine = Credential.objects.filter(permissions.own_credentials_visible_to(by)).values_list(
            "pk"
        )
        may = Credential.objects.filter(permissions.credentials_to_stop_visible_to(by)).values_list(
            "pk"
        )
        listed = ((credential.pk,) in set(mine), (credential.pk,) in set(may))
        in_hand = (
            permissions.may_own_credential(by, credential),
            permissions.may_stop_credential(by, credential),
        )
        assert listed == in_hand


def test_a_link_shows_it_until_its_owner_takes_it_back(asha):
    credential = awarded(asha)
    said = {"by": own(asha), "identifier": credential.identifier, "now": NOW}
    token = actions.share_credential(**said)
    assert actions.share_credential(**said) == token
    assert queries.shared_credential(token) == credential
    for _ in range(2):
        actions.stop_sharing_credential(**said)
    with pytest.raises(Credential.DoesNotExist):
        queries.shared_credential(token)
    assert token not in json.dumps(list(credential.shares.values_list("token_digest", flat=True)))
    shared = events().filter(what__in=("credential.shared", "credential.sharing_stopped"))
    assert shared.count() == 2


def test_nobody_shares_what_is_not_theirs(asha):
    credential, by = awarded(asha), assurer()
    for act in (actions.share_credential, actions.stop_sharing_credential):
        with pytest.raises(Credential.DoesNotExist):
            act(by=by, identifier=credential.identifier, now=NOW)


def test_what_is_not_signed_cannot_be_shared_yet(asha):
    credential = actions.award_credential(by=SIGNER, achievement_id=earned(asha).pk, now=NOW)
    with pytest.raises(RuleBroken) as refusal:
        actions.share_credential(by=own(asha), identifier=credential.identifier, now=NOW)
    assert codes(refusal) == ["TRN-64a"]


def test_a_list_that_is_not_ours_is_not_looked_at(asha):
    credential = awarded(asha)
    entry = credential.document["credentialStatus"]
    for wrong in (
        {"statusListCredential": "https://elsewhere.example/credentials/status/revocation/1"},
        {"statusListCredential": "https://leadwell.example/credentials/status/revocation/7"},
        {"statusListCredential": "https://leadwell.example/credentials/status/suspension/1"},
        {"statusListCredential": "https://leadwell.example/elsewhere"},
        {"statusListIndex": "999999"},
    ):
        document = {**credential.document, "credentialStatus": {**entry, **wrong}}
        found = queries.checked(json.dumps(document), now=NOW).examined
        assert found.part("status").case == "not-our-list"
        assert found.part("signature").case == "changed"


def test_a_number_nobody_knows_finds_nothing(asha):
    assert queries.one_checked(uuid4(), now=NOW) is None


def test_an_achievement_is_explained_from_published_items_only(asha):
    of = item("core:3.1")
    said = queries.achievement_said(of.identifier)
    assert said.id == f"https://leadwell.example/credentials/achievements/{of.identifier}/"
    of.version.status = "draft"
    of.version.save()
    with pytest.raises(type(of).DoesNotExist):
        queries.achievement_said(of.identifier)


def test_the_lists_are_as_long_as_nobody_can_guess_whose_bit_it_is(asha):
    awarded(asha)
    assert {one.size for one in StatusList.objects.all()} == {status_lists.LEAST_BITS}
    assert set(StatusList.objects.values_list("purpose", flat=True)) == set(Purpose.values)
