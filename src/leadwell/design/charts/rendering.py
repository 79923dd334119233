"""Altair and vl-convert live behind this file; it is imported only to draw."""

from __future__ import annotations

import html
import json
import re

import altair as alt
import vl_convert

from leadwell.design.charts import bars, control, dots, palette, ratings, strip, trend
from leadwell.design.charts.chart import Chart

DRAW = {
    "strip": strip.drawn,
    "control": control.drawn,
    "trend": trend.drawn,
    "ratings": ratings.drawn,
    "dots": dots.drawn,
    "bars": bars.drawn,
}
VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
_ARIA = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
_OPENING = re.compile(r"<svg\b[^>]*>")


def render(chart: Chart, *, prefix: str) -> str:
    """The chart as a whole SVG document whose ids begin with `prefix`."""
    described = _styled(DRAW[chart.family](chart.rows, chart.options))
    svg = vl_convert.vegalite_to_svg(json.dumps(described), vl_version=VEGA_LITE)
    return accessible(svg, chart.title, chart.says, prefix)


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
