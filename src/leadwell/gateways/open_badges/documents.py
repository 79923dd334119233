"""Reading what somebody brings: a JSON document or a compact token, and nothing that reads two ways."""

from __future__ import annotations

import json
import re
from typing import Any

from leadwell.gateways.plain_json import depth, names_once, no_number

MOST_BYTES = 200_000
DEEPEST = 30
TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")


class NotReadable(Exception):
    """It is not a credential in either format. The text says why."""


def is_token(text: str) -> bool:
    """Whether it looks like a compact token."""
    return bool(TOKEN.fullmatch(text))


def parsed(content: bytes | str) -> dict[str, Any]:
    """A JSON object, in which no name stands twice. Raises `NotReadable`."""
    if len(content) > MOST_BYTES:
        raise NotReadable("It is larger than any credential.")
    try:
        found = json.loads(content, object_pairs_hook=names_once, parse_constant=no_number)
    except (ValueError, RecursionError) as error:
        raise NotReadable("It is not a JSON document.") from error
    if not isinstance(found, dict) or depth(found) > DEEPEST:
        raise NotReadable("It is not a credential.")
    return found
