"""A credential as a signed token, the way of Open Badges: the payload is the credential itself with the
registered claims beside it; the header has the algorithm, the key and `typ`, and nothing else.

Only RS256 is taken, whatever a token says of itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from leadwell.gateways.open_badges.documents import NotReadable, parsed
from leadwell.gateways.open_badges.proofs import NotGenuine

ALGORITHM = "RS256"
HEADER = frozenset({"alg", "kid", "typ"})
CLAIMS = frozenset({"iss", "sub", "jti", "nbf", "exp"})
Document = Mapping[str, Any]


def token(document: Document, *, key: RSAKey, kid: str) -> str:
    """The credential as a compact token."""
    payload = {**document, **claims(document)}
    header = {"alg": ALGORITHM, "kid": kid, "typ": "JWT"}
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return jws.serialize_compact(header, text, key, algorithms=[ALGORITHM])


def claims(document: Document) -> dict[str, Any]:
    """What a token has to repeat of its credential."""
    until = document.get("validUntil")
    return {
        "iss": document["issuer"]["id"],
        "sub": document["credentialSubject"]["id"],
        "jti": document["id"],
        "nbf": _seconds(document["validFrom"]),
        **({"exp": _seconds(until)} if until else {}),
    }


def _seconds(said: str) -> int:
    return int(datetime.fromisoformat(said).timestamp())


def header_of(text: str) -> dict[str, Any]:
    """What a token says of itself; nothing of it is believed yet. Raises `NotGenuine`."""
    try:
        found = jws.extract_compact(text.encode()).headers()
    except (JoseError, ValueError, TypeError) as error:
        raise NotGenuine("It is not a signed token.") from error
    if set(found) != HEADER or found["alg"] != ALGORITHM or found["typ"] != "JWT":
        raise NotGenuine("It is signed in another way than RS256 with a key of ours.")
    return dict(found)


def payload_of(text: str) -> dict[str, Any]:
    """What is written in a token, whether or not the signature holds. Raises `NotReadable`."""
    try:
        content = jws.extract_compact(text.encode()).payload
    except (JoseError, ValueError, TypeError) as error:
        raise NotReadable("It is not a signed token.") from error
    return parsed(content)


def without_claims(payload: Document) -> dict[str, Any]:
    """The credential in a payload."""
    return {name: value for name, value in payload.items() if name not in CLAIMS}


def insist_on_signature(text: str, key: RSAKey) -> None:
    """Raise `NotGenuine` unless this key signed it and its claims repeat the credential."""
    header_of(text)
    try:
        content = jws.deserialize_compact(text, key, algorithms=[ALGORITHM]).payload
    except (JoseError, ValueError, TypeError) as error:
        raise NotGenuine("The signature is not over this token.") from error
    _insist_on_claims(parsed(content))


def _insist_on_claims(payload: Document) -> None:
    said = {name: payload[name] for name in CLAIMS if name in payload}
    try:
        wanted = claims(payload)
    except (KeyError, TypeError, ValueError) as error:
        raise NotGenuine("Its claims do not fit its credential.") from error
    if said != wanted:
        raise NotGenuine("Its claims do not fit its credential.")
