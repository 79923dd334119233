"""Altair and vl-convert live behind this file; it is imported only to draw."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import altair as alt
import vl_convert

from leadwell.design.charts import bars, control, dots, funnel, palette, ratings, strip, trend
from leadwell.design.charts.chart import Chart

DRAW = {
    "strip": strip.drawn,
    "control": control.drawn,
    "trend": trend.drawn,
    "ratings": ratings.drawn,
    "dots": dots.drawn,
    "bars": bars.drawn,
    "funnel": funnel.drawn,
}
VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
_ARIA = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
# What XML cannot hold. One such sign in a name, and the renderer ends the whole process.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPENING = re.compile(r"<svg\b[^>]*>")


def render(chart: Chart, *, prefix: str) -> str:
    """The chart as a whole SVG document whose ids begin with `prefix`."""
    chart = drawable(chart)
    described = _styled(DRAW[chart.family](chart.rows, chart.options))
    svg = vl_convert.vegalite_to_svg(json.dumps(described), vl_version=VEGA_LITE)
    return accessible(svg, chart.title, chart.says, prefix)


def drawable(chart: Chart) -> Chart:
    """The chart without the signs that no picture can hold, wherever a file brought them in."""
    said = {"title": chart.title, "says": chart.says, "options": chart.options}
    rows = tuple(_drawable(row) for row in chart.rows)
    return replace(chart, rows=rows, **{name: _drawable(part) for name, part in said.items()})


def _drawable(part: Any) -> Any:
    if isinstance(part, str):
        return _NOT_XML.sub("", part)
    if isinstance(part, Mapping):
        return {name: _drawable(inner) for name, inner in part.items()}
    return [_drawable(inner) for inner in part] if isinstance(part, (list, tuple)) else part


def accessible(svg: str, title: str, says: str, prefix: str) -> str:
    """One image with one name and one description; the parts inside are silent."""
    svg = _own_ids(svg, prefix)
    start = _OPENING.match(svg)
    if start is None:
        raise ValueError("That is not an SVG document.")
    head = _ARIA.sub("", start[0])[:-1]
    named = f' role="img" aria-labelledby="{prefix}-t {prefix}-d" focusable="false">'
    words = (
        f'<title id="{prefix}-t">{html.escape(title)}</title>'
        f'<desc id="{prefix}-d">{html.escape(says)}</desc>'
    )
    return head + named + words + _ARIA.sub("", svg[start.end() :])


def _own_ids(svg: str, prefix: str) -> str:
    """Every drawing numbers its clips from one: two on a page would take each other's."""
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", svg)
    return re.sub(r'href="#([^"]+)"', rf'href="#{prefix}-\1"', svg)


def _styled(chart: alt.LayerChart) -> dict:
    return (
        chart.configure(font=palette.FONT, background="#ffffff", padding=6)
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=palette.FONT_SIZE,
            titleFontSize=palette.FONT_SIZE,
            titleFontWeight="normal",
            labelColor=palette.INK,
            titleColor=palette.QUIET,
            domainColor=palette.QUIET,
            tickColor=palette.QUIET,
            gridColor=palette.GRID,
        )
        .configure_text(fontSize=palette.FONT_SIZE, color=palette.INK)
        .configure_legend(labelFontSize=palette.FONT_SIZE, labelLimit=320)
        .to_dict()
    )
