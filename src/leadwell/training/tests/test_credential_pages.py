"""The pages about credentials: one's own, those that are shown, checking them, and deciding about them."""

from __future__ import annotations

import io
import json
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from leadwell.access.tests.factories import AccountFactory, account_with_role
from leadwell.gateways.open_badges import proofs
from leadwell.gateways.open_badges.multikey import from_multikey
from leadwell.organisations.tests.factories import place
from leadwell.training.actions import credentials as actions
from leadwell.training.models import Credential
from leadwell.training.tests.awards import (
    SIGNER,
    asha,
    awarded,
    earned,
    own,
    with_keys,
)
from leadwell.training.tests.factories import NOW

__all__ = ["asha", "with_keys"]
pytestmark = pytest.mark.django_db


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def mine(asha) -> Client:
    client = Client()
    client.force_login(AccountFactory(person=asha))
    return client


@pytest.fixture
def credential(asha) -> Credential:
    return awarded(asha)


def at(name: str, *args: object) -> str:
    return reverse(f"training:{name}", args=args)


# One's own ----------------------------------------------------------------------------


def test_my_credentials_stand_on_one_page(mine, credential):
    page = words(mine.get(at("my-credentials")))
    assert "You have 1 credential that counts today." in page
    assert at("my-credential", credential.identifier) in page


def test_before_the_first_one_the_page_says_where_they_come_from(mine):
    assert "When you pass a programme" in words(mine.get(at("my-credentials")))


def test_one_of_mine_can_be_taken_away_in_three_forms(mine, credential):
    page = words(mine.get(at("my-credential", credential.identifier)))
    assert "It counts until 1 March 2029." in page
    document = mine.get(at("credential-json", credential.identifier))
    assert json.loads(document.content) == credential.document
    assert document["Content-Type"] == "application/vc+ld+json"
    assert ".json" in document["Content-Disposition"]
    token = mine.get(at("credential-token", credential.identifier))
    assert token.content.decode() == credential.token
    assert token["Content-Type"] == "text/plain"
    paper = mine.get(at("credential-paper", credential.identifier))
    said = PdfReader(io.BytesIO(paper.content))
    text = said.pages[0].extract_text()
    assert "Asha Patel" in text
    assert f"/verify/?number={credential.identifier}" in " ".join(text.split()).replace(" ", "")
    assert said.trailer["/Root"]["/MarkInfo"]["/Marked"]


FORMS = ("my-credential", "credential-json", "credential-token", "credential-paper")


@pytest.mark.parametrize("form", FORMS)
def test_nobody_else_finds_it(form, credential):
    address = at(form, credential.identifier)
    assert Client().get(address).status_code == 302
    other = Client()
    other.force_login(account_with_role("hr-officer", place("T1")))
    assert other.get(address).status_code == 404


@pytest.mark.parametrize("form", FORMS[1:])
def test_there_is_nothing_to_take_away_before_it_is_signed(form, mine, asha):
    waits = actions.award_credential(by=SIGNER, achievement_id=earned(asha).pk, now=NOW)
    assert "It is being signed." in words(mine.get(at("my-credential", waits.identifier)))
    assert mine.get(at(form, waits.identifier)).status_code == 404


def test_i_make_a_link_and_take_it_back(mine, credential):
    mine.post(at("share-credential", credential.identifier))
    page = words(mine.get(at("my-credential", credential.identifier)))
    assert "Anybody who has this link sees your name" in page
    token = actions.share_credential(
        by=own(credential.person), identifier=credential.identifier, now=NOW
    )
    assert f"https://leadwell.example{at('shared-credential', token)}" in page
    shown = Client().get(at("shared-credential", token))
    assert "Asha Patel" in words(shown)
    assert (shown["Referrer-Policy"], shown["X-Robots-Tag"]) == ("no-referrer", "noindex")
    document = Client().get(at("shared-credential-json", token))
    assert json.loads(document.content) == credential.document
    mine.post(at("stop-sharing-credential", credential.identifier))
    assert Client().get(at("shared-credential", token)).status_code == 404
    assert Client().get(at("shared-credential-json", token)).status_code == 404
    assert "Make a link" in words(mine.get(at("my-credential", credential.identifier)))


