"""Doors to what is counted: open to everybody."""

from __future__ import annotations

from datetime import date

from leadwell.actor import Actor, Permission
from leadwell.design.doorways import NotFound, PageView
from leadwell.fairness.pages.definitions import front, funnels, indicators
from leadwell.fairness.queries import meanings as queries
from leadwell.fairness.queries.definitions import funnels as every_funnel


class Front(PageView):
    """Is it fair?"""

    permission = Permission.PUBLIC
    template_name = "fairness/definitions/front.jinja"

    def page(self, *, by: Actor, today: date) -> front.FrontPage:
        return front.front_page(queries.meanings(today))


class Indicators(PageView):
    """Every figure."""

    permission = Permission.PUBLIC
    template_name = "fairness/definitions/indicators.jinja"

    def page(self, *, by: Actor, today: date) -> indicators.IndicatorsPage:
        return indicators.indicators_page(queries.meanings(today))


class Indicator(PageView):
    """What one figure means."""

    permission = Permission.PUBLIC
    template_name = "fairness/definitions/indicator.jinja"

    def page(self, *, by: Actor, today: date) -> indicators.IndicatorPage:
        found = queries.meaning(self.kwargs["indicator"])
        if found is None:
            raise NotFound
        return indicators.indicator_page(found, every_funnel())


class Funnels(PageView):
    """Every decision that is counted."""

    permission = Permission.PUBLIC
    template_name = "fairness/definitions/funnels.jinja"

    def page(self, *, by: Actor, today: date) -> funnels.FunnelsPage:
        return funnels.funnels_page(every_funnel())


class Funnel(PageView):
    """What one funnel means."""

    permission = Permission.PUBLIC
    template_name = "fairness/definitions/funnel.jinja"

    def page(self, *, by: Actor, today: date) -> funnels.FunnelPage:
        found = queries.funnel_meaning(self.kwargs["funnel"])
        if found is None:
            raise NotFound
        return funnels.funnel_page(found)
