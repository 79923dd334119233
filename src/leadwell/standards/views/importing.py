"""Doors for frameworks that come in from a file, and go out as one that Moodle reads."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import Doorway, NotFound
from leadwell.design.plain_doorways import AskView
from leadwell.reasons import RuleBroken
from leadwell.standards.actions import case_import
from leadwell.standards.forms.importing import ImportFramework
from leadwell.standards.pages import importing as pages
from leadwell.standards.queries import case


class Import(AskView):
    """Takes it in, and shows the report this once: the draft keeps what came of it."""

    permission = Permission.DRAFT_STANDARDS
    form_class = ImportFramework

    def page(self, *, by, today):
        return pages.import_page()

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self._with(form, status=422)
        content = form.cleaned_data["file"].read()
        try:
            done = case_import.import_framework(by=self.by, content=content, now=timezone.now())
        except RuleBroken as broken:
            reasons = tuple(reason.in_words(_) for reason in broken.reasons)
            return self._with(form, status=409, reasons=reasons)
        return _report(request, done)


def _report(request: HttpRequest, done: case_import.Imported) -> HttpResponse:
    return render(request, "list_page.jinja", {"page": pages.imported_page(done)})


class Moodle(Doorway):
    """A version as the competency file that Moodle imports."""

    permission = Permission.PUBLIC
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, framework: str, version: str) -> HttpResponse:
        text = case.moodle_csv(framework, version, by=self.by)
        if text is None:
            raise NotFound
        answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
        name = content_disposition_header(as_attachment=True, filename=f"{framework}-moodle.csv")
        answer["Content-Disposition"] = str(name)
        return answer