def test_nobody_makes_a_link_for_somebody_else(credential):
    other = Client()
    other.force_login(account_with_role("staff", place("T1")))
    assert other.post(at("share-credential", credential.identifier)).status_code == 404
    assert not credential.shares.exists()


# Checking -----------------------------------------------------------------------------


def check(said: str) -> str:
    return words(Client().post(at("verify"), {"said": said}))


GENUINE = "Genuine. We issued it, and it counts today."


def test_whatever_somebody_has_of_it_can_be_checked(credential):
    token = actions.share_credential(
        by=own(credential.person), identifier=credential.identifier, now=NOW
    )
    for said in (
        json.dumps(credential.document),
        credential.token,
        str(credential.identifier),
        f"urn:uuid:{credential.identifier}",
        f"https://leadwell.example{at('shared-credential', token)}",
        f"https://leadwell.example/verify/?number={credential.identifier}",
    ):
        assert GENUINE in check(said)


def test_a_file_can_be_checked(credential):
    content = json.dumps(credential.document).encode()
    file = SimpleUploadedFile("my.json", content, content_type="application/json")
    assert GENUINE in words(Client().post(at("verify"), {"file": file}))


def test_a_camera_comes_with_the_number(credential):
    page = words(Client().get(at("verify"), {"number": str(credential.identifier)}))
    assert GENUINE in page
    assert "Asha" not in page


def test_a_changed_word_is_found_and_named(credential):
    page = check(json.dumps({**credential.document, "name": "Leading England"}))
    assert "Do not rely on this." in page
    assert "It was changed after it was signed" in page


def test_a_wrong_shape_is_named_place_by_place(credential):
    page = check(json.dumps({**credential.document, "evidence": []}))
    assert "“evidence” is empty." in page


def test_one_that_ran_out_is_history(asha):
    over = awarded(asha, until_on=date(2026, 10, 1))
    assert "It is history, not a forgery." in check(str(over.identifier))


def test_one_of_somebody_elses_is_no_forgery_either(credential):
    theirs = {**credential.document, "issuer": {"id": "https://a.example", "type": ["Profile"]}}
    theirs["credentialStatus"] = {"id": "urn:a:b", "type": "Another"}
    (proof,) = credential.document["proof"]
    theirs["proof"] = [{**proof, "verificationMethod": "https://a.example/key"}]
    page = check(json.dumps({**theirs, "credentialStatus": None} | {"credentialStatus": {}}))
    assert "Do not rely" in page
    del theirs["credentialStatus"]
    assert "This is not one of ours" in check(json.dumps(theirs))


def test_one_that_begins_later_does_not_count_yet(asha):
    achievement = earned(asha)
    later = actions.award_credential(by=SIGNER, achievement_id=achievement.pk, now=NOW)
    type(achievement).objects.filter(pk=achievement.pk).update(from_on=date(2099, 1, 1),
                                                               until_on=None)  # fmt: skip
    actions.sign_credentials(by=SIGNER, now=NOW)
    assert "it does not count yet" in check(str(later.identifier))


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("suspend", "it is suspended for now. Do not rely on it"),
        ("withdraw", "withdrew it for good. Do not rely on it"),
    ],
)
def test_one_that_was_stopped_says_so_to_everybody(what, sentence, credential):
    by = Client()
    by.force_login(account_with_role("assurer", place("ENG", kind="country", sector="national")))
    address = at("decide-credential", credential.identifier)
    assert "Asha" not in words(by.get(address))
    answer = by.post(address, {"what": what, "because": "Looked into"})
    assert answer.status_code == 302
    assert sentence in check(str(credential.identifier))


def test_an_assurer_finds_one_by_its_number_and_sees_which_are_suspended(credential):
    by = Client()
    by.force_login(account_with_role("assurer", place("ENG", kind="country", sector="national")))
    address = at("decide-credential", credential.identifier)
    found = by.post(at("assure-credentials"), {"number": f"urn:uuid:{credential.identifier}"})
    assert found["Location"] == address
    for nobodys in (str(uuid4()), "no number"):
        assert by.post(at("assure-credentials"), {"number": nobodys}).status_code == 404
    by.post(address, {"what": "suspend", "because": "Looked into"})
    page = words(by.get(at("assure-credentials")))
    assert "1 credential is suspended now." in page
    assert "Looked into" in page
    refused = by.post(address, {"what": "suspend", "because": ""})
    assert refused.status_code == 422


