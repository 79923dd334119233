"""Signatures inside documents: the published vector, and everything that must not pass."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from string import ascii_letters, digits

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.gateways.open_badges import canonical, contexts, proofs
from leadwell.gateways.open_badges.badges import document
from leadwell.gateways.open_badges.canonical import NotSafe
from leadwell.gateways.open_badges.contexts import UnknownContext
from leadwell.gateways.open_badges.multikey import base58, from_base58, from_multikey, multikey
from leadwell.gateways.open_badges.proofs import NotGenuine, Signer
from leadwell.gateways.tests.open_badges.made_up import NOW, OTHER, SECRET, SIGNER, badge

# The vector of 1EdTech's implementation guide, edition with context 3.0.3. Its key is public.
VECTOR = json.loads("""
{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
 "id":"http://example.com/credentials/3527","type":["VerifiableCredential","OpenBadgeCredential"],
 "issuer":{"id":"https://example.edu/issuers/565049","type":["Profile"],
  "url":"https://www.imsglobal.org","name":"Example Corp"},
 "validFrom":"2010-01-01T00:00:00Z","name":"Teamwork Badge",
 "credentialSubject":{"id":"did:example:ebfeb1f712ebc6f1c276e12ec21","type":["AchievementSubject"],
  "achievement":{"id":"https://example.com/achievements/21st-century-skills/teamwork","type":["Achievement"],
   "criteria":{"narrative":"Team members are nominated for this badge by their peers and recognized upon review by Example Corp management."},
   "description":"This badge recognizes the development of the capacity to collaborate within a group environment.",
   "name":"Teamwork"}}}
