"""Pay gaps out of a snapshot: every organisation's pay, worked out by group.

    pay_of_each(duck, indicator)   each organisation with the pay of both groups, as arrays
    words_of(indicator)            what its rows and groups are called

Only the worker comes here. Of several snapshot days in a year the latest counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from leadwell.fairness.queries.definitions import group_titles
from leadwell.fairness.queries.row_words import PAY_ROWS
from leadwell.fairness.rules.disclosing.facts import Words
from leadwell.fairness.rules.facts import Indicator
from leadwell.fairness.rules.pay.facts import Bodies, Body, Floats

if TYPE_CHECKING:
    import duckdb

AREAS = ("country", "region", "icb")
FIRST, SECOND, NEITHER = 0, 1, 2
_LATEST = """
SELECT *, max(as_at) OVER (PARTITION BY organisation_id) = as_at AS latest FROM pay
"""
_AT_EACH = "SELECT organisation_id AS place, * FROM latest WHERE latest"
_BENEATH_EACH = """
SELECT a.organisation_id AS place, l.* FROM latest l JOIN organisation o USING (organisation_id)
JOIN organisation a ON a.kind IN {areas} AND starts_with(o.path, a.path) WHERE l.latest
"""
_ASKED = """
WITH latest AS ({latest}), counted AS ({counted})
SELECT c.place, CASE g.group_code WHEN $first THEN 0 WHEN $second THEN 1 ELSE 2 END AS group_number,
    CASE WHEN c.full_pay THEN c.hourly END AS hourly, coalesce(c.bonus, 0) AS bonus
FROM counted c LEFT JOIN "grouping" g ON g.characteristic = $characteristic AND g.grouping = $grouping
    AND g.value = c.{column}
ORDER BY c.place, group_number
"""


def pay_of_each(
    duck: duckdb.DuckDBPyConnection, indicator: Indicator, *, areas: bool = False
) -> Iterator[tuple[int, Bodies]]:
    """Each organisation that has pay, with the pay of both groups and of everybody else. With `areas`,
    each country, region and board, with all pay in it."""
    counted = _BENEATH_EACH.format(areas=AREAS) if areas else _AT_EACH
    asked = _ASKED.format(latest=_LATEST, counted=counted, column=_column(indicator))
    values = {
        name: getattr(indicator, name) for name in ("first", "second", "characteristic", "grouping")
    }
    found = duck.execute(asked, values).fetchnumpy()
    place, group = (np.ma.getdata(found[name]) for name in ("place", "group_number"))
    hourly = np.ma.filled(found["hourly"].astype(float), np.nan)
    bonus = np.ma.getdata(found["bonus"]).astype(float)
    ends = np.flatnonzero(np.diff(place, append=-1)) + 1
    for begin, end in zip([0, *ends[:-1]], ends, strict=False):
        bodies = (
            _body(group[begin:end] == n, hourly[begin:end], bonus[begin:end]) for n in range(3)
        )
        yield int(place[begin]), Bodies(*bodies)


def words_of(indicator: Indicator) -> Words:
    """What the rows and groups of a pay gap are called."""
    groups = group_titles(indicator.characteristic, indicator.grouping)
    names = {name: groups.get(getattr(indicator, name), "") for name in ("first", "second")}
    return Words(groups, {row: title.format(**names) for row, title in PAY_ROWS.items()})


def _body(here: np.ndarray, hourly: Floats, bonus: Floats) -> Body:
    paid = hourly[here]
    return Body(paid[~np.isnan(paid)], bonus[here])


def _column(indicator: Indicator) -> str:
    """The column of the star that holds a characteristic. A definition is checked as it is read."""
    if not indicator.characteristic.replace("_", "").isalpha():
        raise ValueError("A characteristic is made of letters.")
    return indicator.characteristic
