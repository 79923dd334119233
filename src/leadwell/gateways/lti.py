"""LTI 1.3 seen from the platform: we open a provider's course for a person and take back how it went.

A launch says nothing about the person but a name of our own making, the same each time for one tool and
of no use to any other. A score is evidence and never a decision: what it counts for is decided upstairs.
"""

from __future__ import annotations

import json
from base64 import b64encode, urlsafe_b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"
SCOPES = (
    "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
    "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
    "https://purl.imsglobal.org/spec/lti-ags/scope/score",
)
LINE_ITEM, RESULT, SCORE = SCOPES
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ALGORITHMS = ["RS256"]
FIRST_YEAR = 2000  # before it nobody was told of a score
A_LAUNCH_LASTS = timedelta(minutes=5)
A_TOKEN_LASTS = timedelta(hours=1)
CLOCKS_DIFFER = timedelta(minutes=2)
LONGEST_ASSERTION = timedelta(hours=1)
ACTIVITY = frozenset({"Initialized", "Started", "InProgress", "Submitted", "Completed"})
GRADING = frozenset({"FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"})
LARGEST = 100_000
MOST_KEYS, SMALLEST_KEY = 10, 2048


class Refused(Exception):
    """A message that is not what it says, or not for us. The text is for the sender's log."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A launch: from whom to which course, for a person by the tool's own word for them. `grades` is
    where the score goes."""

    issuer: str
    client_id: str
    deployment: str
    target: str
    resource: str
    title: str
    subject: str
    nonce: str
    grades: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """A tool proved who it is. `number` may be used once before `until`."""

    number: str
    until: datetime


@dataclass(frozen=True, slots=True)
class ScoreSaid:
    """What a tool says somebody scored, and when it says so."""

    subject: str
    given: float | None
    maximum: float | None
    activity: str
    grading: str
    said_at: datetime


def keyset(private: str) -> dict[str, Any]:
    """The public half of our key, as a tool reads it."""
    key = _key(private)
    public = key.as_dict(private=False)
    return {"keys": [{**public, "use": "sig", "alg": "RS256", "kid": key.thumbprint()}]}


def _key(private: str) -> RSAKey:
    """Our key: as PEM, or the one line of it that an environment can hold."""
    if not private.startswith("-----"):
        line = b64encode(urlsafe_b64decode(private)).decode()
        private = f"-----BEGIN PRIVATE KEY-----\n{line}\n-----END PRIVATE KEY-----\n"
    return RSAKey.import_key(private)


