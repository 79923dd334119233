"""The words of tables that readers make themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leadwell.stats.disclosure import Noise


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something staff can be told apart by: a column of the star, or a grouping of a characteristic.
    `values` maps each of its codes to what it is called, `way` is what the grouping is called."""

    code: str
    title: str
    values: Mapping[str, str]
    characteristic: str = ""
    grouping: str = ""
    way: str = ""

    @property
    def column(self) -> str:
        """The column of the star it is read from."""
        return self.characteristic or self.code


@dataclass(frozen=True, slots=True)
class Asked:
    """A table as it is asked for: rows by columns, of staff who stand so in other dimensions."""

    rows: str
    columns: str
    filters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TableTerms:
    """How far such tables may go, and the noise that is in them."""

    noise: Noise = field(compare=False)
    most_filters: int
    most_characteristics: int
    most_cells: int
    fewest_left: int
    fewest_apart: int
    most_a_day: int
    most_a_place: int
