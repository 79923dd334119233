"""Doors to what places cost, and whom they reach."""

from __future__ import annotations

from leadwell.actor import Permission
from leadwell.training.pages import money as money_pages
from leadwell.training.queries import money
from leadwell.training.views.places_doors import Tells


class Money(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        return money_pages.money_page(money.money(by=by, today=today))


class Reach(Tells):
    permission = Permission.SEE_TRAINING_COUNTS

    def page(self, *, by, today):
        sectors = money.reached(by=by, today=today, what="sector")
        regions = money.reached(by=by, today=today, what="region")
        return money_pages.reach_page(sectors, regions)
