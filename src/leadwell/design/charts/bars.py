"""A few amounts, from nothing: counts or shares.

rows: `name`, `value` (none where suppressed), `low`, `high`, `you`; a range also `from` (where its bar
begins) and `says` (its words instead of the value). options: `unit`, `decimals`,
`axis`, `axis_title`, `none` (the word for a value that is not shown).
"""

from __future__ import annotations

from typing import Any

import altair as alt

from leadwell.design.charts import palette, scale
from leadwell.design.charts.scale import Options, Rows
from leadwell.design.charts.sizes import BAR

THICK = 16


def drawn(rows: Rows, options: Options) -> alt.LayerChart:
    """The picture, as a specification."""
    placed = [
        {
            **dict(row),
            "at": BAR * at + 10,
            "below": BAR * at + 28,
            "says": row.get("says") or scale.say_or_withheld(row.get("value"), options),
        }
        for at, row in enumerate(rows)
    ]
    values = [row.get(n) for row in rows for n in ("value", "high")]
    ends = scale.axis_range([0.0, *values], {**options, "zero": True})
    x = alt.X("value:Q", scale=alt.Scale(domain=ends, nice=False, zero=True))
    x = x.axis(scale.number_axis(options, tickCount=4, grid=False))
    layers = [*scale.name_and_value(placed), *_bars(placed, x), *_doubt(placed)]
    return scale.sized(alt.layer(*layers), (palette.WIDTH, 46 + BAR * max(1, len(rows))))


def _bars(placed: list[dict[str, Any]], x: alt.X) -> list[alt.Chart]:
    drawn = []
    for you, colour in ((False, palette.PEER), (True, palette.YOU)):
        here = [r for r in placed if bool(r.get("you")) is you and r.get("value") is not None]
        mark = alt.Chart(scale.data(here)).mark_rule(color=colour, strokeWidth=THICK)
        zero = alt.X("zero:Q")
        rows = scale.data({**row, "zero": row.get("from", 0)} for row in here)
        drawn.append(mark.properties(data=rows).encode(x=zero, x2="value:Q", y=scale.down("below")))
    grid = alt.Chart(scale.data(placed)).mark_point(opacity=0).encode(x=x)
    return [grid, *drawn]


def _doubt(placed: list[dict[str, Any]]) -> list[alt.Chart]:
    sure = [r for r in placed if r.get("low") is not None and r.get("high") is not None]
    mark = alt.Chart(scale.data(sure)).mark_rule(color=palette.INK, strokeWidth=2)
    return [mark.encode(x=alt.X("low:Q"), x2="high:Q", y=scale.down("below"))]
