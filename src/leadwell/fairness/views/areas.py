"""Doors to the figures of a region or of the nation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from leadwell.actor import Actor, Permission
from leadwell.design.charts import chart_response
from leadwell.design.doorways import Doorway, NotFound, PageView
from leadwell.fairness.pages.reports import area_figure, area_funnel, areas
from leadwell.fairness.queries.reports import areas as queries


class Area(PageView):
    """Is it fair across the area?"""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/reports/area.jinja"

    def page(self, *, by: Actor, today: date) -> areas.AreaPage:
        return areas.area_page(queries.area(self.kwargs["code"], by=by, on=today))


class AreaFigure(PageView):
    """Who stays away from parity in one figure?"""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/reports/area_figure.jinja"

    def page(self, *, by: Actor, today: date) -> area_figure.AreaFigurePage:
        return area_figure.area_figure_page(_figure(self, today))


class AreaChart(Doorway):
    """Everybody's figure by how sure it is."""

    permission = Permission.SEE_FAIRNESS
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chart = area_funnel.funnel(_figure(self, timezone.localdate()))
        if chart is None:
            raise NotFound
        return chart_response(request, chart, shared=False)


def _figure(view: Doorway, today: date) -> queries.AreaFigure:
    code, indicator = view.kwargs["code"], view.kwargs["indicator"]
    found = queries.area_figure(code, indicator, by=view.by, on=today)
    if found is None:
        raise NotFound
    return found
