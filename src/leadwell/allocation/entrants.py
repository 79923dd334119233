"""Who takes part in a draw: under a name made for this draw alone, with choices and facts.

A record is the line that is closed and hashed: the name, the choices in their order and the facts in
the order of the alphabet, "E1|C2,C1|social-care". What is empty at the end is left out: "E1|C2", "E1".
The list is in the order of names, so it is the same however it was gathered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from leadwell.allocation.closed_list import ClosedList, close

_STRANGE = re.compile(r"[^A-Za-z0-9._:/,|-]")


@dataclass(frozen=True, slots=True)
class Entrant:
    """`id`: a name for this draw only. `choices`: cohorts, the dearest first. `facts`: for reserves."""

    id: str
    choices: tuple[str, ...] = ()
    facts: frozenset[str] = frozenset()
    _line: str = field(default="", init=False, compare=False, repr=False)  # see `record`


def in_list_order(entrants: Iterable[Entrant]) -> list[Entrant]:
    """The entrants in the order of the list. Errors: `ValueError` when two have one name."""
    listed = sorted(entrants, key=attrgetter("id"))
    if len({entrant.id for entrant in listed}) != len(listed):
        raise ValueError("An entrant is listed twice.")
    return listed


def record(entrant: Entrant) -> str:
    """The line that is hashed. Errors: `ValueError` for a choice made twice or a strange sign."""
    if not entrant._line:
        object.__setattr__(entrant, "_line", _written(entrant))  # worked out once
    return entrant._line


def _written(entrant: Entrant) -> str:
    choices, facts = entrant.choices, sorted(entrant.facts)
    line = f"{entrant.id}|{','.join(choices)}|{','.join(facts)}".rstrip("|")
    commas = max(0, len(choices) - 1) + max(0, len(facts) - 1)
    bars = 2 if facts else 1 if choices else 0
    is_certain = line.count(",") == commas and line.count("|") == bars and not _STRANGE.search(line)
    if not (is_certain and entrant.id and all(choices) and all(facts)):
        raise ValueError(f"“{line}” may hold letters, digits and the signs . _ : / - only.")
    if len(set(choices)) != len(choices):
        raise ValueError(f"Entrant {entrant.id} asks for one cohort twice.")
    return line


def entrant_from(line: str) -> Entrant:
    """The entrant whose record this is. Errors: `ValueError` when it is nobody's."""
    name, chosen, known = f"{line}||".split("|")[:3]
    choices = tuple(chosen.split(",")) if chosen else ()
    entrant = Entrant(name, choices, _facts_from(known))
    is_whole = f"{name}|{chosen}|{known}".rstrip("|") == line and name and all(choices)
    if not is_whole or _STRANGE.search(line) or len(set(choices)) != len(choices):
        raise ValueError(f"“{line}” is not written as this format has it.")
    object.__setattr__(entrant, "_line", line)
    return entrant


def entrant_closed(line: str) -> Entrant:
    """The entrant of a line that stands in a closed list, read without being looked over: only for
    whoever compares the fingerprint of all lines with the one that was published."""
    name, chosen, known = f"{line}||".split("|")[:3]
    choices = tuple(chosen.split(",")) if chosen else ()
    entrant = Entrant(name, choices, _facts_from(known))
    object.__setattr__(entrant, "_line", line)
    return entrant


@lru_cache(
    maxsize=4096
)  # few people have facts of their own; and one set for many is soon looked over
def _facts_from(known: str) -> frozenset[str]:
    facts = frozenset(known.split(",")) if known else frozenset()
    if ",".join(sorted(facts)) != known or "" in facts:
        raise ValueError(f"The facts “{known}” are not written as this format has them.")
    return facts


def close_entrants(entrants: Iterable[Entrant]) -> ClosedList:
    """The closed list, whose root is published before anybody can know a number."""
    return close(record(entrant).encode() for entrant in in_list_order(entrants))


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows one entrant that they are on the closed list: see `closed_list.on_the_list`."""

    record: str
    place: int
    size: int
    path: tuple[bytes, ...]
    root: bytes


def proofs(entrants: Iterable[Entrant]) -> dict[str, Proof]:
    """Everyone's proof, by name."""
    listed = in_list_order(entrants)
    closed = close_entrants(listed)
    return {
        entrant.id: Proof(
            record(entrant), place, closed.size, tuple(closed.proof(place)), closed.root
        )
        for place, entrant in enumerate(listed)
    }
