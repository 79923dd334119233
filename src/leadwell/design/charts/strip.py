"""One organisation among its peers on one line.

rows: `name`, `value`, and for the reader's own `you` (true), `low` and `high`. Leave out whoever is
suppressed. options: `unit` ("%" or a word), `decimals`, `axis` (two ends) or `zero`, `axis_title`,
`national` with `national_name`, `median` (the peers' middle), `you_name`, `peers_name`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import altair as alt
from django.utils.translation import gettext as _

from leadwell.design.charts import palette, scale
from leadwell.design.charts.scale import Options, Rows

BINS = 60
DOT = 5.5
LINE = 19
HEIGHT = 190
TOP, BOTTOM = 88, 136


def drawn(rows: Rows, options: Options) -> alt.LayerChart:
    """The picture, as a specification."""
    ends = scale.axis_range(_all_values(rows, options), options)
    x = alt.X("value:Q", scale=alt.Scale(domain=ends, nice=False, zero=False))
    x = x.axis(scale.number_axis(options, tickCount=4, grid=False))
    own = [row for row in rows if row.get("you")]
    layers = [_swarm(_stacked(rows, ends), x), *_lines(options, x)]
    layers += [*_own(own, x), *_key(own, rows, options)]
    return scale.sized(alt.layer(*layers), (palette.WIDTH, HEIGHT))


def _all_values(rows: Rows, options: Options) -> list[float | None]:
    values = [row.get(name) for row in rows for name in ("value", "low", "high")]
    return [*values, options.get("national"), options.get("median")]


def _stacked(rows: Rows, ends: list[float]) -> list[dict[str, Any]]:
    """Peers of nearly the same value sit above and below each other, from the middle outwards."""
    width = (ends[1] - ends[0]) / BINS or 1.0
    held: dict[int, int] = defaultdict(int)
    placed = []
    for row in sorted((r for r in rows if not r.get("you")), key=lambda r: r["value"]):
        place = held[bin_ := int((row["value"] - ends[0]) / width)]
        held[bin_] += 1
        step = (place + 1) // 2 * (1 if place % 2 else -1)
        placed.append({"value": row["value"], "up": step})
    tallest = max((abs(dot["up"]) for dot in placed), default=1) or 1
    room = min(DOT, (BOTTOM - TOP) / 2 / tallest)
    return [{**dot, "at": (TOP + BOTTOM) / 2 - dot["up"] * room} for dot in placed]


def _swarm(dots: list[dict[str, Any]], x: alt.X) -> alt.Chart:
    mark = alt.Chart(scale.data(dots)).mark_circle(size=22, color=palette.PEER, opacity=0.75)
    return mark.encode(x=x, y=scale.down())


def _lines(options: Options, x: alt.X) -> list[alt.Chart]:
    lines = []
    for name, colour, dash in (
        ("median", palette.QUIET, [1, 0]),
        ("national", palette.NATIONAL, [5, 3]),
    ):
        if options.get(name) is not None:
            here = alt.Chart(scale.data([{"value": options[name]}]))
            mark = here.mark_rule(color=colour, strokeWidth=2, strokeDash=dash)
            lines.append(mark.encode(x=x, y=alt.value(TOP - 6), y2=alt.value(BOTTOM + 6)))
    return lines


def _own(own: Rows, x: alt.X) -> list[alt.Chart]:
    middle = alt.value((TOP + BOTTOM) / 2)
    bars = [row for row in own if row.get("low") is not None and row.get("high") is not None]
    halo = alt.Chart(scale.data(bars)).mark_rule(color="#ffffff", strokeWidth=7)
    bar = alt.Chart(scale.data(bars)).mark_rule(color=palette.YOU, strokeWidth=3.5)
    dot = alt.Chart(scale.data(own)).mark_point(
        shape="circle", filled=True, size=150, color=palette.YOU, stroke="#ffffff", opacity=1
    )
    reach = {"x": alt.X("low:Q"), "x2": "high:Q", "y": middle}
    return [halo.encode(**reach), bar.encode(**reach), dot.encode(x=x, y=middle)]


def _key(own: Rows, rows: Rows, options: Options) -> list[alt.Chart]:
    lines: list[alt.Chart] = []
    y = 8.0
    if own:
        name = options.get("you_name") or own[0]["name"]
        lines += scale.key_line(y, _of(name, own[0], options), colour=palette.YOU, size=110)
        y += LINE
    if options.get("national") is not None:
        text = f"{scale.say(options['national'], options)}  {options.get('national_name', '')}"
        lines += scale.key_rule(y, text, colour=palette.NATIONAL, dash=[5, 3])
        y += LINE
    lines += scale.key_line(y, _peers(rows, options), colour=palette.PEER, size=30)
    if options.get("median") is not None:
        middle = f"{scale.say(options['median'], options)}  {_('the middle one of them')}"
        lines += scale.key_rule(y + LINE, middle, colour=palette.QUIET)
    return lines


def _of(name: str, row: Any, options: Options) -> str:
    """The number first: a long name is cut, never the number."""
    value = scale.say(row["value"], options)
    if row.get("low") is not None and row.get("high") is not None:
        low, high = (scale.say(row[end], {**options, "unit": ""}) for end in ("low", "high"))
        value = _("{value} ({low} to {high})").format(value=value, low=low, high=high)
    return f"{value}  {name}"


def _peers(rows: Rows, options: Options) -> str:
    count = sum(1 for row in rows if not row.get("you"))
    name = options.get("peers_name") or _("others like it")
    return _("{count} {name}").format(count=count, name=name)
