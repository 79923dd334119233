"""Credentials: awarded once, signed by the worker, stopped by an assurer, shown by their owner."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import date, timedelta
from functools import cache
from itertools import product
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from django.db import IntegrityError, transaction

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE, Actor, Permission, system_actor
from leadwell.gateways.open_badges import shapes, status_lists
from leadwell.history.models import Event
from leadwell.organisations.tests.factories import person, place
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards.tests.factories import item
from leadwell.training.actions import credentials as actions
from leadwell.training.actions.credentials import places, signing
from leadwell.training.models import (
    Achievement,
    Credential,
    Programme,
    Purpose,
    SigningKey,
    StatusList,
)
from leadwell.training.permissions import credentials as permissions
from leadwell.training.queries import credentials as queries
from leadwell.training.tests.factories import NOW

pytestmark = pytest.mark.django_db
SIGNER = system_actor("the signer of credentials", Permission.ASSURE_TRAINING)
LATER = NOW + timedelta(days=30)


@cache
def rsa() -> str:
    """A key for tokens, as the environment gives it."""
    key = generate_private_key(public_exponent=65537, key_size=2048)
    der = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return urlsafe_b64encode(der).decode()


@pytest.fixture(autouse=True)
def with_keys(settings):
    settings.LEADWELL_CREDENTIAL_KEY = urlsafe_b64encode(bytes(range(32))).decode().rstrip("=")
    settings.LEADWELL_CREDENTIAL_RSA_KEY = rsa()
    settings.LEADWELL_ADDRESS = "https://leadwell.example"


@pytest.fixture
def asha():
    return person("Asha Patel")


def earned(who, key: str = "core:3.1", **said: object) -> Achievement:
    """What somebody achieved: by a pass of the mid-career programme unless told otherwise."""
    programme, _ = Programme.objects.get_or_create(
        code="mid-career", defaults={"title": "Mid-career programme", "kind": "mid-career",
                                     "from_on": date(2026, 1, 1)},
    )  # fmt: skip
    usual = {"source": "pass", "from_on": date(2026, 3, 1), "until_on": date(2029, 3, 1)}
    of = item(key)
    return Achievement.objects.create(
        person=who, item=of, key=of.key, programme=programme, **{**usual, **said}
    )


def awarded(who, **said: object) -> Credential:
    """Asked for and signed."""
    credential = actions.award_credential(by=SIGNER, achievement_id=earned(who, **said).pk, now=NOW)
    actions.sign_credentials(by=SIGNER, now=NOW)
    credential.refresh_from_db()
    return credential


def own(who) -> Actor:
    return Actor(name="them", person_id=who.pk)


def assurer() -> Actor:
    return actor_with_role("assurer", place("ENG", kind="country", sector="national"))


def cases(credential, *, now=NOW) -> dict[str, str]:
    found = queries.one_checked(credential.identifier, now=now)
    return {part.name: part.case for part in found.examined.parts}


def codes(refusal) -> list[str]:
    return [reason.code for reason in refusal.value.reasons]


# Awarding -----------------------------------------------------------------------------


def test_asking_twice_awards_once(asha):
    achievement = earned(asha)
    for _ in range(2):
        actions.award_credential(by=SIGNER, achievement_id=achievement.pk, now=NOW)
    assert Credential.objects.get().person == asha
    assert Event.objects.filter(what="credential.awarded").count() == 1


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
    assert Event.objects.filter(what="credentials.awarded").count() == 3
    assert all(Credential.objects.values_list("noted_in", flat=True))


# Places in the lists ------------------------------------------------------------------


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


# Signing ------------------------------------------------------------------------------


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


# Keys ---------------------------------------------------------------------------------


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


# Stopping -----------------------------------------------------------------------------


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
    assert Event.objects.filter(what__startswith="credential.susp").count() == 2


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


# Seeing and sharing -------------------------------------------------------------------


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
    shared = Event.objects.filter(what__in=("credential.shared", "credential.sharing_stopped"))
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


# Checking -----------------------------------------------------------------------------


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
