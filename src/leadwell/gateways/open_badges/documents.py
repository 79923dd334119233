"""Reading what somebody brings: a JSON document or a compact token, and nothing that reads two ways."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

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
        found = json.loads(content, object_pairs_hook=_once_each, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NotReadable("It is not a JSON document.") from error
    if not isinstance(found, dict) or _depth(found) > DEEPEST:
        raise NotReadable("It is not a credential.")
    return found


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("A name stands twice.")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON.")


def _depth(value: object, so_far: int = 1) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if so_far > DEEPEST:
        return so_far
    return max((_depth(one, so_far + 1) for one in inner), default=so_far)
