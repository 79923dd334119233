"""A chart as an answer to a request."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language

from leadwell.design.charts.chart import Chart
from leadwell.design.charts.drawing import draw, key_of

POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def chart_response(request: HttpRequest, chart: Chart, *, shared: bool = True) -> HttpResponse:
    """The SVG, or 304 where the reader has it already. `shared=False` for what not all may see."""
    language = get_language() or "en-gb"
    etag = f'"{key_of(chart, language)[:32]}"'
    if request.headers.get("If-None-Match") == etag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(draw(chart, language), content_type="image/svg+xml; charset=utf-8")
        answer["Content-Security-Policy"] = POLICY
    answer["ETag"] = etag
    answer["Cache-Control"] = "public, max-age=300" if shared else "private, no-cache"
    return answer
