"""STD-40: A rule tree can be met, and says each thing once.

A tree is {"item": key}, {"all": [...]}, {"any": [...]} or {"at_least": n, "of": [...]}. One that asks for
nothing, for more than it lists, or for the same thing twice is a slip of the pen, not a rule.
Source: house rule, from the eligibility rules the standards need: and, or, at least so many.
"""

from __future__ import annotations

from leadwell.reasons import Reason

SHAPES = frozenset(
    {frozenset({"item"}), frozenset({"all"}), frozenset({"any"}), frozenset({"at_least", "of"})}
)
DEEPEST = 8
MOST_PARTS = 200
LONGEST_KEY = 110

NO_RULE = Reason("STD-40a", "Write each part as an item, all of, any of, or at least so many of.")
NO_KEY = Reason("STD-40b", "Name each item by its framework and code, such as core:2.1.")
NO_PARTS = Reason("STD-40c", "List at least one part under all of, any of and at least.")
TWICE = Reason("STD-40d", "List each part once.")
NO_COUNT = Reason("STD-40e", "Ask for at least one, and for no more than are listed.")
TOO_BIG = Reason("STD-40f", "Make the rule smaller: it has too many parts to explain.")


def rule_is_well_formed(said: object) -> list[Reason]:
    """Say what is wrong with a tree as it was written. An empty list means it can be read."""
    if _parts(said, 0) > MOST_PARTS:
        return [TOO_BIG]
    found = _faults(said)
    return [fault for place, fault in enumerate(found) if fault not in found[:place]]


def _parts(said: object, depth: int) -> int:
    """How many parts there are; a tree that is too deep has too many, and is looked into no further."""
    if depth > DEEPEST:
        return MOST_PARTS + 1
    return 1 + sum(_parts(each, depth + 1) for each in _children(said))


def _children(said: object) -> list[object]:
    if not isinstance(said, dict):
        return []
    return [each for held in said.values() if isinstance(held, list) for each in held]


def _faults(said: object) -> list[Reason]:
    if not isinstance(said, dict) or frozenset(said) not in SHAPES:
        return [NO_RULE]
    if "item" in said:
        return [] if _is_key(said["item"]) else [NO_KEY]
    found = [fault for each in _children(said) for fault in _faults(each)]
    return [*_faults_of_list(said), *found]


def _is_key(key: object) -> bool:
    if not isinstance(key, str) or len(key) > LONGEST_KEY:
        return False
    slug, _colon, code = key.partition(":")
    return bool(slug.strip() and code.strip())


def _faults_of_list(said: dict[str, object]) -> list[Reason]:
    listed = next(held for name, held in said.items() if name != "at_least")
    if not isinstance(listed, list) or not listed:
        return [NO_PARTS]
    faults = [TWICE] if any(each in listed[:place] for place, each in enumerate(listed)) else []
    count = said.get("at_least", 1)
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= len(listed):
        faults.append(NO_COUNT)
    return faults
