"""What lies in an area: sums over what was counted for its organisations. The facts are not read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa

from leadwell.fairness.queries.counting.engines import LONG
from leadwell.fairness.queries.counting.lines import KEYS

KINDS = ("country", "region", "icb")


def sums_of_areas(counted: pa.Table, organisation: pa.Table) -> pa.Table:
    """The long table of all countries, regions and boards: everything at them and beneath them.
    `organisation` is the table of the star."""
    areas = _areas(organisation)
    nearest = _nearest(organisation, areas)
    each = counted["organisation_id"].combine_chunks().dictionary_encode()
    near = np.array([nearest.get(number, 0) for number in each.dictionary.to_pylist()], "i8")
    at = near[each.indices.to_numpy()]
    inside = counted.set_column(0, "organisation_id", pa.array(at)).filter(pa.array(at > 0))
    return summed(_raised(summed(inside), areas))


def areas_above(organisation: pa.Table) -> Mapping[tuple[int, bool], tuple[int, bool]]:
    """In which area each organisation's own figures are, and each area's: by number, and whether it is the
    area that is meant."""
    areas = _areas(organisation)
    own = {(one, False): (area, True) for one, area in _nearest(organisation, areas).items()}
    wider = {number: list(_around(path, areas))[1:2] for path, number in areas.items()}
    return own | {(one, True): (above[0], True) for one, above in wider.items() if above}


def summed(counted: pa.Table) -> pa.Table:
    """Each cell once."""
    sums = counted.group_by(list(KEYS)).aggregate([("part", "sum"), ("whole", "sum")])
    return sums.select([*KEYS, "part_sum", "whole_sum"]).rename_columns(LONG.names).cast(LONG)


def _areas(organisation: pa.Table) -> Mapping[str, int]:
    """The number of each area by its path."""
    rows = zip(
        *(organisation[name].to_pylist() for name in ("path", "organisation_id", "kind")),
        strict=True,
    )
    return {path: number for path, number, kind in rows if kind in KINDS}


def _nearest(organisation: pa.Table, areas: Mapping[str, int]) -> Mapping[int, int]:
    """The smallest area around each organisation. An area is in itself."""
    rows = zip(
        *(organisation[name].to_pylist() for name in ("organisation_id", "path")), strict=True
    )
    around = {number: next(_around(path, areas), 0) for number, path in rows}
    return {number: area for number, area in around.items() if area}


def _around(path: str, areas: Mapping[str, int]) -> Iterator[int]:
    """The areas at a path and above it, the smallest first."""
    while path and path != "/":
        if path in areas:
            yield areas[path]
        path = path[: path.rstrip("/").rfind("/") + 1]


def _raised(inside: pa.Table, areas: Mapping[str, int]) -> pa.Table:
    """Every row at its own area and again at each area above it."""
    above = {number: tuple(_around(path, areas)) for path, number in areas.items()}
    at = [above[number] for number in inside["organisation_id"].to_pylist()]
    rows = np.repeat(np.arange(len(at)), [len(one) for one in at])
    numbers = pa.array([number for one in at for number in one], pa.int64())
    return inside.take(pa.array(rows, pa.int64())).set_column(0, "organisation_id", numbers)
