"""Credentials are stopped by an assurer, and with what they stand for."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE, Actor
from leadwell.gateways.open_badges import status_lists
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.actions import credentials as actions
from leadwell.training.models import Achievement
from leadwell.training.queries import credentials as queries
from leadwell.training.tests.awards import (
    SIGNER,
    asha,
    assurer,
    awarded,
    cases,
    codes,
    earned,
    own,
    with_keys,
)
from leadwell.training.tests.factories import NOW

__all__ = ["asha", "with_keys"]
pytestmark = pytest.mark.django_db


def stopped_in(credential, purpose: str) -> bool:
    signed = queries.list_document(purpose, credential.status_list)
    bits = status_lists.decoded(signed["credentialSubject"]["encodedList"])
    return status_lists.is_set(bits, credential.status_index)


def test_a_suspension_shows_in_the_signed_list_and_is_gone_when_it_is_lifted(asha):
    credential, by = awarded(asha), assurer()
    for because in ("Under investigation", "again"):
        actions.suspend_credential(
            by=by, identifier=credential.identifier, because=because, now=NOW
        )
    actions.sign_credentials(by=SIGNER, now=NOW)
    assert cases(credential)["status"] == "set"
    assert stopped_in(credential, "suspension")
    assert stopped_in(credential, "revocation")
    assert not queries.one_checked(credential.identifier, now=NOW).withdrawn
    for because in ("Nothing was found", "again"):
        actions.lift_suspension(by=by, identifier=credential.identifier, because=because, now=NOW)
    actions.sign_credentials(by=SIGNER, now=NOW)
    assert cases(credential)["status"] == "clear"
    assert not stopped_in(credential, "suspension")
    assert not stopped_in(credential, "revocation")
    credential.refresh_from_db()
    assert credential.because == "Nothing was found"
    assert events().filter(what__startswith="credential.susp").count() == 2


def test_what_is_withdrawn_stays_withdrawn(asha):
    credential, by = awarded(asha), assurer()
    said = {"by": by, "identifier": credential.identifier, "now": NOW}
    for because in ("Awarded in error", "again"):
        actions.withdraw_credential(**said, because=because)
    actions.sign_credentials(by=SIGNER, now=NOW)
    assert not stopped_in(credential, "suspension")
    assert stopped_in(credential, "revocation")
    assert queries.one_checked(credential.identifier, now=NOW).withdrawn
    with pytest.raises(RuleBroken) as refusal:
        actions.lift_suspension(**said, because="Sorry")
    assert codes(refusal) == ["TRN-62"]
    with pytest.raises(RuleBroken) as refusal:
        actions.suspend_credential(**said, because="Once more")
    assert codes(refusal) == ["TRN-61a"]


def test_a_reason_is_needed(asha):
    credential, by = awarded(asha), assurer()
    for act in (actions.suspend_credential, actions.lift_suspension, actions.withdraw_credential):
        with pytest.raises(RuleBroken) as refusal:
            act(by=by, identifier=credential.identifier, because=" ", now=NOW)
        assert codes(refusal) == ["TRN-63a"]
    assert cases(credential)["status"] == "clear"


def test_nobody_but_an_assurer_stops_it_and_nobody_their_own(asha):
    credential = awarded(asha)
    itself = Actor("both", asha.pk, assurer().grants)
    for by in (ANYONE, own(asha), itself, actor_with_role("staff", place("T1"))):
        with pytest.raises(NotPermitted):
            actions.withdraw_credential(
                by=by, identifier=credential.identifier, because="x", now=NOW
            )


def test_with_the_achievement_the_credential_goes(asha):
    credential = awarded(asha)
    Achievement.objects.update(withdrawn_on=date(2026, 11, 1), withdrawn_because="Made in error")
    assert actions.withdraw_with_achievements(by=SIGNER, now=NOW) == 1
    assert actions.withdraw_with_achievements(by=SIGNER, now=NOW) == 0
    credential.refresh_from_db()
    assert (credential.revoked_at, credential.because) == (NOW, "Made in error")
    with pytest.raises(NotPermitted):
        actions.withdraw_with_achievements(by=ANYONE, now=NOW)


def test_what_was_withdrawn_before_it_was_signed_is_never_signed(asha):
    credential = actions.award_credential(by=SIGNER, achievement_id=earned(asha).pk, now=NOW)
    actions.withdraw_credential(
        by=assurer(), identifier=credential.identifier, because="In error", now=NOW
    )
    assert actions.sign_credentials(by=SIGNER, now=NOW).credentials == 0
