"""Charts described as data and drawn once.

A page describes a `Chart` and shows its address; the view of that address answers with
`chart_response`. Nothing here imports Altair until a chart has to be drawn for the first time.
"""

from leadwell.design.charts.chart import FAMILIES, Chart
from leadwell.design.charts.drawing import draw, key_of
from leadwell.design.charts.response import chart_response
from leadwell.design.charts.sizes import size_of

__all__ = ["FAMILIES", "Chart", "chart_response", "draw", "key_of", "size_of"]
