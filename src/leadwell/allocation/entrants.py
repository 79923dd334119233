"""Who takes part in a draw: under a name made for this draw alone, with choices and facts.

A record is the line that is closed and hashed: the name, the choices in their order and the facts in
the order of the alphabet, "E1|C2,C1|social-care". What is empty at the end is left out: "E1|C2", "E1".
The list is in the order of names, so it is the same however it was gathered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from leadwell.allocation.closed_list import ClosedList, close

_NAMES = re.compile(r"[A-Za-z0-9._:/-]+( [A-Za-z0-9._:/-]+)*")


@dataclass(frozen=True, slots=True)
class Entrant:
    """`id`: a name for this draw only. `choices`: cohorts, the dearest first. `facts`: for reserves."""

    id: str
    choices: tuple[str, ...] = ()
    facts: frozenset[str] = frozenset()


def in_list_order(entrants: Iterable[Entrant]) -> list[Entrant]:
    """The entrants in the order of the list. Errors: `ValueError` when two have one name."""
    listed = sorted(entrants, key=lambda entrant: entrant.id)
    if len({entrant.id for entrant in listed}) != len(listed):
        raise ValueError("An entrant is listed twice.")
    return listed


def record(entrant: Entrant) -> str:
    """The line that is hashed. Errors: `ValueError` for a choice made twice or a strange sign."""
    facts = sorted(entrant.facts)
    names = " ".join((entrant.id, *entrant.choices, *facts))
    if not _NAMES.fullmatch(names) or names.count(" ") != len(entrant.choices) + len(facts):
        raise ValueError(f"“{names}” may hold letters, digits and the signs . _ : / - only.")
    if len(set(entrant.choices)) != len(entrant.choices):
        raise ValueError(f"Entrant {entrant.id} asks for one cohort twice.")
    return f"{entrant.id}|{','.join(entrant.choices)}|{','.join(facts)}".rstrip("|")


def entrant_from(line: str) -> Entrant:
    """The entrant whose record this is. Errors: `ValueError` when it is nobody's."""
    name, choices, facts = f"{line}||".split("|")[:3]
    entrant = Entrant(name, _listed(choices), frozenset(_listed(facts)))
    if record(entrant) != line:
        raise ValueError(f"“{line}” is not written as this format has it.")
    return entrant


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split(",")) if names else ()


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