def test_its_owner_reads_why(mine, credential):
    actions.withdraw_credential(
        by=SIGNER, identifier=credential.identifier, because="Awarded in error", now=NOW
    )
    page = words(mine.get(at("my-credential", credential.identifier)))
    assert "Awarded in error" in page
    assert "This credential was withdrawn." in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("hello", "That is not a credential"),
        ("{}", "Do not rely on this."),
        ("11111111-2222-4333-8444-555555555555", "We know no credential with this number."),
        (
            "https://leadwell.example/credentials/shared/aaaaaaaaaaaaaaaaaaaaaaaaaaaaa/",
            "We know no",
        ),
    ],
)
def test_what_is_no_credential_is_told_so(said, sentence):
    assert sentence in check(said)


def test_nothing_brought_is_asked_for_again():
    assert Client().post(at("verify"), {}).status_code == 422


def test_a_file_too_large_for_a_credential_is_refused():
    file = SimpleUploadedFile("my.json", b"x" * 200_001)
    assert Client().post(at("verify"), {"file": file}).status_code == 422


# What others need to check without us -------------------------------------------------


def test_with_our_published_key_anybody_checks_the_document(credential):
    (proof,) = credential.document["proof"]
    path = proof["verificationMethod"].removeprefix("https://leadwell.example")
    key = Client().get(path)
    assert key["Access-Control-Allow-Origin"] == "*"
    public = from_multikey(json.loads(key.content)["publicKeyMultibase"])
    proofs.insist_on_signature(credential.document, public)
    entry = credential.document["credentialStatus"]
    path = entry["statusListCredential"].removeprefix("https://leadwell.example")
    proofs.insist_on_signature(json.loads(Client().get(path).content), public)


def test_the_issuer_is_a_page_for_people_and_a_document_for_programs(credential):
    address = at("issuer")
    document = json.loads(Client().get(address).content)
    assert document["id"] == f"https://leadwell.example{address}"
    assert credential.document["proof"][0]["verificationMethod"] in document["assertionMethod"]
    page = Client().get(address, headers={"accept": "text/html"})
    assert "Who signs credentials here?" in words(page)


def test_the_address_of_the_achievement_explains_it(credential):
    achievement = credential.document["credentialSubject"]["achievement"]
    page = Client().get(achievement["id"].removeprefix("https://leadwell.example"))
    assert "Passed Mid-career programme" in words(page)
    without = at("achievement", credential.achievement.item.identifier)
    assert Client().get(without).status_code == 200
    assert Client().get(at("achievement", uuid4())).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/credentials/status/suspension/7", "/credentials/keys/none", "/credentials/shared/x/"],
)
def test_what_is_not_there_is_not_found(address):
    assert Client().get(address).status_code == 404


STRANGE = {
    "validFrom": "0001-01-01T00:00:00+14:00",
    "validUntil": "9999-12-31T23:59:59-14:00",
    "id": "urn:a:\u0000",
    "credentialStatus": {"statusListCredential": "x" * 9_000, "statusListIndex": "9" * 5_000},
    "issuer": [[["x"]]],
    "credentialSubject": {"achievement": {"name": "<script>alert(1)</script>", "criteria": []}},
    "proof": [{"verificationMethod": {}}],
    "@context": {"@vocab": "urn:x:"},
    "name": "\u202e" * 50,
}


@pytest.mark.parametrize("place", STRANGE)
def test_whatever_stranger_brings_is_answered_and_never_run(place, credential):
    answer = Client().post(
        at("verify"), {"said": json.dumps({**credential.document, place: STRANGE[place]})}
    )
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    assert GENUINE not in words(answer)


def test_everything_strange_at_once_is_answered_too():
    assert Client().post(at("verify"), {"said": json.dumps(STRANGE)}).status_code == 200
