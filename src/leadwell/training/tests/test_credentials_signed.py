"""Credentials are signed by the worker: what is signed, and when nothing is."""

from __future__ import annotations

import json
from datetime import date

import pytest

from leadwell.gateways.open_badges import shapes
from leadwell.organisations.tests.factories import person
from leadwell.reasons import NotPermitted
from leadwell.standards.tests.factories import item
from leadwell.training.actions import credentials as actions
from leadwell.training.actions.credentials import signing
from leadwell.training.models import Achievement, Credential
from leadwell.training.queries import credentials as queries
from leadwell.training.tests.awards import (
    LATER,
    SIGNER,
    asha,
    awarded,
    cases,
    earned,
    own,
    with_keys,
)
from leadwell.training.tests.factories import NOW

__all__ = ["asha", "with_keys"]
pytestmark = pytest.mark.django_db


def test_what_is_signed_is_right_in_every_part_and_in_both_formats(asha):
    credential = awarded(asha)
    right = {"shape": "right", "signature": "right", "issuer": "ours", "dates": "in-time",
             "status": "clear"}  # fmt: skip
    assert cases(credential) == right
    token = queries.checked(credential.token, now=NOW)
    assert {part.name: part.case for part in token.examined.parts} == right
    assert shapes.problems(credential.document) == ()


def test_a_credential_says_nothing_of_who_it_is(asha):
    credential = awarded(asha)
    said = json.dumps(credential.document)
    assert "Asha" not in said
    assert "Patel" not in said
    assert credential.document["credentialSubject"]["id"] == f"urn:uuid:{credential.subject}"
    other = awarded(asha, key="core:3.2")
    assert other.subject != credential.subject


def test_it_is_aligned_to_the_item_of_the_standards(asha):
    credential = awarded(asha)
    (aligned,) = credential.document["credentialSubject"]["achievement"]["alignment"]
    of = item("core:3.1")
    assert aligned["targetUrl"] == f"https://leadwell.example/ims/case/v1p1/CFItems/{of.identifier}"
    assert (aligned["targetType"], aligned["targetCode"]) == ("CFItem", "3.1")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, "Certification"),
        ({"until_on": None}, "CertificateOfCompletion"),
        ({"until_on": None, "source": "prior", "programme": None}, "Competency"),
    ],
)
def test_its_kind_says_whether_it_runs_out_and_how_it_came(asha, said, kind):
    achievement = earned(asha)
    Achievement.objects.filter(pk=achievement.pk).update(**said)
    credential = actions.award_credential(by=SIGNER, achievement_id=achievement.pk, now=NOW)
    actions.sign_credentials(by=SIGNER, now=NOW)
    credential.refresh_from_db()
    assert credential.document["credentialSubject"]["achievement"]["achievementType"] == kind
    assert ("validUntil" in credential.document) == (kind == "Certification")


def test_it_begins_and_ends_at_midnight_in_england(asha):
    credential = awarded(asha, from_on=date(2026, 6, 1), until_on=date(2028, 12, 1))
    said = credential.document
    assert (said["validFrom"], said["validUntil"]) == (
        "2026-05-31T23:00:00Z",
        "2028-12-01T00:00:00Z",
    )


def test_signing_goes_on_where_it_was_stopped(asha, monkeypatch):
    monkeypatch.setattr(signing, "AT_ONCE", 2)
    for number in range(5):
        earned(asha, key=f"core:{number}")
    actions.award_what_was_achieved(by=SIGNER, now=NOW)
    heard = []

    def stopped(done: int) -> None:
        heard.append(done)
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.sign_credentials(by=SIGNER, now=NOW, progress=stopped)
    before = dict(Credential.objects.filter(signed_at=NOW).values_list("pk", "token"))
    assert (heard, len(before)) == ([2, 4], 4)
    assert actions.sign_credentials(by=SIGNER, now=LATER).credentials == 1
    assert actions.sign_credentials(by=SIGNER, now=LATER) == signing.Signed()
    assert before.items() <= dict(Credential.objects.values_list("pk", "token")).items()


def test_people_who_achieved_the_same_get_credentials_of_their_own(asha):
    for who in (asha, person("Ben Okoro")):
        actions.award_credential(by=SIGNER, achievement_id=earned(who).pk, now=NOW)
    assert actions.sign_credentials(by=SIGNER, now=NOW).credentials == 2
    both = list(Credential.objects.all())
    assert all(cases(one)["signature"] == "right" for one in both)
    assert len({one.document["id"] for one in both}) == 2


def test_without_the_keys_nothing_is_signed(asha, settings):
    settings.LEADWELL_CREDENTIAL_KEY = ""
    credential = awarded(asha)
    assert credential.signed_at is None
    assert queries.one_checked(credential.identifier, now=NOW) is None
    assert queries.waiting_to_be_signed() == 1


def test_nobody_else_signs(asha):
    with pytest.raises(NotPermitted):
        actions.sign_credentials(by=own(asha), now=NOW)


def test_one_that_ran_out_is_history_and_not_a_forgery(asha):
    credential = awarded(asha, until_on=date(2026, 10, 1))
    assert cases(credential)["dates"] == "over"
    assert queries.one_checked(credential.identifier, now=NOW).examined.genuine
