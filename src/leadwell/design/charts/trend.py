"""A few years of one organisation, with their intervals, and the country beside it.

rows, in order of time: `label` (a year or period), `value` (none where suppressed), `low`, `high`,
`national`. options: `unit`, `decimals`, `axis` or `zero`, `axis_title`, `you_name`,
`national_name`.
"""

from __future__ import annotations

from typing import Any

import altair as alt
from django.utils.translation import gettext as _

from leadwell.design.charts import palette, scale
from leadwell.design.charts.scale import Options, Rows

HEIGHT = 250
KEY_TOP = 8
CEILING = 56
FLOOR = HEIGHT - 48


def drawn(rows: Rows, options: Options) -> alt.LayerChart:
    """The picture, as a specification."""
    placed = [{**dict(row), "at": at} for at, row in enumerate(rows)]
    values = [row.get(n) for row in rows for n in ("value", "low", "high", "national")]
    ends = scale.axis_range(values, options)
    x = _periods(placed)
    y = alt.Y("value:Q", axis=scale.number_axis(options, title=None, tickCount=4))
    y = y.scale(alt.Scale(domain=ends, nice=False, zero=False, range=[FLOOR, CEILING]))
    layers = [*_national(placed, x, y), *_own(placed, x, y), *_withheld(placed, x)]
    layers += _key(placed, options)
    return scale.sized(alt.layer(*layers), (palette.WIDTH, HEIGHT))


def _periods(placed: list[dict[str, Any]]) -> alt.X:
    room = 6 if max(len(str(row["label"])) for row in placed) <= 4 else 4
    step = max(1, -(-len(placed) // room))
    labels = {row["at"]: str(row["label"]) for row in placed if row["at"] % step == 0}
    scale_ = alt.Scale(domain=[-0.4, len(placed) - 0.6], nice=False)
    return alt.X("at:Q", axis=scale.labelled_axis(labels, tickSize=6), scale=scale_)


def _national(placed: list[dict[str, Any]], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    known = [{**row, "value": row["national"]} for row in placed if row.get("national") is not None]
    if not known:
        return []
    base = alt.Chart(scale.data(known)).encode(x=x, y=y)
    line = base.mark_line(color=palette.NATIONAL, strokeWidth=2, strokeDash=[5, 3])
    dots = base.mark_point(shape="square", filled=True, size=40, color=palette.NATIONAL, opacity=1)
    return [line, dots]


def _own(placed: list[dict[str, Any]], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    known = [row for row in placed if row.get("value") is not None]
    sure = [row for row in known if row.get("low") is not None and row.get("high") is not None]
    bars = alt.Chart(scale.data(sure)).mark_rule(color=palette.YOU, strokeWidth=3)
    base = alt.Chart(scale.data(placed)).encode(x=x, y=y)
    line = base.mark_line(color=palette.YOU, strokeWidth=2, invalid="break-paths-show-path-domains")
    dots = alt.Chart(scale.data(known)).mark_point(
        shape="circle", filled=True, size=90, color=palette.YOU, opacity=1, stroke="#ffffff"
    )
    return [bars.encode(x=x, y=alt.Y("low:Q"), y2="high:Q"), line, dots.encode(x=x, y=y)]


def _withheld(placed: list[dict[str, Any]], x: alt.X) -> list[alt.Chart]:
    """A year that is not shown says so; it is never drawn as nothing."""
    missing = [row for row in placed if row.get("value") is None]
    if not missing:
        return []
    mark = alt.Chart(scale.data(missing)).mark_text(
        text=_("withheld"), angle=270, color=palette.QUIET, fontSize=12, align="left"
    )
    return [mark.encode(x=x, y=alt.value(FLOOR - 6))]


def _key(placed: list[dict[str, Any]], options: Options) -> list[alt.Chart]:
    name = options.get("you_name") or _("This organisation")
    lines = scale.key_line(KEY_TOP, str(name), colour=palette.YOU, size=100)
    if any(row.get("national") is not None for row in placed):
        text = str(options.get("national_name") or _("England"))
        lines += scale.key_rule(KEY_TOP + 19, text, colour=palette.NATIONAL, dash=[5, 3])
    return lines
