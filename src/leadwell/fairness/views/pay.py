"""Doors to the pay gaps of a place."""

from __future__ import annotations

from django.utils import timezone

from leadwell.actor import Permission
from leadwell.design.charts import chart_response
from leadwell.design.doorways import Doorway, NotFound, PageView
from leadwell.fairness.forms.quarters import Sizes
from leadwell.fairness.pages import pay as pages
from leadwell.fairness.queries.pay_page import pay_at


class PayGaps(PageView):
    """Is pay fair here?"""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/pay.jinja"

    def page(self, *, by, today):
        self.typed = Sizes(self.request.GET or None, names=pages.QUARTER_NAMES)
        sizes = self.typed.sizes() if self.typed.is_bound and self.typed.is_valid() else ()
        return pages.pay_page(pay_at(self.kwargs["code"], by=by, today=today), checked=sizes)

    def shown(self, page, *, status=200, **more):
        return super().shown(page, status=status, form=self.typed, **more)


class PayQuarters(Doorway):
    """The quarters of one comparison as a picture."""

    permission = Permission.SEE_FAIRNESS
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        at = pay_at(self.kwargs["code"], by=self.by, today=timezone.localdate())
        chart = pages.quarters_chart(at, self.kwargs["indicator"])
        if chart is None:
            raise NotFound
        return chart_response(request, chart, shared=False)