""")  # noqa: E501 - the sentences are the vector's
VECTOR_SECRET = Ed25519PrivateKey.from_private_bytes(
    bytes.fromhex("6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4")
)
VECTOR_KEY = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"
VECTOR_AT = datetime(2010, 1, 1, 19, 23, 24, tzinfo=UTC)
VECTOR_METHOD = f"https://example.edu/issuers/565049#{VECTOR_KEY}"


def test_the_published_document_has_the_published_hash():
    assert proofs.digest(VECTOR).hex() == (
        "87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773"
    )


def test_the_published_proof_options_have_the_published_hash():
    said = proofs.facts(VECTOR_METHOD, proofs.moment(VECTOR_AT))
    assert proofs.digest(proofs.about(said, VECTOR["@context"])).hex() == (
        "d34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19"
    )


def test_the_published_key_is_written_as_published():
    assert multikey(VECTOR_SECRET.public_key()) == VECTOR_KEY
    assert from_multikey(VECTOR_KEY) == VECTOR_SECRET.public_key()


def test_the_published_document_gets_the_published_signature():
    signed = proofs.signed(VECTOR, by=Signer(VECTOR_METHOD, VECTOR_SECRET), created=VECTOR_AT)
    (proof,) = signed["proof"]
    assert proof["proofValue"] == (
        "z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVEDYHxCzgkCr"
    )
    proofs.insist_on_signature(signed, VECTOR_SECRET.public_key())


@given(st.binary(max_size=40))
def test_base58_comes_back_as_it_went(content):
    assert from_base58(base58(content)) == content


@pytest.mark.parametrize("word", ["", "z", "z0", "zO6", VECTOR_KEY[1:], VECTOR_KEY[:-1], "z6MkéA"])
def test_what_is_no_key_is_refused(word):
    with pytest.raises(ValueError, match="not"):
        from_multikey(word)


def signed() -> dict:
    return proofs.signed(document(badge()), by=SIGNER, created=NOW)


TEXT = json.dumps(signed())


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, len(TEXT) - 1),
    st.sampled_from(ascii_letters + digits) | st.characters(min_codepoint=32, max_codepoint=0x2FF),
)
def test_a_changed_sign_anywhere_is_noticed(place, sign):
    changed = TEXT[:place] + sign + TEXT[place + 1 :]
    try:
        found = json.loads(changed)
    except ValueError:
        return
    if found == json.loads(TEXT):  # the same again, or a space between two names
        return
    with pytest.raises((NotGenuine, NotSafe, UnknownContext)):
        proofs.insist_on_signature(found, SECRET.public_key())


def test_another_key_did_not_sign_it():
    with pytest.raises(NotGenuine):
        proofs.insist_on_signature(signed(), OTHER.public_key())


def changed(**ways: object) -> dict:
    """A credential in which values are put where the names, joined by dots, say."""
    found = copy.deepcopy(document(badge()))
    for where, value in ways.items():
        *path, last = where.replace("__", ".").split(".")
        at = found
        for step in path:
            at = at[step]
        at[last] = value
    return found


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        pytest.param(
            changed(credentialSubject__nickname="Asha"), NotSafe, id="a-word-nobody-defined"
        ),
        pytest.param(
            changed(credentialSubject__achievement__rank="first"), NotSafe, id="the-same-further-in"
        ),
        pytest.param(
            changed(type=["VerifiableCredential", "OpenBadgeCredential", "Medal"]),
            NotSafe,
            id="a-type-nobody-defined",
        ),
        pytest.param(
            changed(credentialSubject__achievement__id="leading"), NotSafe, id="a-relative-address"
        ),
        pytest.param(changed(credentialSubject__id="#asha"), NotSafe, id="only-a-fragment"),
        pytest.param(changed(id="_:b0"), NotSafe, id="a-nameless-node"),
        pytest.param(changed(id=["urn:a:b", "urn:a:c"]), NotSafe, id="two-addresses"),
        pytest.param(changed(issuer__type=["Guild"]), NotSafe, id="an-issuer-of-no-known-type"),
        pytest.param({**document(badge()), "_:rank": "first"}, NotSafe, id="a-nameless-word"),
        pytest.param({**document(badge()), "urn:a b": "first"}, NotSafe, id="a-word-with-a-gap"),
        pytest.param(changed(name="\ud800"), NotSafe, id="half-a-sign"),
        pytest.param(
            changed(credentialSubject__creditsEarned=10**400), NotSafe, id="a-number-without-end"
        ),
        pytest.param(
            {**document(badge()), "evidence": [{"type": ["Evidence"]}] * 500},
            NotSafe,
            id="very-many-parts-that-are-alike",
        ),
        pytest.param(
            {**document(badge()), "@graph": []}, NotSafe, id="a-word-that-changes-the-meaning"
        ),
        pytest.param(
            changed(credentialSubject={**document(badge())["credentialSubject"], "@context": {}}),
            NotSafe,
            id="a-vocabulary-inside",
        ),
        pytest.param(
            {**document(badge()), "@context": ["https://leadwell.example/words"]},
            UnknownContext,
            id="an-unknown-vocabulary",
        ),
        pytest.param(
            {**document(badge()), "@context": [*contexts.BADGE_CONTEXTS, {"@vocab": "urn:x:"}]},
            UnknownContext,
            id="a-vocabulary-of-its-own",
        ),
    ],
)
def test_what_a_signature_would_not_cover_is_neither_signed_nor_verified(wrong, fault):
    with pytest.raises(fault):
        proofs.signed(wrong, by=SIGNER, created=NOW)
    with pytest.raises(fault):
        proofs.insist_on_signature({**wrong, "proof": signed()["proof"]}, SECRET.public_key())


def test_a_relative_address_is_not_quietly_completed():
    """The library completes it with an address of its own unless it is told not to."""
    with pytest.raises(NotSafe, match="leading is neither"):
        canonical.canonical(changed(credentialSubject__achievement__id="leading"))


def proof(**ways: object) -> dict:
    found = signed()
    (said,) = found["proof"]
    return {**found, "proof": [{**said, **ways}]}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({**signed(), "proof": signed()["proof"][0]}, id="no-list"),
        pytest.param({**signed(), "proof": signed()["proof"] * 2}, id="two"),
        pytest.param({**signed(), "proof": ["z5"]}, id="a-word"),
        pytest.param({k: v for k, v in signed().items() if k != "proof"}, id="none"),
        pytest.param(proof(cryptosuite="eddsa-jcs-2022"), id="another-suite"),
        pytest.param(proof(type="Ed25519Signature2020"), id="another-type"),
        pytest.param(proof(proofPurpose="authentication"), id="another-purpose"),
        pytest.param(proof(proofValue="z"), id="nothing-in-it"),
        pytest.param(proof(proofValue="zl0"), id="not-base58"),
        pytest.param(proof(proofValue="u" + "a" * 86), id="another-writing"),
        pytest.param(proof(proofValue=None), id="null"),
        pytest.param(proof(nonce="x"), id="something-more"),
        pytest.param(proof(created="2026-11-22T12:00:01Z"), id="another-moment"),
    ],
)
def test_a_proof_that_is_not_as_it_has_to_be_is_refused(wrong):
    with pytest.raises(NotGenuine):
        proofs.insist_on_signature(wrong, SECRET.public_key())


def test_a_vocabulary_that_is_not_the_published_one_is_refused(tmp_path, monkeypatch):
    contexts.content.cache_clear()
    monkeypatch.setattr(contexts, "FOLDER", tmp_path)
    with pytest.raises(UnknownContext, match="not set up"):
        contexts.content(contexts.CREDENTIALS)
    (tmp_path / "credentials-v2.json").write_text('{"@context": {"@vocab": "urn:x:"}}')
    with pytest.raises(UnknownContext, match="not the published one"):
        contexts.content(contexts.CREDENTIALS)
    contexts.content.cache_clear()


def test_no_vocabulary_is_fetched():
    with pytest.raises(UnknownContext):
        contexts.load("https://www.w3.org/2018/credentials/v1", {})
