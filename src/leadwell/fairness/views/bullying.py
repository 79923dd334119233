"""Doors to what bullying costs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.charts import chart_response
from leadwell.design.doorways import Doorway, FormPageView, NotFound
from leadwell.fairness.actions.bullying import keep_cost_estimate
from leadwell.fairness.forms.bullying import Cost
from leadwell.fairness.pages import bullying as pages
from leadwell.fairness.queries.bullying import cost_desk


class CostOfBullying(FormPageView):
    """The estimate of the numbers in the address; they are kept by a POST."""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/cost_of_bullying.jinja"

    def form(self, data=None, files=None):
        self.desk = cost_desk(self.kwargs["code"], by=self.by, today=timezone.localdate())
        self.typed = Cost(data or self.request.GET or None, initial=pages.at_first(self.desk))
        return self.typed

    def page(self, *, by, today):
        if not self.typed.is_bound:
            return pages.cost_page(self.desk, self.desk.known)
        typed = self.typed.inputs() if self.typed.is_valid() else None
        return pages.cost_page(self.desk, typed, query=self.request.GET.urlencode())

    def act(self, form, *, by, now):
        keep_cost_estimate(by=by, code=self.kwargs["code"], inputs=form.inputs(), now=now)
        messages.success(
            self.request, _("These numbers are kept. Whoever opens the page sees them first.")
        )
        return reverse("fairness:cost-of-bullying", args=[self.kwargs["code"]])

    def shown(self, page, *, status=200, **more):
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class CostChart(Doorway):
    """The parts as a picture."""

    permission = Permission.SEE_FAIRNESS
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        desk = cost_desk(self.kwargs["code"], by=self.by, today=timezone.localdate())
        typed = Cost(request.GET or None)
        if typed.is_bound and not typed.is_valid():
            raise NotFound
        inputs = typed.inputs() if typed.is_bound else desk.known
        chart = pages.cost_chart(desk, inputs) if inputs else None
        if chart is None:
            raise NotFound
        return chart_response(request, chart, shared=False)
