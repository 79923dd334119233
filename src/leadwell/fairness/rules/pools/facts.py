"""The words of pooling: a figure that can be pooled, and books that were printed each by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leadwell.fairness.rules.disclosing.facts import Cell
from leadwell.fairness.rules.facts import Indicator
from leadwell.stats.disclosure import Book

# Employers of these kinds are small as a rule: what one of them prints in a year is mostly hidden.
SMALL_KINDS = frozenset(
    {"practice", "prescriber", "pcn", "care-provider", "care-location", "social-enterprise"}
)
LAST_YEARS, FEWEST_YEARS, FEWEST_EMPLOYERS = 5, 3, 5
KNOWN_YEARS = 2 * LAST_YEARS - 1  # whatever an earlier pool may reach back to
In = tuple[str, str]  # a book by its name, and a cell of it


@dataclass(frozen=True, slots=True)
class FigureToPool:
    """A figure, and the cells of its two groups: part and whole of the first, then of the second."""

    indicator: Indicator
    cells: tuple[Cell, Cell, Cell, Cell]


@dataclass(frozen=True, slots=True)
class Sum:
    """One number to be printed: what these cells of several books come to together."""

    name: str
    parts: frozenset[In]


@dataclass(frozen=True)
class Apart:
    """Books that were printed each by itself, by name; which cells of each are hidden; and the fewest and
    the most that something printed elsewhere leaves to a hidden one."""

    books: Mapping[str, Book]
    hidden: Mapping[str, frozenset[str]]
    limits: Mapping[In, tuple[float, float]] = field(default_factory=dict)
