"""What the regulator found, as steps over time: one strip of levels for each question.

rows, in order of time: `domain` ("Well-led"), `from` and `to` (days; `to` none while it holds),
`rating`. Domains are drawn in the order they first come. options: `levels` (worst to best; the four
of the care regulator unless given) and `until` (the day the picture ends).
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt
from django.utils.translation import gettext as _

from leadwell.design.charts import palette, scale
from leadwell.design.charts.scale import Options, Rows
from leadwell.design.charts.sizes import HEADING, LEVEL, RATINGS_FOOT

YEAR = 365.25
GUTTER = 148  # where the words of the levels stand


def drawn(rows: Rows, options: Options) -> alt.LayerChart:
    """The picture, as a specification."""
    levels = list(options.get("levels") or LEVELS)
    levels = [*sorted({row["rating"] for row in rows} - set(levels)), *levels]
    domains = list(dict.fromkeys(row["domain"] for row in rows))
    until = scale.as_day(options["until"])
    steps = [_step(row, levels, domains, until) for row in rows]
    x = _years(min(step["begin"] for step in steps), _as_years(until))
    layers = [*_ladder(domains, levels), *_joins(steps, x), *_steps(steps, x)]
    size = (palette.WIDTH, _height(len(domains), len(levels)) + RATINGS_FOOT)
    return scale.sized(alt.layer(*layers), size)


LEVELS = ("Inadequate", "Requires improvement", "Good", "Outstanding")


def _height(domains: int, levels: int) -> int:
    return domains * (HEADING + LEVEL * levels)


def _place(domain: int, level: int, levels: int) -> int:
    """How far down: domains from the top, and within each the best level first."""
    return domain * (HEADING + LEVEL * levels) + HEADING + LEVEL * (levels - 1 - level) + LEVEL // 2


def _step(row: Any, levels: list[str], domains: list[str], until: date) -> dict[str, Any]:
    ended = scale.as_day(row["to"]) if row.get("to") else until
    place = _place(domains.index(row["domain"]), levels.index(row["rating"]), len(levels))
    return {
        "domain": row["domain"],
        "begin": _as_years(scale.as_day(row["from"])),
        "end": _as_years(ended),
        "at": place,
    }


def _as_years(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / YEAR


def _years(first: float, last: float) -> alt.X:
    begin, end = int(first), int(last) + 1
    step = next(s for s in (1, 2, 3, 5, 10, 50) if (end - begin) / s <= 5)
    labels = {year: str(year) for year in range(begin, end + 1, step)}
    axis = scale.labelled_axis(labels, tickSize=6)
    return alt.X("begin:Q", axis=axis, scale=_span(first, last))


def _span(first: float, last: float) -> alt.Scale:
    reach = [GUTTER, palette.WIDTH - 20]
    return alt.Scale(domain=[first - 0.2, last + 0.1], range=reach, nice=False)


def _ladder(domains: list[str], levels: list[str]) -> list[alt.Chart]:
    """A heading for each question and a faint line for each level, its word beside the line."""
    rungs = [
        {"at": _place(d, level, len(levels)), "says": scale.cut(_(str(name)), GUTTER)}
        for d in range(len(domains))
        for level, name in enumerate(levels)
    ]
    heads = [{"at": _place(d, len(levels) - 1, len(levels)) - LEVEL // 2 - 10, "says": str(name)}
             for d, name in enumerate(domains)]  # fmt: skip
    line = alt.Chart(scale.data(rungs)).mark_rule(color=palette.GRID)
    name = alt.Chart(scale.data(rungs)).mark_text(align="left")
    head = alt.Chart(scale.data(heads)).mark_text(align="left", fontWeight="bold")
    words = {"x": alt.value(0), "y": scale.down(), "text": "says:N"}
    reach = {"x": alt.value(GUTTER), "x2": alt.value(palette.WIDTH - 14), "y": scale.down()}
    return [line.encode(**reach), name.encode(**words), head.encode(**words)]


def _joins(steps: list[dict[str, Any]], x: alt.X) -> list[alt.Chart]:
    pairs = pairwise(steps)
    joins = [
        {"begin": then["begin"], "at": was["at"], "to": then["at"]}
        for was, then in pairs
        if was["domain"] == then["domain"]
    ]
    mark = alt.Chart(scale.data(joins)).mark_rule(color=palette.YOU, strokeWidth=1.5)
    return [mark.encode(x=x, y=scale.down(), y2="to:Q")]


def _steps(steps: list[dict[str, Any]], x: alt.X) -> list[alt.Chart]:
    base = alt.Chart(scale.data(steps))
    bar = base.mark_rule(color=palette.YOU, strokeWidth=7).encode(x=x, x2="end:Q", y=scale.down())
    dot = base.mark_point(shape="circle", filled=True, size=70, color=palette.YOU, opacity=1)
    return [bar, dot.encode(x=x, y=scale.down())]
