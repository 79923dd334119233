"""Doors to decisions in stages: all of an organisation, one, and its pictures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from leadwell.actor import Actor, Permission
from leadwell.design.charts import chart_response
from leadwell.design.doorways import Doorway, NotFound, PageView
from leadwell.fairness.pages.funnels import charts, every, one
from leadwell.fairness.queries import funnels as queries


def _funnel(view: Doorway) -> queries.OneFunnel:
    found = queries.one_funnel(view.kwargs["code"], view.kwargs["funnel"], by=view.by)
    if found is None:
        raise NotFound
    return found


class Funnels(PageView):
    """Every decision."""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/funnels/every.jinja"

    def page(self, *, by: Actor, today: date) -> every.FunnelsPage:
        return every.funnels_page(queries.funnels_at(self.kwargs["code"], by=by))


class Funnel(PageView):
    """One decision, stage by stage."""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/funnels/one.jinja"

    def page(self, *, by: Actor, today: date) -> one.FunnelPage:
        return one.funnel_page(_funnel(self), apart=self.request.GET.get("apart", ""))


class FunnelChart(Doorway):
    """A picture of one decision."""

    permission = Permission.SEE_FAIRNESS
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chart = charts.named(_funnel(self), self.kwargs["slug"])
        if chart is None:
            raise NotFound
        return chart_response(request, chart, shared=False)
