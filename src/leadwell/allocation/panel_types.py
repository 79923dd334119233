"""A panel is asked for by quotas; people whom no quota tells apart are one type.

A quota says how many people with a fact a panel must and may have. One that no panel of this size can
break is left out, and so is every fact that no other quota asks for. Two people with the same facts
left are of one type and have the same chance; a large pool becomes a few hundred types at most.

Source: house rule, after the reduction of a pool to its feature vectors in Flanigan and others (2021).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from leadwell.allocation.entrants import Entrant, in_list_order
from leadwell.allocation.terms import insist_on_name


@dataclass(frozen=True, slots=True, order=True)
class Quota:
    """At least and at most so many people with this fact on the panel."""

    fact: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class PanelType:
    """People whom no quota tells apart: the facts that quotas ask for, and their names in order."""

    facts: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """The people taken apart into types. `quotas`: those that can bind. `size`: of the panel."""

    types: tuple[PanelType, ...]
    quotas: tuple[Quota, ...]
    size: int

    @property
    def counts(self) -> list[int]:
        """The people of each type, (T,)."""
        return [len(each.people) for each in self.types]

    def has(self, quota: Quota) -> list[bool]:
        """Which types have the fact of a quota, (T,)."""
        return [quota.fact in each.facts for each in self.types]


def pool_of(entrants: Iterable[Entrant], quotas: Iterable[Quota], size: int) -> Pool:
    """The pool for a panel of `size`. Neither the order of people nor of quotas makes a difference.

    Errors: `ValueError`, with a sentence, when an entrant is listed twice, the quotas contradict
    themselves, or the pool is too small for the panel or for one of its quotas.
    """
    listed, asked = in_list_order(entrants), sorted(quotas)
    volunteers = Counter(chain.from_iterable(entrant.facts for entrant in listed))
    _insist_on_size(size, len(listed))
    _insist_on_quotas(asked, volunteers)
    binding = tuple(each for each in asked if _can_bind(each, volunteers[each.fact], size))
    return Pool(_types(listed, {each.fact for each in binding}), binding, size)


def _insist_on_size(size: int, people: int) -> None:
    if size < 1:
        raise ValueError("A panel has at least one person.")
    if size > people:
        raise ValueError(f"The panel has {size} places and {people} people volunteered.")


def _insist_on_quotas(quotas: Sequence[Quota], volunteers: Counter[str]) -> None:
    if len({each.fact for each in quotas}) != len(quotas):
        raise ValueError("A fact has two quotas.")
    for each in quotas:
        insist_on_name(each.fact)
        if not 0 <= each.least <= each.most:
            raise ValueError(f"The quota for “{each.fact}” asks for more than it allows.")
        if each.least > volunteers[each.fact]:
            raise ValueError(
                f"The panel needs {each.least} people with “{each.fact}” "
                f"and {volunteers[each.fact]} volunteered."
            )


def _can_bind(quota: Quota, volunteers: int, size: int) -> bool:
    return quota.least > 0 or quota.most < min(size, volunteers)


def _types(listed: Sequence[Entrant], asked: set[str]) -> tuple[PanelType, ...]:
    people: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for entrant in listed:
        people[tuple(sorted(entrant.facts & asked))].append(entrant.id)
    return tuple(PanelType(facts, tuple(people[facts])) for facts in sorted(people))
