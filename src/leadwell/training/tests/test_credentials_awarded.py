"""Credentials are awarded once, and each has a place of its own in the lists."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.actions import credentials as actions
from leadwell.training.actions.credentials import places
from leadwell.training.models import Credential
from leadwell.training.tests.awards import SIGNER, asha, awarded, codes, earned, own, with_keys
from leadwell.training.tests.factories import NOW

__all__ = ["asha", "with_keys"]
pytestmark = pytest.mark.django_db


def test_asking_twice_awards_once(asha):
    achievement = earned(asha)
    for _ in range(2):
        actions.award_credential(by=SIGNER, achievement_id=achievement.pk, now=NOW)
    assert Credential.objects.get().person == asha
    assert events().filter(what="credential.awarded").count() == 1


def test_only_an_assurer_awards(asha):
    achievement = earned(asha)
    with pytest.raises(NotPermitted):
        actions.award_credential(by=own(asha), achievement_id=achievement.pk, now=NOW)
    with pytest.raises(NotPermitted):
        actions.award_what_was_achieved(by=ANYONE, now=NOW)
    assert not Credential.objects.exists()


def test_what_a_file_says_is_not_signed_for(asha):
    achievement = earned(asha, source="record")
    with pytest.raises(RuleBroken) as refusal:
        actions.award_credential(by=SIGNER, achievement_id=achievement.pk, now=NOW)
    assert codes(refusal) == ["TRN-60a"]
    assert actions.award_what_was_achieved(by=SIGNER, now=NOW) == 0


def test_everything_assessed_here_is_awarded_once_in_batches(asha, monkeypatch):
    monkeypatch.setattr(actions.awarding, "AT_ONCE", 2)
    for number in range(5):
        earned(asha, key=f"core:{number}")
    earned(asha, key="core:9", withdrawn_on=date(2026, 4, 1))
    earned(asha, key="core:8", from_on=date(2026, 12, 1))
    assert actions.award_what_was_achieved(by=SIGNER, now=NOW) == 5
    assert actions.award_what_was_achieved(by=SIGNER, now=NOW) == 0
    assert events().filter(what="credentials.awarded").count() == 3
    assert all(Credential.objects.values_list("noted_in", flat=True))


def test_a_quick_look_leaves_out_what_is_older_than_anything_awarded_lately(asha, monkeypatch):
    monkeypatch.setattr(actions.awarding, "LATE", 0)
    old, late = earned(asha), earned(asha, key="core:3.2")
    actions.award_credential(by=SIGNER, achievement_id=late.pk, now=NOW)
    new = earned(asha, key="core:3.3")
    assert actions.award_what_was_achieved(by=SIGNER, now=NOW, thorough=False) == 1
    assert Credential.objects.filter(achievement=new).exists()
    assert actions.award_what_was_achieved(by=SIGNER, now=NOW) == 1
    assert Credential.objects.filter(achievement=old).exists()


def test_no_place_is_given_out_twice_even_when_its_credential_is_gone(monkeypatch, asha):
    monkeypatch.setattr(places, "LEAST_BITS", 16)
    given = set()
    for _ in range(5):
        found = list(places.take_places(7))
        assert len(set(found)) == 7
        assert not given & set(found)
        given |= set(found)
    assert {number for number, _ in given} == {1, 2, 3}
    assert all(0 <= index < 16 for _, index in given)


def test_places_are_not_given_in_order():
    found = [index for _, index in places.take_places(50)]
    assert found != sorted(found)
    assert max(found) > 50


def test_the_database_refuses_a_place_that_is_taken(asha):
    first = awarded(asha)
    second = awarded(asha, key="core:3.2")
    with pytest.raises(IntegrityError), transaction.atomic():
        Credential.objects.filter(pk=second.pk).update(status_index=first.status_index)
