"""A control chart: what is usual, and what is not.

rows, in order of time: `on` (a day), `value`, `signal` ("", "improvement", "concern" or "neither"),
and `mean`, `lower`, `upper` (the same for every row of one baseline). options: `unit`, `decimals`,
`axis`, `axis_title`, `target` with `target_name`.
"""

from __future__ import annotations

from typing import Any

import altair as alt
from django.utils.translation import gettext as _

from leadwell.design import words
from leadwell.design.charts import palette, scale
from leadwell.design.charts.scale import Options, Rows

HEIGHT = 290
KEY_TOP = 8
MOST_TICKS = 5
LOOKS = {
    "improvement": (palette.IMPROVEMENT, "square", 85),
    "concern": (palette.CONCERN, "triangle-up", 95),
    "neither": (palette.NEITHER, "diamond", 95),
}


def drawn(rows: Rows, options: Options) -> alt.LayerChart:
    """The picture, as a specification."""
    placed = _placed(rows)
    seen = [kind for kind in LOOKS if any(row["signal"] == kind for row in placed)]
    lines = 1 + len(seen) + (options.get("target") is not None)
    ends = scale.axis_range(_all_values(rows, options), options)
    x = _months(placed)
    y = alt.Y("value:Q", axis=scale.number_axis(options, title=None))
    y = y.scale(alt.Scale(domain=ends, nice=False, zero=False, range=[_floor(), _ceiling(lines)]))
    layers = [*_limits(placed, x, y), *_target(options, y), _line(placed, x, y)]
    layers += [_points(placed, kind, x, y) for kind in ("", *seen)]
    layers += _key(seen, options)
    return scale.sized(alt.layer(*layers), (palette.WIDTH, HEIGHT))


def _ceiling(lines: int) -> int:
    return KEY_TOP + 19 * lines + 10


def _floor() -> int:
    return HEIGHT - 44


def _placed(rows: Rows) -> list[dict[str, Any]]:
    """Each row with its month counted from the first, so that a missing month leaves a gap, and
    with its baseline counted, so that two baselines are two lines."""
    first, placed, baseline, held = scale.as_day(rows[0]["on"]), [], 0, None
    for row in rows:
        limits = tuple(row.get(name) for name in ("mean", "lower", "upper"))
        baseline += held is not None and limits != held
        held = limits
        place = scale.months_between(first, scale.as_day(row["on"]))
        placed.append({
            "value": row.get("value"),
            "signal": row.get("signal") or "",
            "at": place,
            "says": words.short_month(scale.as_day(row["on"])),
            "baseline": baseline,
            **dict(zip(("mean", "lower", "upper"), limits, strict=True)),
        })  # fmt: skip
    return placed


def _all_values(rows: Rows, options: Options) -> list[float | None]:
    values = [row.get(name) for row in rows for name in ("value", "lower", "upper")]
    return [*values, options.get("target")]


def _months(placed: list[dict[str, Any]]) -> alt.X:
    last = placed[-1]["at"]
    step = next(s for s in (1, 3, 6, 12, 24, 36, 60, 120, 1200) if last / s <= MOST_TICKS)
    labels = {row["at"]: row["says"] for row in placed if row["at"] % step == 0}
    axis = scale.labelled_axis(labels, tickSize=6)
    return alt.X("at:Q", axis=axis, scale=alt.Scale(domain=[-0.8, last + 0.8], nice=False))


def _limits(placed: list[dict[str, Any]], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    held = [row for row in placed if row["upper"] is not None and row["lower"] is not None]
    drawn = []
    for name, dash, width in (
        ("upper", [5, 3], 1.5),
        ("mean", [1, 0], 1.5),
        ("lower", [5, 3], 1.5),
    ):
        here = [{**row, "value": row[name]} for row in held if row[name] is not None]
        mark = alt.Chart(scale.data(here)).mark_line(
            color=palette.QUIET, strokeDash=dash, strokeWidth=width
        )
        drawn.append(mark.encode(x=x, y=y, detail="baseline:N"))
    return drawn


def _target(options: Options, y: alt.Y) -> list[alt.Chart]:
    if options.get("target") is None:
        return []
    mark = alt.Chart(scale.data([{"value": options["target"]}])).mark_rule(
        color=palette.INK, strokeDash=[1, 3], strokeWidth=2
    )
    return [mark.encode(y=y)]


def _line(placed: list[dict[str, Any]], x: alt.X, y: alt.Y) -> alt.Chart:
    mark = alt.Chart(scale.data(placed)).mark_line(color=palette.PEER, strokeWidth=1.5)
    return mark.encode(x=x, y=y)


def _points(placed: list[dict[str, Any]], kind: str, x: alt.X, y: alt.Y) -> alt.Chart:
    colour, shape, size = LOOKS.get(kind, (palette.PEER, "circle", 36))
    here = [row for row in placed if row["signal"] == kind]
    mark = alt.Chart(scale.data(here)).mark_point(
        shape=shape, filled=True, size=size, color=colour, opacity=1, stroke="#ffffff"
    )
    return mark.encode(x=x, y=y)


def _key(seen: list[str], options: Options) -> list[alt.Chart]:
    """What stands for what, only where it is in the picture."""
    said = {
        "improvement": _("better than usual, and not by chance"),
        "concern": _("worse than usual, and not by chance"),
        "neither": _("a change that is not chance"),
    }
    lines = scale.key_rule(KEY_TOP, _("average"), colour=palette.QUIET)
    lines += scale.key_rule(KEY_TOP, _("usual range"), colour=palette.QUIET, dash=[5, 3], x=110)
    y = KEY_TOP + 19.0
    for kind in seen:
        colour, shape, size = LOOKS[kind]
        lines += scale.key_line(y, said[kind], colour=colour, shape=shape, size=size)
        y += 19
    if options.get("target") is not None:
        text = f"{scale.say(options['target'], options)}  {options.get('target_name', '')}"
        lines += scale.key_rule(y, text, colour=palette.INK, dash=[1, 3])
    return lines
