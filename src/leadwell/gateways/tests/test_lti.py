"""LTI from the platform's side: launches a tool can trust, and nothing taken that is not what it says."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from leadwell.gateways import lti

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ISSUER, TOKENS = "https://leadwell.example", "https://leadwell.example/lti/token"
OURS = RSAKey.generate_key(2048).as_pem(private=True).decode()
TOOL = RSAKey.generate_key(2048)
KEYS = KeySet([TOOL]).as_dict(private=False)
OPENING = lti.Opening(
    issuer=ISSUER,
    client_id="tool-1",
    deployment="1",
    target="https://learn.example/launch",
    resource="course-7",
    title="Leading a team",
    subject="6a2f7c0e-0d2b-4a52-9e39-4d8c5b5f2a11",
    nonce="n-0S6",
    grades=f"{ISSUER}/lti/lineitems/7",
)
CLAIMS = {
    "iss": "tool-1", "sub": "tool-1", "aud": TOKENS, "jti": "once",
    "iat": int(NOW.timestamp()), "exp": int(NOW.timestamp()) + 300,
}  # fmt: skip
SCORE = {
    "userId": "them", "scoreGiven": 8, "scoreMaximum": 10, "activityProgress": "Completed",
    "gradingProgress": "FullyGraded", "timestamp": "2026-11-02T09:00:00Z",
}  # fmt: skip


def asserted(key: RSAKey = TOOL, alg: str = "RS256", **also: object) -> str:
    claims = {name: value for name, value in {**CLAIMS, **also}.items() if value is not None}
    return jwt.encode({"alg": alg, "kid": TOOL.thumbprint()}, claims, key, algorithms=[alg])


def read(token: str) -> lti.Assertion:
    return lti.read_assertion(token, keys=KEYS, client_id="tool-1", audience=TOKENS, now=NOW)


def test_a_tool_can_check_a_launch_with_our_published_key_and_learns_no_name():
    token = lti.launch_token(OURS, OPENING, now=NOW)
    found = jwt.decode(token, KeySet.import_key_set(lti.keyset(OURS)), algorithms=["RS256"])
    assert found.claims["aud"] == "tool-1"
    assert found.claims[f"{lti.CLAIM}message_type"] == "LtiResourceLinkRequest"
    assert found.claims[lti.GRADES]["lineitem"] == OPENING.grades
    assert found.claims["exp"] - found.claims["iat"] == 300
    assert not {"name", "email", "given_name", "family_name"} & found.claims.keys()
    assert "d" not in lti.keyset(OURS)["keys"][0]


def test_a_tool_proves_who_it_is():
    assert read(asserted()) == lti.Assertion("once", NOW + timedelta(minutes=5))
    assert read(asserted(aud=["x", TOKENS])).number == "once"


@pytest.mark.parametrize(
    "also",
    [
        {"iss": "other"}, {"sub": "other"}, {"aud": "https://elsewhere.example"}, {"jti": None},
        {"jti": "x" * 201}, {"exp": None}, {"exp": "soon"}, {"exp": int(NOW.timestamp()) - 600},
        {"iat": None}, {"iat": int(NOW.timestamp()) + 600}, {"exp": int(NOW.timestamp()) + 7200},
        {"exp": 1e300}, {"nbf": int(NOW.timestamp()) + 600},
    ],
)  # fmt: skip
def test_a_proof_that_is_not_right_is_refused(also):
    with pytest.raises(lti.Refused):
        read(asserted(**also))


def test_a_proof_by_another_key_or_another_algorithm_is_refused():
    with pytest.raises(lti.Refused):
        read(asserted(RSAKey.generate_key(2048)))
    secret = OctKey.generate_key(256)  # the library itself refuses a public key here
    swapped = jwt.encode({"alg": "HS256"}, CLAIMS, secret, algorithms=["HS256"])
    for token in (swapped, "", "a.b.c", asserted()[:-4] + "AAAA"):
        with pytest.raises(lti.Refused):
            read(token)


def test_a_token_opens_what_it_was_given_for_and_nothing_more():
    token, given = lti.access_token(
        OURS, client_id="tool-1", issuer=ISSUER, asked=f"{lti.SCORE} unknown", now=NOW
    )
    assert given == (lti.SCORE,)
    opened = {"issuer": ISSUER, "scope": lti.SCORE, "now": NOW}
    assert lti.read_access_token(OURS, token, **opened) == "tool-1"
    for wrong in (
        {**opened, "scope": lti.RESULT},
        {**opened, "issuer": "https://elsewhere.example"},
        {**opened, "now": NOW + timedelta(hours=2)},
    ):
        with pytest.raises(lti.Refused):
            lti.read_access_token(OURS, token, **wrong)
    with pytest.raises(lti.Refused):
        lti.access_token(OURS, client_id="t", issuer=ISSUER, asked="unknown", now=NOW)


def test_a_launch_is_no_token():
    opening = lti.Opening(
        **{**{f: getattr(OPENING, f) for f in OPENING.__slots__}, "client_id": ISSUER}
    )
    token = lti.launch_token(OURS, opening, now=NOW)
    with pytest.raises(lti.Refused):
        lti.read_access_token(OURS, token, issuer=ISSUER, scope=lti.SCORE, now=NOW)


def test_a_score_is_read():
    said = lti.read_score(json.dumps(SCORE).encode())
    assert (said.given, said.maximum, said.said_at) == (8.0, 10.0, NOW)
    only = {name: value for name, value in SCORE.items() if not name.startswith("score")}
    assert lti.read_score(json.dumps(only).encode()).given is None


@pytest.mark.parametrize(
    "also",
    [
        {"userId": None}, {"userId": 7}, {"scoreMaximum": 0}, {"scoreMaximum": None},
        {"scoreGiven": -1}, {"scoreGiven": True}, {"scoreGiven": "8"},
        {"activityProgress": "Done"}, {"gradingProgress": None}, {"timestamp": "today"},
        {"timestamp": "2026-11-02T09:00:00"}, {"timestamp": None},
    ],
)  # fmt: skip
def test_a_score_that_is_not_right_is_refused(also):
    with pytest.raises(lti.Refused):
        lti.read_score(json.dumps({**SCORE, **also}).encode())


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"[" * 100_000, b'"' + b"x" * 100_001 + b'"'])
def test_a_body_that_is_no_score_is_refused(body):
    with pytest.raises(lti.Refused):
        lti.read_score(body)
