"""The best panel that meets the quotas, when each type has a worth.

A panel is how many people of each type sit on it, (T,): no more than there are, as many as the panel
has places, every quota met. Finding one that is worth the most is the only place where quotas count;
`panel_chances` asks it again and again, each time with other worths ("pricing", in column generation).

Source: Flanigan and others, Nature (2021), for the programme; what to change in quotas that clash is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from leadwell.allocation.panel_types import Pool, Quota
from leadwell.allocation.whole_numbers import Floats, NoneFit, Wholes, cheapest


@dataclass(frozen=True, slots=True)
class Programme:
    """`rows` (R, T) times a panel lies between `least` and `most` (R,); the first row is its size."""

    pool: Pool
    counts: Floats
    rows: Floats
    least: Floats
    most: Floats

    def best(self, worth: Floats) -> Wholes:
        """A panel (T,) worth the most; `worth` (T,) is that of one person of each type.

        Errors: `ValueError`, with a sentence, when no panel meets the quotas.
        """
        try:
            return cheapest(
                -worth, rows=self.rows, least=self.least, most=self.most, upto=self.counts
            )
        except NoneFit as nobody:
            raise ValueError(_refusal(self)) from nobody


def programme(pool: Pool) -> Programme:
    """The programme of a pool."""
    return Programme(
        pool=pool,
        counts=np.array(pool.counts, float),
        rows=np.array([[True] * len(pool.types), *map(pool.has, pool.quotas)], float),
        least=np.array([pool.size, *(each.least for each in pool.quotas)], float),
        most=np.array([pool.size, *(each.most for each in pool.quotas)], float),
    )


def nearest_quotas(asked: Programme) -> list[Quota]:
    """The quotas that would have to change, as they could be instead: by the fewest people in all.
    There may be other ways that are as small."""
    types, quotas = len(asked.counts), len(asked.pool.quotas)
    slack = np.vstack([np.zeros(quotas), np.eye(quotas)])  # none for the size of the panel
    answer = cheapest(
        np.append(np.zeros(types), np.ones(2 * quotas)),
        rows=np.hstack([asked.rows, slack, -slack]),
        least=asked.least,
        most=asked.most,
        upto=np.append(asked.counts, np.full(2 * quotas, asked.pool.size)),
    )
    fewer, more = np.split(answer[types:], 2)
    return list(_changed(asked.pool, fewer, more))


def _changed(pool: Pool, fewer: Wholes, more: Wholes) -> Iterator[Quota]:
    for each, down, up in zip(pool.quotas, fewer.tolist(), more.tolist(), strict=True):
        if down or up:
            yield Quota(each.fact, each.least - down, each.most + up)


def _refusal(asked: Programme) -> str:
    changes = (f"“{each.fact}” {each.least} to {each.most}" for each in nearest_quotas(asked))
    return (
        f"No panel of {asked.pool.size} people can meet all these quotas at once. "
        f"It could, for example, with: {', '.join(changes)}."
    )
