"""Doors to versions that are tried group by group: every one, one, its pictures, and asking for it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.charts import chart_response
from leadwell.design.doorways import Doorway, NotFound
from leadwell.design.fields import Form
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.fairness.actions import tried as actions
from leadwell.fairness.pages.tried import charts, every, one
from leadwell.fairness.queries.tried import at_place as queries


class WhatIfs(ListView):
    """Every version."""

    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        return every.every_page(queries.tried_here(self.kwargs["code"], by=by))


class WhatIf(ListView):
    """One version, group by group."""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/tried/one.jinja"

    def page(self, *, by, today):
        return one.one_page(_one(self))


class CountWhatIf(AskView):
    """Ask for it to be counted."""

    permission = Permission.SEE_FAIRNESS
    form_class = Form

    def page(self, *, by, today):
        return every.ask_page(_one(self))

    def done(self):
        return _("It was asked for.")

    def do(self, typed, *, by, now):
        code, version = self.kwargs["code"], self.kwargs["version"]
        actions.try_version(by=by, code=code, version_id=version, now=now)

    def next_address(self):
        return reverse("fairness:what-if", args=[self.kwargs["code"], self.kwargs["version"]])


class WhatIfChart(Doorway):
    """A picture of one version."""

    permission = Permission.SEE_FAIRNESS
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chart = charts.named(_one(self), self.kwargs["slug"])
        if chart is None:
            raise NotFound
        return chart_response(request, chart, shared=False)


def _one(view: Doorway) -> queries.OneTried:
    return queries.one_tried(view.kwargs["code"], view.kwargs["version"], by=view.by)
