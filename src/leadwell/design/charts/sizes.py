"""How large each picture is, known without drawing it, so that a page keeps the place free."""

from __future__ import annotations

from leadwell.design.charts.chart import Chart
from leadwell.design.charts.palette import WIDTH

LINE = 40  # one organisation in a comparison, or one question of a rating
BAR = 44  # one bar with its words above it


def size_of(chart: Chart) -> tuple[int, int]:
    """Width and height in the picture's own units: use them for the `Figure`."""
    return WIDTH, _height(chart)


def _height(chart: Chart) -> int:
    if chart.family == "strip":
        return 168
    if chart.family == "control":
        return 290
    if chart.family == "trend":
        return 250
    if chart.family == "ratings":
        return 76 + LINE * max(1, len({row["domain"] for row in chart.rows}))
    if chart.family == "dots":
        return 84 + BAR * max(1, len(chart.rows))
    return 46 + BAR * max(1, len(chart.rows))
