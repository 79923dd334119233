"""FAR-21: Every sum a reader could check between the counts of one set is in the book.

Groups add up to everybody, rows to all rows, the values of a split to the whole; who reached a later stage
is a part of who reached an earlier one, and those who did not are a count too. A sum that does not come out
is none, and what is left over is a count that nobody prints and everybody can work out.
Source: house rule, from the differencing attack in our method notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from leadwell.fairness.rules.disclosing.facts import EVERYBODY, Cell
from leadwell.stats.disclosure import Balance, Book

Total = tuple[Cell, tuple[Cell, ...]]


def sums_that_hold(
    counts: Mapping[Cell, int],
    *,
    parted: Iterable[tuple[Cell, Cell]],
    certain: Iterable[Cell],
    silent: Iterable[Cell],
    spare: Iterable[Cell],
) -> Book:
    """The book of these counts, keyed by the names of the cells."""
    totals = [*_groups(counts), *_rows_and_splits(counts), *_stages(counts)]
    totals += [(whole, (part,)) for part, whole in parted]
    numbers = {cell.name: number for cell, number in counts.items()}
    balances: list[Balance] = []
    left_over: dict[str, int] = {}
    for total, parts in dict.fromkeys(_holding(totals, counts)):
        rest = counts[total] - sum(counts[part] for part in parts)
        names = [part.name for part in parts]
        if rest:
            names.append(_rest(total, parts))
            left_over[names[-1]] = rest
        balances.append(Balance((total.name,), tuple(names)))
    return Book(
        {**numbers, **left_over},
        tuple(balances),
        certain=frozenset(cell.name for cell in certain),
        silent=frozenset(cell.name for cell in silent) | left_over.keys(),
        spare=frozenset(cell.name for cell in spare),
    )


def _rest(total: Cell, parts: Sequence[Cell]) -> str:
    return f"{total.name} without {', '.join(part.name for part in parts)}"


def _holding(totals: Iterable[Total], counts: Mapping[Cell, int]) -> Iterator[Total]:
    """Parts that are more than their total together overlap: each is then a part by itself."""
    for total, parts in totals:
        if sum(counts[part] for part in parts) <= counts[total]:
            yield total, parts
        else:
            yield from ((total, (part,)) for part in parts if counts[part] <= counts[total])


def _groups(counts: Mapping[Cell, int]) -> Iterator[Total]:
    of: dict[tuple[Cell, str], list[Cell]] = {}
    for cell in counts:
        if cell.group != EVERYBODY:
            of.setdefault((_everybody(cell), cell.grouping), []).append(cell)
    yield from ((total, tuple(parts)) for (total, _), parts in of.items() if total in counts)


def _everybody(cell: Cell) -> Cell:
    return replace(cell, group=EVERYBODY, grouping="")


def _rows_and_splits(counts: Mapping[Cell, int]) -> Iterator[Total]:
    """Each cell is a part of the nearest cells with fewer conditions."""
    families: dict[Cell, list[Cell]] = {}
    for cell in counts:
        families.setdefault(replace(cell, where=frozenset()), []).append(cell)
    for family in families.values():
        of: dict[tuple[Cell, frozenset[str]], list[Cell]] = {}
        for cell in family:
            for above in _nearest(cell, family):
                more = frozenset(column for column, _ in cell.where - above.where)
                of.setdefault((above, more), []).append(cell)
        for (total, _), parts in of.items():
            yield total, tuple(parts)


def _nearest(cell: Cell, family: Sequence[Cell]) -> list[Cell]:
    above = [one for one in family if _within(cell, one)]
    return [one for one in above if not any(_within(other, one) for other in above)]


def _within(cell: Cell, other: Cell) -> bool:
    """Whether whoever is in one cell is in the other too, because it asks for less."""
    asked = dict(cell.where)
    return cell.where != other.where and all(
        column in asked and set(asked[column]) <= set(values) for column, values in other.where
    )


def _stages(counts: Mapping[Cell, int]) -> Iterator[Total]:
    ways: dict[Cell, list[Cell]] = {}
    for cell in counts:
        if cell.funnel:
            ways.setdefault(replace(cell, reached=0), []).append(cell)
    for way in ways.values():
        way.sort(key=lambda cell: cell.reached)
        yield from ((early, (late,)) for early, late in pairwise(way))
