"""Many organisations by how sure their figure is: who lies further from the target than chance would bring.

rows: `name`, `value`, `low`, `high` (a ratio with its 95% interval, all above nought), `you` (picked out).
options: `target` with `target_name`, `decimals`, `axis_title`, `you_name`, `peers_name`; `around` with
`around_name`, the ratio that the limits close in on where that is not the target, and `between`, the variance
between those shown (on the logarithm), which widens the limits.

The figure runs on a scale of ratios: twice lies as far up as half lies down. How sure a figure is comes from
the width of its interval, so the limits (95% and 99.8%) close in from left to right.
"""

from __future__ import annotations

from math import exp, log, sqrt
from typing import Any

import altair as alt
from django.utils.translation import gettext as _

from leadwell.design.charts import palette, scale
from leadwell.design.charts.scale import Options, Rows

HEIGHT = 340
CEILING, FLOOR, LINE = 78, 292, 19
STEPS = 60
Z95, Z998 = 1.959964, 3.090232


def drawn(rows: Rows, options: Options) -> alt.LayerChart:
    """The picture, as a specification."""
    target = float(options.get("target", 1.0))
    dots = [{**dict(row), "sure": 1 / _error(row)} for row in rows]
    most = max(dot["sure"] for dot in dots) * 1.06
    least = min(dot["sure"] for dot in dots) * 0.8
    around, between = float(options.get("around", target)), float(options.get("between", 0.0))
    steps = [least + (most - least) * step / STEPS for step in range(STEPS + 1)]
    limits = [_limits(sure, around, between) for sure in steps]
    reach = max(abs(log(value / target)) for value in (around, *(dot["value"] for dot in dots)))
    reach = max(reach, abs(log(limits[STEPS // 3]["high"] / target))) * 1.08
    x = alt.X("sure:Q", scale=alt.Scale(domain=[least, most], nice=False, zero=False))
    x = x.axis(
        alt.Axis(title=scale.axis_title(options) or None, labels=False, ticks=False, grid=False)
    )
    ends = [target * exp(-reach), target * exp(reach)]
    y = alt.Y("value:Q", axis=scale.number_axis(options, title=None, tickCount=5))
    ceiling = CEILING + (LINE if around != target else 0)
    y = y.scale(alt.Scale(type="log", domain=ends, nice=False, range=[FLOOR, ceiling]))
    layers = [*_lines(limits, target, ends, x, y), *_dots(dots, x, y), *_key(options, target)]
    return scale.sized(alt.layer(*layers), (palette.WIDTH, HEIGHT))


def _error(row: Any) -> float:
    """The standard error of the logarithm, from the interval."""
    return max((log(row["high"]) - log(row["low"])) / (2 * Z95), 1e-6)


def _limits(sure: float, around: float, between: float) -> dict[str, float]:
    spread = sqrt(1 / sure**2 + between)
    return {
        "sure": sure,
        "value": around,
        "low": around * exp(-Z95 * spread),
        "high": around * exp(Z95 * spread),
        "lowest": around * exp(-Z998 * spread),
        "highest": around * exp(Z998 * spread),
    }


def _lines(
    limits: list[dict[str, float]], target: float, ends: list[float], x: alt.X, y: alt.Y
) -> list[alt.Chart]:
    """The target, what the limits close in on where that is something else, and each limit as far as it lies
    within the picture."""
    drawn = []
    dashes = {"low": [5, 3], "high": [5, 3], "lowest": [1, 0], "highest": [1, 0]}
    if limits[0]["value"] != target:
        dashes["value"] = [2, 3]
    for name, dash in dashes.items():
        inside = [each for each in limits if ends[0] <= each[name] <= ends[1]]
        points = scale.data({"sure": each["sure"], "value": each[name]} for each in inside)
        mark = alt.Chart(points).mark_line(color=palette.QUIET, strokeWidth=1.2, strokeDash=dash)
        drawn.append(mark.encode(x=x, y=y))
    whole = scale.data({"sure": each["sure"], "value": target} for each in (limits[0], limits[-1]))
    middle = alt.Chart(whole).mark_line(color=palette.NATIONAL, strokeWidth=2)
    return [*drawn, middle.encode(x=x, y=y)]


def _dots(dots: list[dict[str, Any]], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    drawn = []
    for you, colour, shape, size in (
        (False, palette.PEER, "circle", 34),
        (True, palette.YOU, "diamond", 90),
    ):
        here = [dot for dot in dots if bool(dot.get("you")) is you]
        mark = alt.Chart(scale.data(here)).mark_point(
            shape=shape, filled=True, size=size, color=colour, opacity=0.85, stroke="#ffffff"
        )
        drawn.append(mark.encode(x=x, y=y))
    return drawn


def _key(options: Options, target: float) -> list[alt.Chart]:
    you = str(options.get("you_name") or _("picked out"))
    peers = str(options.get("peers_name") or _("others like it"))
    name = f"{scale.say(target, options)}  {options.get('target_name', '')}"
    wider = float(options.get("between", 0.0)) > 0
    limits = (
        _("chance and usual differences: 95%, 99.8%")
        if wider
        else _("what chance would bring: 95%, 99.8%")
    )
    key = [
        *scale.key_line(8, you, colour=palette.YOU, shape="diamond", size=90),
        *scale.key_line(8 + LINE, peers, colour=palette.PEER, size=34),
        *scale.key_rule(8 + 2 * LINE, name, colour=palette.NATIONAL),
        *scale.key_rule(8 + 3 * LINE, limits, colour=palette.QUIET, dash=[5, 3]),
    ]
    around = float(options.get("around", target))
    if around != target:
        name = f"{scale.say(around, options)}  {options.get('around_name', '')}"
        key += scale.key_rule(8 + 4 * LINE, name, colour=palette.QUIET, dash=[2, 3])
    return key
