"""FAR-17: Every sum a reader could check between counts.

Groups add up to everybody, rows to all rows, the values of a split to the whole; who reached a later stage
is a part of who reached an earlier one, and those who did not are a count too. A sum that does not come out
is none, and what is left over is a count that nobody prints and everybody can work out.
Source: house rule, from the differencing attack in our method notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from leadwell.fairness.rules.disclosing.facts import EVERYBODY, Cell, Conditions
from leadwell.fairness.rules.disclosing.rows_of_pay import rows_of_pay
from leadwell.stats.disclosure import Balance

Total = tuple[Cell, tuple[Cell, ...]]
FAMILIES = 10_000  # kept in mind


def every_sum(
    counts: Mapping[Cell, int], *, parted: Iterable[tuple[Cell, Cell]]
) -> tuple[tuple[Balance, ...], Mapping[str, int]]:
    """The sums, by the names of the cells, and the counts that are left over."""
    totals = [*_groups(counts), *_rows_and_splits(counts), *_stages(counts)]
    totals += [(whole, (part,)) for part, whole in parted]
    balances: list[Balance] = []
    left_over: dict[str, int] = {}
    for total, parts in dict.fromkeys(_holding(totals, counts)):
        rest = counts[total] - sum(counts[part] for part in parts)
        names = [part.name for part in parts]
        if rest:
            names.append(_rest(total, parts))
            left_over[names[-1]] = rest
        balances.append(Balance((total.name,), tuple(names)))
    return tuple(balances), left_over


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
    everybody = {_of(cell): cell for cell in counts if cell.group == EVERYBODY}
    of: dict[tuple[Cell, str], list[Cell]] = {}
    for cell in counts:
        if cell.group != EVERYBODY and (total := everybody.get(_of(cell))):
            of.setdefault((total, cell.grouping), []).append(cell)
    yield from ((total, tuple(parts)) for (total, _), parts in of.items())


def _of(cell: Cell) -> tuple[object, ...]:
    """What is counted of whichever group."""
    return cell.fact, cell.funnel, cell.reached, cell.once, cell.where


def _rows_and_splits(counts: Mapping[Cell, int]) -> Iterator[Total]:
    """Each cell is a part of the nearest cells with fewer conditions."""
    families: dict[tuple[object, ...], list[Cell]] = {}
    for cell in counts:
        family = cell.fact, cell.funnel, cell.reached, cell.once, cell.grouping, cell.group
        families.setdefault(family, []).append(cell)
    for cells in families.values():
        of: dict[tuple[int, frozenset[str]], list[Cell]] = {}
        for cell, above in zip(cells, _nearest(tuple(one.where for one in cells)), strict=True):
            for number, more in above:
                of.setdefault((number, more), []).append(cell)
        for (number, _), parts in of.items():
            yield cells[number], tuple(parts)


@lru_cache(maxsize=FAMILIES)
def _nearest(family: tuple[Conditions, ...]) -> tuple[tuple[tuple[int, frozenset[str]], ...], ...]:
    """For each of a family those with the most of its conditions, by number, and on which columns it asks
    for more. Places are asked for alike, so most families were seen before."""
    asked = [rows_of_pay(one) for one in family]

    def within(one: int, other: int) -> bool:
        """Whether whoever is in one cell is in the other too, because it asks for less. Of two that ask for
        the same in other words, the later is in the earlier."""
        if asked[one] == asked[other]:
            return other < one
        return all(
            column in asked[one] and asked[one][column] <= values
            for column, values in asked[other].items()
        )

    def more(one: int, other: int) -> frozenset[str]:
        """The columns on which one cell asks for more than the other."""
        return frozenset(column for column, _ in asked[one].items() - asked[other].items())

    def nearest(one: int) -> Iterator[tuple[int, frozenset[str]]]:
        above = [other for other in range(len(family)) if within(one, other)]
        for other in above:
            if not any(within(nearer, other) for nearer in above):
                yield other, more(one, other)

    return tuple(tuple(nearest(one)) for one in range(len(family)))


def _stages(counts: Mapping[Cell, int]) -> Iterator[Total]:
    ways: dict[tuple[object, ...], list[Cell]] = {}
    for cell in counts:
        if cell.funnel:
            way = cell.fact, cell.funnel, cell.once, cell.grouping, cell.group, cell.where
            ways.setdefault(way, []).append(cell)
    for cells in ways.values():
        cells.sort(key=lambda cell: cell.reached)
        yield from ((early, (late,)) for early, late in pairwise(cells))
