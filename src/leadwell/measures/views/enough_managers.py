"""The doors to how many managers there are: exactly for those who answer for a place, and for anyone."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from leadwell.actor import Actor, Permission
from leadwell.design.charts import Chart, chart_response
from leadwell.design.doorways import Doorway, Download, NotFound, PageView, Sheet
from leadwell.measures import actions, pages, queries


class Managers(PageView):
    """Are there enough managers here? In exact numbers."""

    permission = Permission.SEE_MANAGERS
    template_name = "measures/managers.jinja"

    def page(self, *, by: Actor, today: date) -> pages.ManagersPage:
        return pages.managers_page(_exactly(self, today))


class ManagersSheet(Sheet):
    """The exact numbers, to take away."""

    permission = Permission.SEE_MANAGERS

    def sheet(self, *, by: Actor, today: date) -> Download:
        return _sheet(_exactly(self, today))


class ManagersChart(Doorway):
    """A picture of exact numbers."""

    permission = Permission.SEE_MANAGERS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return chart_response(request, _chart(self, _exactly(self, timezone.localdate())))


class PublicManagers(PageView):
    """Are there enough managers here? What anyone may see."""

    permission = Permission.PUBLIC
    template_name = "measures/managers.jinja"

    def page(self, *, by: Actor, today: date) -> pages.ManagersPage:
        return pages.managers_page(_in_public(self, today))


class PublicManagersSheet(Sheet):
    """What anyone may see, to take away."""

    permission = Permission.PUBLIC

    def sheet(self, *, by: Actor, today: date) -> Download:
        return _sheet(_in_public(self, today))


class PublicManagersChart(Doorway):
    """A picture of what anyone may see."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return chart_response(request, _chart(self, _in_public(self, timezone.localdate())))


def _exactly(view: Doorway, today: date) -> queries.ManagersShown:
    shown = queries.managers_exactly(view.kwargs["code"], by=view.by, on=today)
    if shown is None:
        raise NotFound
    return shown


def _in_public(view: Doorway, today: date) -> queries.ManagersShown:
    """The month's numbers; whoever asks first in a month has them made."""
    actions.release_managers(by=view.by, code=view.kwargs["code"], now=timezone.now())
    shown = queries.managers_in_public(view.kwargs["code"], by=view.by, on=today)
    if shown is None:
        raise NotFound
    return shown


def _sheet(shown: queries.ManagersShown) -> Download:
    sheet = pages.managers_sheet(shown)
    if sheet is None:
        raise NotFound
    return sheet


def _chart(view: Doorway, shown: queries.ManagersShown) -> Chart:
    numbers, slug = shown.numbers, view.kwargs["slug"]
    chart = pages.managers_chart(numbers, slug) if numbers else None
    if chart is None:
        raise NotFound
    return chart
