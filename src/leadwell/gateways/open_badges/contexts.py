"""The two vocabularies our credentials use. They come from their packages when the site is set up; no
other is ever loaded, and one whose content is not the expected one is refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
BADGE_CONTEXTS = (CREDENTIALS, OPEN_BADGES)

FOLDER = Path(__file__).resolve().parents[4] / "build" / "contexts"
# Address: file, and the digest of its bytes. The first digest is the one W3C publishes.
FILES: Mapping[str, tuple[str, str]] = {
    CREDENTIALS: (
        "credentials-v2.json",
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    ),
    OPEN_BADGES: (
        "open-badges-3.0.3.json",
        "88115d8e3c088bf2c83f68e6373027072ab9f3f83523a55b49d3605199d56413",
    ),
}


class UnknownContext(Exception):
    """A vocabulary that is not one of ours, or is not what it should be."""


@cache
def content(address: str) -> Mapping[str, Any]:
    """The vocabulary at an address, from this computer."""
    if address not in FILES:
        raise UnknownContext("Only the vocabularies of Open Badges are used here.")
    name, digest = FILES[address]
    try:
        raw = (FOLDER / name).read_bytes()
    except FileNotFoundError as error:
        raise UnknownContext(
            "The vocabularies are not set up: run ./leadwell demo once."
        ) from error
    if hashlib.sha256(raw).hexdigest() != digest:
        raise UnknownContext(f"The vocabulary {name} is not the published one.")
    found: Mapping[str, Any] = json.loads(raw)
    return found


def load(address: str, options: object) -> dict[str, Any]:
    """As the JSON-LD library asks for a vocabulary."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": content(address),
    }
