"""The keys that sign: published, replaced, and never two of a kind at once."""

from __future__ import annotations

from base64 import urlsafe_b64encode

import pytest
from django.db import IntegrityError, transaction

from leadwell.reasons import RuleBroken
from leadwell.training.actions import credentials as actions
from leadwell.training.models import SigningKey
from leadwell.training.queries import credentials as queries
from leadwell.training.tests.awards import (
    LATER,
    SIGNER,
    asha,
    awarded,
    cases,
    codes,
    earned,
    with_keys,
)
from leadwell.training.tests.factories import NOW

__all__ = ["asha", "with_keys"]
pytestmark = pytest.mark.django_db


def new_keys(settings) -> None:
    settings.LEADWELL_CREDENTIAL_KEY = urlsafe_b64encode(bytes(range(9, 41))).decode().rstrip("=")


def test_what_an_older_key_signed_is_still_good_after_the_key_was_replaced(asha, settings):
    before = awarded(asha)
    new_keys(settings)
    after = actions.award_credential(
        by=SIGNER, achievement_id=earned(asha, key="core:3.2").pk, now=LATER
    )
    actions.sign_credentials(by=SIGNER, now=LATER)
    assert cases(before, now=LATER)["signature"] == "right"
    assert cases(after, now=LATER)["signature"] == "right"
    assert SigningKey.objects.filter(kind="ed25519", until_at=LATER).count() == 1
    assert SigningKey.objects.filter(kind="ed25519", until_at=None).count() == 1
    assert SigningKey.objects.filter(kind="rsa").count() == 1


def test_the_status_lists_are_signed_again_by_the_new_key(asha, settings):
    awarded(asha)
    before = queries.list_document("suspension", 1)["proof"][0]["verificationMethod"]
    new_keys(settings)
    assert actions.sign_credentials(by=SIGNER, now=LATER).lists == 2
    assert queries.list_document("suspension", 1)["proof"][0]["verificationMethod"] != before


def test_a_key_that_was_replaced_signs_nothing_more(asha, settings):
    awarded(asha)
    old = settings.LEADWELL_CREDENTIAL_KEY
    new_keys(settings)
    actions.publish_keys(by=SIGNER, now=LATER)
    settings.LEADWELL_CREDENTIAL_KEY = old
    with pytest.raises(RuleBroken) as refusal:
        actions.sign_credentials(by=SIGNER, now=LATER)
    assert codes(refusal) == ["TRN-65"]


def test_two_keys_of_a_kind_never_sign_at_once():
    actions.publish_keys(by=SIGNER, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        SigningKey.objects.create(kind="rsa", name="another", public={}, from_at=NOW)


def test_a_site_that_moves_still_knows_what_it_signed_before(asha, settings):
    before = awarded(asha)
    settings.LEADWELL_ADDRESS = "https://moved.example"
    assert actions.sign_credentials(by=SIGNER, now=LATER).lists == 2
    assert set(cases(before, now=LATER).values()) == {"right", "ours", "in-time", "clear"}
    after = awarded(asha, key="core:3.2")
    assert after.document["issuer"]["id"] == "https://moved.example/credentials/issuer"
    assert cases(after, now=LATER)["issuer"] == "ours"


def test_every_key_is_published_with_its_kind(asha):
    awarded(asha)
    by_kind = {key.kind: key for key in queries.keys_published()}
    multikey = queries.key_document(by_kind["ed25519"].name)
    assert multikey["publicKeyMultibase"] == by_kind["ed25519"].name
    assert multikey["controller"] == queries.issuer_document()["id"]
    assert multikey["id"] in queries.issuer_document()["assertionMethod"]
    jwk = queries.key_document(by_kind["rsa"].name)
    assert jwk["kty"] == "RSA"
    assert not {"d", "p", "q"} & set(jwk)