def read_keys(text: str) -> dict[str, Any]:
    """A tool's public keys, read from what its owner pasted (a JWKS): public halves of RSA keys of at
    least 2,048 bits, and nothing else. Raises `Refused`."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("the text is no JSON") from error
    rows = said.get("keys") if isinstance(said, dict) else None
    _insist(isinstance(rows, list) and 0 < len(rows) <= MOST_KEYS, "keys is a list of one to ten")
    return {"keys": [_public(row) for row in rows or ()]}


def _public(row: Any) -> dict[str, Any]:
    _insist(isinstance(row, dict) and row.get("kty") == "RSA", "every key is an RSA key")
    _insist("d" not in row, "a key is the public half only")
    try:
        key = RSAKey.import_key({name: row[name] for name in ("kty", "n", "e")})
        large = key.public_key.key_size >= SMALLEST_KEY
    except (JoseError, KeyError, TypeError, ValueError) as error:
        raise Refused("a key cannot be read") from error
    _insist(large, "every key has at least 2,048 bits")
    kid = row.get("kid", key.thumbprint())
    _insist(isinstance(kid, str) and 0 < len(kid) <= 200, "kid is a text")
    return {**key.as_dict(private=False), "kid": kid}


def claimed_client(token: str) -> str:
    """Who a proof says it is from, before anything of it is believed; empty where it says nothing."""
    try:
        middle = token.split(".")[1]
        claims = json.loads(urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
        said = str(claims["iss"])
        return said if said.isprintable() else ""  # a NUL or half a sign no database looks for
    except (IndexError, KeyError, TypeError, ValueError, NotBase64, RecursionError):
        return ""


def _signed(private: str, claims: Mapping[str, Any]) -> str:
    key = _key(private)
    header = {"alg": "RS256", "typ": "JWT", "kid": key.thumbprint()}
    return jwt.encode(header, dict(claims), key, algorithms=ALGORITHMS)


def launch_token(private: str, opening: Opening, *, now: datetime) -> str:
    """The signed message with which a course opens."""
    return _signed(
        private,
        {
            "iss": opening.issuer,
            "aud": opening.client_id,
            "azp": opening.client_id,
            "sub": opening.subject,
            "nonce": opening.nonce,
            "iat": _stamp(now),
            "exp": _stamp(now + A_LAUNCH_LASTS),
            f"{CLAIM}message_type": "LtiResourceLinkRequest",
            f"{CLAIM}version": "1.3.0",
            f"{CLAIM}deployment_id": opening.deployment,
            f"{CLAIM}target_link_uri": opening.target,
            f"{CLAIM}resource_link": {"id": opening.resource, "title": opening.title},
            f"{CLAIM}roles": [LEARNER],
            GRADES: {"scope": list(SCOPES), "lineitem": opening.grades},
        },
    )


def _stamp(when: datetime) -> int:
    return int(when.timestamp())


def read_assertion(
    token: str, *, keys: Mapping[str, Any], client_id: str, audience: str, now: datetime
) -> Assertion:
    """What a tool sends to prove who it is. Raises `Refused`."""
    claims = _opened(token, KeySet.import_key_set(dict(keys)))  # type: ignore[arg-type]  # a JWKS as a mapping
    _insist(claims.get("iss") == claims.get("sub") == client_id, "iss and sub name the client")
    _insist(audience in _listed(claims.get("aud")), "aud is our token address")
    until = _in_time(claims, now)
    begun = claims.get("iat")
    _insist(isinstance(begun, int | float), "iat says when it was made")
    _insist(until - now <= LONGEST_ASSERTION, "it lasts at most an hour")
    number = claims.get("jti")
    fine = isinstance(number, str) and 0 < len(number) <= 200 and number.isprintable()
    _insist(fine, "jti is a text of its own")
    return Assertion(str(number), until)


def _opened(token: str, key: RSAKey | KeySet) -> Mapping[str, Any]:
    try:
        found = jwt.decode(token, key, algorithms=ALGORITHMS)
    except (JoseError, ValueError) as error:
        raise Refused(f"the signature does not hold ({type(error).__name__})") from error
    return found.claims


def _insist(right: bool, says: str) -> None:
    if not right:
        raise Refused(f"expected: {says}")


def _listed(said: Any) -> Sequence[Any]:
    return said if isinstance(said, list) else [said]


def _in_time(claims: Mapping[str, Any], now: datetime) -> datetime:
    """Until when it holds. One that is over, or not yet begun, is refused."""
    until, begun = claims.get("exp"), claims.get("nbf", claims.get("iat", 0))
    _insist(isinstance(until, int | float) and isinstance(begun, int | float), "exp is a number")
    try:
        end = datetime.fromtimestamp(float(until or 0), tz=now.tzinfo)
    except (OverflowError, ValueError, OSError) as error:
        raise Refused("exp is no time") from error
    _insist(end > now - CLOCKS_DIFFER, "it is not over")
    _insist(float(begun or 0) <= (now + CLOCKS_DIFFER).timestamp(), "it has begun")
    return end


def access_token(
    private: str, *, client_id: str, issuer: str, asked: str, now: datetime
) -> tuple[str, tuple[str, ...]]:
    """A token for those of the scopes asked for that we give, and which those are. Raises `Refused`
    where that is none."""
    given = tuple(scope for scope in SCOPES if scope in asked.split())
    _insist(bool(given), "scope names one we give")
    claims = {
        "iss": issuer,
        "aud": issuer,
        "sub": client_id,
        "scope": " ".join(given),
        "iat": _stamp(now),
        "exp": _stamp(now + A_TOKEN_LASTS),
        "jti": token_urlsafe(16),
    }
    return _signed(private, claims), given


def read_access_token(private: str, token: str, *, issuer: str, scope: str, now: datetime) -> str:
    """Whose token it is: the client's identifier. Raises `Refused`."""
    claims = _opened(token, _key(private))
    _insist(claims.get("iss") == claims.get("aud") == issuer, "it is one of ours")
    _insist("nonce" not in claims, "it is no launch")
    _in_time(claims, now - CLOCKS_DIFFER)
    _insist(scope in str(claims.get("scope", "")).split(), "it was given for this")
    return str(claims.get("sub", ""))


def read_score(body: bytes) -> ScoreSaid:
    """A score as a tool sends it. Raises `Refused`."""
    _insist(len(body) <= LARGEST, "a score is small")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused("the body is no JSON") from error
    _insist(isinstance(said, dict), "a score is an object")
    subject = said.get("userId")
    _insist(isinstance(subject, str) and 0 < len(subject) <= 255, "userId names the person")
    _insist(
        said.get("activityProgress") in ACTIVITY, "activityProgress is one of the words there are"
    )
    _insist(said.get("gradingProgress") in GRADING, "gradingProgress is one of the words there are")
    given, maximum = _points(said, "scoreGiven"), _points(said, "scoreMaximum")
    _insist(given is None or (maximum is not None and maximum > 0), "scoreMaximum is above nought")
    return ScoreSaid(
        subject=str(subject),
        given=given,
        maximum=maximum,
        activity=said["activityProgress"],
        grading=said["gradingProgress"],
        said_at=_zoned(said.get("timestamp")),
    )


def _points(said: Mapping[str, Any], name: str) -> float | None:
    found = said.get(name)
    if found is None:
        return None
    right = isinstance(found, int | float) and not isinstance(found, bool) and 0 <= found <= 999_999
    _insist(right, f"{name} is a number from nought")
    return float(found)


def _zoned(text: Any) -> datetime:
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise Refused("timestamp is no time") from error
    _insist(found.tzinfo is not None, "timestamp names its zone")
    _insist(found.year >= FIRST_YEAR, "timestamp is of our time")
    return found
