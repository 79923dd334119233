"""From the long table to what the rules are handed: an organisation at a time, every figure of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import pyarrow as pa

from leadwell.fairness.queries.counting.lines import KEYS
from leadwell.fairness.queries.counting.plan import counts
from leadwell.fairness.rules.facts import ALL, Count, Indicator, Tally

Row = tuple[int, str, str, str, str, int, int]
PIECE = 50_000  # rows made into Python's own at once
NOBODY = Count(0, 0)


def tallies_of(
    counted: pa.Table, indicators: Sequence[Indicator]
) -> Iterator[tuple[int, Mapping[str, tuple[Tally, ...]]]]:
    """Each organisation with its tallies by figure. A figure that was counted is there even where it came
    to nothing, and so are both its groups."""
    asked = [one for one in indicators if counts(one)]
    for organisation_id, rows in groupby(_rows(counted), key=itemgetter(0)):
        of = {code: list(found) for code, found in groupby(rows, key=itemgetter(1))}
        yield (
            organisation_id,
            {one.code: _of_figure(organisation_id, one, of.get(one.code, [])) for one in asked},
        )


def _rows(counted: pa.Table) -> Iterator[Row]:
    ordered = counted.sort_by([(name, "ascending") for name in KEYS])
    for piece in ordered.to_batches(max_chunksize=PIECE):
        yield from zip(*(column.to_pylist() for column in piece.columns), strict=True)


def _of_figure(
    organisation_id: int, indicator: Indicator, rows: Sequence[Row]
) -> tuple[Tally, ...]:
    groups = dict.fromkeys((one for one in (indicator.first, indicator.second) if one), NOBODY)
    lines = {(ALL if indicator.rows else "", ""): dict(groups)}
    for _, _, row, split, group, part, whole in rows:
        lines.setdefault((row, split), dict(groups))[group] = Count(part, whole)
    return tuple(
        Tally(organisation_id, indicator.code, row, split, found)
        for (row, split), found in lines.items()
    )
