"""Credentials as tokens: what the header may say, and that the algorithm is not the token's to choose."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

import pytest
from joserfc import jws

from leadwell.gateways.open_badges import tokens
from leadwell.gateways.open_badges.badges import document
from leadwell.gateways.open_badges.documents import NotReadable
from leadwell.gateways.open_badges.proofs import NotGenuine
from leadwell.gateways.tests.open_badges.made_up import BEGAN, ENDS, ISSUER, KID, badge, rsa_key

DOCUMENT = document(badge())


def made() -> str:
    return tokens.token(DOCUMENT, key=rsa_key(), kid=KID)


def packed(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def unpacked(part: str) -> dict:
    return json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def test_the_payload_is_the_credential_and_its_claims_repeat_it():
    header, payload, _ = made().split(".")
    assert unpacked(header) == {"alg": "RS256", "kid": KID, "typ": "JWT"}
    assert unpacked(payload) == {
        **DOCUMENT,
        "iss": ISSUER.id,
        "sub": DOCUMENT["credentialSubject"]["id"],
        "jti": DOCUMENT["id"],
        "nbf": int(BEGAN.timestamp()),
        "exp": int(ENDS.timestamp()),
    }


def test_a_credential_for_good_has_no_end_in_its_claims():
    assert "exp" not in tokens.claims(document(badge(valid_until=None)))


def test_what_we_make_passes_and_gives_the_credential_back():
    tokens.insist_on_signature(made(), rsa_key())
    assert tokens.without_claims(tokens.payload_of(made())) == DOCUMENT


def with_header(**said: object) -> str:
    _, payload, signature = made().split(".")
    return ".".join(
        [packed({"alg": "RS256", "kid": KID, "typ": "JWT", **said}), payload, signature]
    )


def signed_by_the_public_key() -> str:
    """The oldest trick: our public key as a shared secret."""
    body = f"{packed({'alg': 'HS256', 'kid': KID, 'typ': 'JWT'})}.{made().split('.')[1]}"
    secret = rsa_key().as_pem(private=False)
    made_up = hmac.new(secret, body.encode(), sha256).digest()
    return f"{body}.{urlsafe_b64encode(made_up).decode().rstrip('=')}"


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda: with_header(alg="none").rpartition(".")[0] + ".AA", id="no-algorithm"),
        pytest.param(lambda: with_header(alg="RS384"), id="another-algorithm"),
        pytest.param(signed_by_the_public_key, id="our-public-key-as-a-secret"),
        pytest.param(lambda: with_header(typ="vc+jwt"), id="another-type"),
        pytest.param(lambda: with_header(crit=["exp"]), id="something-more-in-the-header"),
        pytest.param(lambda: with_header(jwk=rsa_key().as_dict(private=False)), id="its-own-key"),
        pytest.param(lambda: with_header(kid=KID + "2"), id="a-header-that-was-not-signed"),
        pytest.param(lambda: made()[:-8] + "AAAAAAAA", id="another-signature"),
        pytest.param(lambda: "not.a.token", id="no-token"),
    ],
)
def test_a_token_signed_otherwise_is_refused(wrong):
    with pytest.raises(NotGenuine):
        tokens.insist_on_signature(wrong(), rsa_key())


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(
            {**DOCUMENT, **tokens.claims(DOCUMENT), "sub": "urn:uuid:x"}, id="another-person"
        ),
        pytest.param({**DOCUMENT, **tokens.claims(DOCUMENT), "exp": 1}, id="another-end"),
        pytest.param(DOCUMENT, id="no-claims"),
        pytest.param({"iss": "x"}, id="no-credential"),
    ],
)
def test_claims_that_do_not_repeat_the_credential_are_refused(payload):
    header = {"alg": "RS256", "kid": KID, "typ": "JWT"}
    wrong = jws.serialize_compact(header, json.dumps(payload), rsa_key(), algorithms=["RS256"])
    with pytest.raises(NotGenuine):
        tokens.insist_on_signature(wrong, rsa_key())


def test_what_is_no_token_has_no_payload():
    with pytest.raises(NotReadable):
        tokens.payload_of("a.b.c")
