"""Doors to tables that readers make themselves."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import Download, NotFound, Sheet
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.fairness.actions import tables as actions
from leadwell.fairness.forms import tables as forms
from leadwell.fairness.pages import tables as pages
from leadwell.fairness.queries.reports.place import place_of
from leadwell.fairness.queries.tables import dimensions, made


class Tables(ListView):
    """The tables of a place."""

    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        return pages.tables_page(made.tables_at(self.kwargs["code"], by=by, today=today))


class MakeTable(AskView):
    """Ask for one."""

    permission = Permission.SEE_FAIRNESS

    def form(self, data=None, files=None):
        known = dimensions.dimensions(timezone.localdate())
        return forms.MakeTable.among(known, data)

    def page(self, *, by, today):
        return pages.ask_page(place_of(self.kwargs["code"], by=by))

    def done(self):
        return _("The table was asked for.")

    def do(self, typed, *, by, now):
        table = forms.asked(typed)
        self.made = actions.ask_table(by=by, code=self.kwargs["code"], table=table, now=now)

    def next_address(self):
        return reverse("fairness:table", args=[self.kwargs["code"], self.made.pk])


class Table(ListView):
    """One table."""

    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        code, number = self.kwargs["code"], self.kwargs["number"]
        return pages.table_page(made.table_at(code, number, by=by, today=today))


class TableSheet(Sheet):
    """The same as CSV."""

    permission = Permission.SEE_FAIRNESS

    def sheet(self, *, by, today):
        code, number = self.kwargs["code"], self.kwargs["number"]
        found = made.table_at(code, number, by=by, today=today)
        if found.answer is None:
            raise NotFound
        head, rows = pages.rows_of(found)
        lines = [[name, *cells] for name, cells in rows]
        return Download(f"table-{number}.csv", head, lines, found.place.organisation.made_up)
