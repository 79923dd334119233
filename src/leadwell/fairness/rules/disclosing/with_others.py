"""FAR-54: A set is guarded together with everything that other sets of the place and year print and hide.

The same people are one count in all of them. What all groups of a kind come to is a count too, whatever tells
them apart: disabled people, others and those of whom nobody knows are the same everybody as men, women and
those of whom nobody knows. And whoever is not in a group is a count beside it.
Source: house rule, from the differencing attack in our method notes; decision 0021.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from leadwell.fairness.rules.disclosing.every_sum import every_sum
from leadwell.fairness.rules.disclosing.facts import EVERYBODY, Cell, Cells, Seen, named
from leadwell.stats.disclosure import Key, Profile, Together

UNKNOWN = "unknown"


def with_others(
    counts: Mapping[Cell, int],
    *,
    others: Cells,
    parted: Iterable[tuple[Cell, Cell]],
    profile: Profile,
) -> Together:
    """All counts of a set and of the others, with every sum between them."""
    there = ((named(name), told) for name, told in others.items())
    told = {cell: one for cell, one in there if cell is not None}
    every = {**{cell: number for cell, (_, number) in told.items()}, **counts}
    sums = _totals_of_groups(every)
    balances, left_over = every_sum({**every, **sums}, parted=[*parted, *_in_everybody(every)])
    numbers = {cell.name: number for cell, number in {**every, **sums}.items()}
    seen = {cell.name: one for cell, (one, _) in told.items() if not profile.hides(every[cell])}
    said = {cell for cell, (one, number) in told.items() if one is not Seen.NOTHING and number}
    unsaid: set[Key] = {cell.name for cell in {**every, **sums} if cell not in said}
    return Together(
        {**numbers, **left_over},
        balances,
        known=frozenset(name for name, one in seen.items() if one is Seen.EXACT),
        rounded=frozenset(name for name, one in seen.items() if one is Seen.ROUNDED),
        silent=frozenset(unsaid | left_over.keys()),
    )


def _totals_of_groups(counts: Mapping[Cell, int]) -> Mapping[Cell, int]:
    """Everybody of whom all groups are counted, and who is not counted. Where one way of telling groups apart
    leaves some out, another may not."""
    ways: dict[Cell, dict[str, list[Cell]]] = {}
    for cell in counts:
        if cell.group != EVERYBODY:
            ways.setdefault(_everybody(cell), {}).setdefault(cell.grouping, []).append(cell)
    found: dict[Cell, int] = {}
    for total, of in ways.items():
        whole = [parts for parts in of.values() if UNKNOWN in {part.group for part in parts}]
        if whole and total not in counts:
            found[total] = max(sum(counts[part] for part in parts) for parts in whole)
    return found


def _in_everybody(cells: Collection[Cell]) -> Iterator[tuple[Cell, Cell]]:
    for cell in cells:
        if cell.group != EVERYBODY and (total := _everybody(cell)) in cells:
            yield cell, total


def _everybody(cell: Cell) -> Cell:
    return replace(cell, group=EVERYBODY, grouping="")
