"""Who is counted: people and cases by plain columns of the star, counted here a second time.

Nothing of this is shared with what counts, hides or prints.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

import numpy as np
import psycopg

NOBODY_KNOWS = frozenset({"not-said", "not-asked", "unknown", ""})
UNKNOWN = "?"
FACTS = ("staff", "step")
TIERS = {
    "lower": frozenset({"under-1", "1", "2", "3", "4", "5"}),
    "middle": frozenset({"6", "7"}),
    "upper": frozenset({"8a", "8b", "8c", "8d", "9", "vsm"}),
}


@dataclass(frozen=True)
class People:
    """People or cases of a fact: as far as a stage, each once or not, with these values in these columns.
    "ethnicity:white-bme" is the column of a way to tell groups apart."""

    fact: str
    funnel: str
    reached: int
    once: bool
    where: frozenset[tuple[str, frozenset[str]]]

    @cached_property
    def asks(self) -> Mapping[str, frozenset[str]]:
        """What is asked of each column."""
        return dict(self.where)

    def among(self, column: str, values: Iterable[str]) -> People:
        """Those of them who have one of these values."""
        own = frozenset(values)
        asks = {**self.asks, column: self.asks.get(column, own) & own}
        return replace(self, where=frozenset(asks.items()))

    def whatever(self, column: str) -> People:
        """The same with any value in a column."""
        return replace(self, where=frozenset(one for one in self.where if one[0] != column))

    def in_rows(self) -> People:
        """The same with tiers of pay as their rows, as every page about them says."""
        if not (tiers := self.asks.get("tier")):
            return self
        rows = frozenset[str]().union(*(TIERS[tier] for tier in tiers))
        return self.whatever("tier").among("pay_row", rows)


class Star:
    """The rows of the star on a day, as columns of words."""

    def __init__(self, star: psycopg.Connection, *, began_on: date, ended_on: date) -> None:
        for name, day in (("star.on", ended_on), ("star.from", began_on), ("star.seed", 0)):
            star.execute("SELECT set_config(%s, %s, false)", [name, str(day)])
        said = star.execute(
            'SELECT characteristic, "grouping", value, group_code FROM star."grouping"'
        )
        self.groups: dict[str, dict[str, str]] = {}
        for characteristic, grouping, value, group in said:
            found = UNKNOWN if group in NOBODY_KNOWS else group
            self.groups.setdefault(f"{characteristic}:{grouping}", {})[value] = found
        places = star.execute(
            "SELECT organisation_id, path, kind FROM star.organisation"
        ).fetchall()
        self.paths = {number: path for number, path, _kind in places}
        self.kinds = {number: kind for number, _path, kind in places}
        self.place = {number: at for at, number in enumerate(self.paths)}
        self._columns = {fact: _columns(star, fact) for fact in FACTS}

    @cache  # noqa: B019 - one for each run of the tests
    def inside(self, area: int, kinds: frozenset[str]) -> tuple[int, ...]:
        """The organisations of these kinds, or of any where none is named, at and beneath one."""
        path = self.paths[area]
        found = (one for one, own in self.paths.items() if own.startswith(path))
        return tuple(one for one in found if not kinds or self.kinds[one] in kinds)

    @cache  # noqa: B019 - one for each run of the tests
    def total(self, people: People, organisations: tuple[int, ...]) -> int:
        """How many they are at these organisations together."""
        return int(self.counts(people)[[self.place[one] for one in organisations]].sum())

    def codes(self, way: str) -> Collection[str]:
        """All groups of a way to tell them apart, and those of whom nobody knows."""
        return {*self.groups.get(way, {"tie": "tie", "none": "none"}).values(), UNKNOWN}

    @cache  # noqa: B019 - one for each run of the tests
    def counts(self, people: People) -> np.ndarray:
        """How many they are at each organisation, in the order of `place`."""
        columns = self._columns[people.fact]
        chosen = np.ones(columns["organisation_id"].size, dtype=bool)
        if people.funnel:
            chosen &= self._has(people.fact, "funnel", people.funnel)
            chosen &= columns["reached"].astype(int) >= people.reached
        if people.once:
            chosen &= self._has(people.fact, "first_in_year", "true")
        for column, values in people.where:
            fits = [self._has(people.fact, column, value) for value in sorted(values)]
            chosen &= np.logical_or.reduce(fits) if fits else False
        at = [self.place[int(one)] for one in columns["organisation_id"][chosen]]
        return np.bincount(np.array(at, dtype=int), minlength=len(self.place))

    @cache  # noqa: B019 - one for each run of the tests
    def _has(self, fact: str, column: str, value: str) -> np.ndarray:
        return np.asarray(self._column(fact, column) == value)

    @cache  # noqa: B019 - one for each run of the tests
    def _column(self, fact: str, column: str) -> np.ndarray:
        asked, _, grouping = column.partition(":")
        said = self._columns[fact][asked]
        if not grouping:
            return said
        known = self.groups.get(column, {one: one for one in ("tie", "none")})
        return np.array([known.get(one, UNKNOWN) for one in said], dtype=object)


def _columns(star: psycopg.Connection, fact: str) -> dict[str, np.ndarray]:
    found = star.execute(f"SELECT * FROM star.{fact}")
    names = [one.name for one in found.description or ()]
    return {
        name: np.array([_word(one) for one in column], dtype=object)
        for name, column in zip(names, zip(*found.fetchall(), strict=True), strict=True)
    }


def _word(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
