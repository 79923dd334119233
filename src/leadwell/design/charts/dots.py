"""Two to six organisations on one scale, each with its interval.

rows: `name`, `value` (none where suppressed), `low`, `high`, `you`. Order them by name.
options: `unit`, `decimals`, `axis` or `zero`, `axis_title`, `national`, `national_name`.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from leadwell.design.charts import palette, scale
from leadwell.design.charts.scale import Options, Rows
from leadwell.design.charts.sizes import BAR

TOP = 38
DOT = 19


def drawn(rows: Rows, options: Options) -> alt.LayerChart:
    """The picture, as a specification."""
    placed = [
        {
            **dict(row),
            "at": TOP + BAR * at,
            "below": TOP + BAR * at + DOT,
            "says": scale.say_or_withheld(row.get("value"), options),
        }
        for at, row in enumerate(rows)
    ]
    values = [row.get(n) for row in rows for n in ("value", "low", "high")]
    ends = scale.axis_range([*values, options.get("national")], options)
    x = alt.X("value:Q", scale=alt.Scale(domain=ends, nice=False, zero=False))
    x = x.axis(scale.number_axis(options, tickCount=4, grid=False))
    layers = [*_national(len(rows), options, x), *_names(placed), *_marks(placed, x)]
    return scale.sized(alt.layer(*layers), (palette.WIDTH, 84 + BAR * max(1, len(rows))))


def _names(placed: list[dict[str, Any]]) -> list[alt.Chart]:
    named = []
    for you, weight, colour in ((False, "normal", palette.INK), (True, "bold", palette.YOU)):
        here = [row for row in placed if bool(row.get("you")) is you]
        named += scale.name_and_value(here, fontWeight=weight, color=colour)
    return named


def _marks(placed: list[dict[str, Any]], x: alt.X) -> list[alt.Chart]:
    marks, below = [], scale.down("below")
    for you, colour, size in ((False, palette.QUIET, 90), (True, palette.YOU, 150)):
        here = [r for r in placed if bool(r.get("you")) is you and r.get("value") is not None]
        sure = [r for r in here if r.get("low") is not None and r.get("high") is not None]
        bar = alt.Chart(scale.data(sure)).mark_rule(color=colour, strokeWidth=3.5)
        dot = alt.Chart(scale.data(here)).mark_point(
            shape="circle" if you else "square", filled=True, size=size, color=colour, opacity=1
        )
        marks += [bar.encode(x=alt.X("low:Q"), x2="high:Q", y=below), dot.encode(x=x, y=below)]
    return marks


def _national(count: int, options: Options, x: alt.X) -> list[alt.Chart]:
    if options.get("national") is None:
        return []
    text = f"{scale.say(options['national'], options)}  {options.get('national_name', '')}"
    lanes = [
        {
            "value": options["national"],
            "at": TOP + BAR * n + DOT - 10,
            "to": TOP + BAR * n + DOT + 10,
        }
        for n in range(count)
    ]
    mark = alt.Chart(scale.data(lanes)).mark_rule(
        color=palette.NATIONAL, strokeWidth=2, strokeDash=[5, 3]
    )
    line = mark.encode(x=x, y=scale.down(), y2="to:Q")
    return [line, *scale.key_rule(8, text, colour=palette.NATIONAL, dash=[5, 3])]
