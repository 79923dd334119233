"""Finding an organisation."""

from __future__ import annotations

from leadwell.actor import Permission
from leadwell.design.doorways import PageView
from leadwell.organisations import forms, pages, queries


class Find(PageView):
    permission = Permission.PUBLIC
    template_name = "organisations/search.jinja"

    def page(self, *, by, today):
        given = self.request.GET.dict()
        answer = queries.search(**forms.asked(given), by=by, today=today)
        return pages.find_page(given, answer, form=forms.Search(given, regions=answer.regions))
