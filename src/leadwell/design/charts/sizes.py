"""How large each picture is, known without drawing it, so that a page keeps the place free."""

from __future__ import annotations

from leadwell.design.charts.chart import Chart
from leadwell.design.charts.palette import WIDTH

BAR = 44  # one bar or one organisation, with its words above it
HEADING = 26  # the name of one question of a rating
LEVEL = 24  # one level of a rating
RATINGS_FOOT = 40


def size_of(chart: Chart) -> tuple[int, int]:
    """Width and height in the picture's own units: use them for the `Figure`."""
    return WIDTH, _height(chart)


def _height(chart: Chart) -> int:
    if chart.family == "strip":
        return 190
    if chart.family == "control":
        return 290
    if chart.family == "trend":
        return 250
    if chart.family == "funnel":
        return 340
    if chart.family == "ratings":
        return _ratings(chart)
    if chart.family == "dots":
        return 84 + BAR * max(1, len(chart.rows))
    return 46 + BAR * max(1, len(chart.rows))


def _ratings(chart: Chart) -> int:
    usual = chart.options.get("levels") or ("", "", "", "")
    known = (
        set(usual) if any(usual) else {"Inadequate", "Requires improvement", "Good", "Outstanding"}
    )
    others = {row["rating"] for row in chart.rows} - known
    domains = {row["domain"] for row in chart.rows}
    return len(domains) * (HEADING + LEVEL * (len(usual) + len(others))) + RATINGS_FOOT
