"""The door to what ties do. Its pictures, sheets and papers are those of any set."""

from __future__ import annotations

from datetime import date

from leadwell.actor import Actor, Permission
from leadwell.design.plain_doorways import ListView
from leadwell.fairness.pages.connections import ConnectionsPage, connections_page, nothing_yet
from leadwell.fairness.queries.reports import own
from leadwell.fairness.queries.reports.place import place_of

CONNECTIONS = "connections"


class Connections(ListView):
    """What you know, or who you know?"""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/connections/set.jinja"

    def page(self, *, by: Actor, today: date) -> ConnectionsPage:
        code = self.kwargs["code"]
        found = own.one_set(code, CONNECTIONS, by=by)
        return connections_page(found) if found else nothing_yet(place_of(code, by=by))
