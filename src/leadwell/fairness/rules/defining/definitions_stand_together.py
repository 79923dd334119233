"""FAR-04: Definitions do not contradict each other.

One code means one thing on one day, so that versions never overlap; and nothing is made of itself, not
even by a long way round. `at` says where in the file, `of` which definition (its place among those given).
Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from leadwell.reasons import Reason

Given = Sequence[Mapping[str, Any]]


def definitions_stand_together(given: Given) -> list[Reason]:
    """Say what is wrong with definitions side by side. An empty list means nothing."""
    return [*_overlaps(given), *_strangers(given), *_circles(given)]


def _overlaps(given: Given) -> Iterator[Reason]:
    for (_, one), (place, other) in combinations(enumerate(given), 2):
        if one["code"] == other["code"] and _meet(one, other):
            text = "“{code}” has another definition for some of the same days."
            yield Reason("FAR-04a", text, {"at": "from", "of": place, "code": one["code"]})


def _meet(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(
        one["from"] <= (other.get("until") or date.max)
        and other["from"] <= (one.get("until") or date.max)
    )


def _strangers(given: Given) -> Iterator[Reason]:
    codes = {one["code"] for one in given}
    for place, one in enumerate(given):
        for number, other in enumerate(one.get("made_of", ())):
            if other not in codes:
                facts = {"at": f"made_of.{number}", "of": place, "code": other}
                yield Reason("FAR-04b", "There is no indicator “{code}” to make it of.", facts)


def _circles(given: Given) -> Iterator[Reason]:
    made_of: dict[str, set[str]] = {}
    for one in given:
        made_of.setdefault(one["code"], set()).update(one.get("made_of", ()))
    for place, one in enumerate(given):
        if one["code"] in _beneath(one["code"], made_of):
            text = "“{code}” is made of itself."
            yield Reason("FAR-04c", text, {"at": "made_of", "of": place, "code": one["code"]})


def _beneath(code: str, made_of: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    left = set(made_of[code])
    while left:
        nearest = left.pop()
        found.add(nearest)
        left |= made_of.get(nearest, set()) - found
    return found
