"""What JSON from elsewhere may be: no numbers that JSON does not know, each name once, nothing too deep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn


def no_number(text: str) -> NoReturn:
    """Refuse `NaN` and its kin, which some readers take."""
    raise ValueError(f"JSON knows no {text}")


def names_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object in which a name stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def depth(found: Any) -> int:
    """How deep it nests, without nesting ourselves."""
    deepest, ahead = 0, [(found, 1)]
    while ahead:
        one, so_far = ahead.pop()
        deepest = max(deepest, so_far)
        inside = one.values() if isinstance(one, Mapping) else one if isinstance(one, list) else ()
        ahead.extend((inner, so_far + 1) for inner in inside)
    return deepest
