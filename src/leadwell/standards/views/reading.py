"""Doors to the standards for everybody."""

from __future__ import annotations

from leadwell.actor import Permission
from leadwell.design.doorways import PageView
from leadwell.standards import forms
from leadwell.standards.pages import comparing, reading
from leadwell.standards.queries import reading as reads


class Frameworks(PageView):
    permission = Permission.PUBLIC
    template_name = "standards/shelf.jinja"

    def page(self, *, by, today):
        return reading.shelf_page(reads.shelf(today=today), by=by, today=today)


class Version(PageView):
    permission = Permission.PUBLIC
    template_name = "standards/version.jinja"

    def page(self, *, by, today):
        asked = self.kwargs["framework"], self.kwargs.get("version", "")
        return reading.version_page(
            reads.read_version(*asked, by=by, today=today), by=by, today=today
        )


class Item(PageView):
    permission = Permission.PUBLIC
    template_name = "standards/item.jinja"

    def page(self, *, by, today):
        asked = (self.kwargs[name] for name in ("framework", "version", "code"))
        return reading.item_page(reads.read_item(*asked, by=by, today=today), today=today)


class Compare(PageView):
    permission = Permission.PUBLIC
    template_name = "standards/compare.jinja"

    def page(self, *, by, today):
        asked = forms.asked_to_compare(self.request.GET)
        found = reads.compare(self.kwargs["framework"], **asked, by=by, today=today)
        return comparing.compare_page(found, today=today)

    def shown(self, page, *, status=200, **more):
        filters = forms.Compare(self.request.GET or page.chosen, numbers=page.numbers)
        return super().shown(page, status=status, filters=filters, **more)
