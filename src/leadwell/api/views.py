"""The page about the open interface."""

from __future__ import annotations

from datetime import date

from leadwell.actor import Actor, Permission
from leadwell.api import pages
from leadwell.design.doorways import PageView


class Interface(PageView):
    """What the open interface offers. `described` gives its description."""

    permission = Permission.PUBLIC
    template_name = "api/interface.jinja"
    described: pages.Described = dict

    def page(self, *, by: Actor, today: date) -> pages.InterfacePage:
        return pages.interface_page(self.described())
