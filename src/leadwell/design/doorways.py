"""The views everybody's views inherit: who is asking, one call in, words out.

A view says its `permission` and its `template_name` and answers `page(by=…, today=…)`. Refusals
become words: 403 says who can help, 404 says nothing it should not, 409 gives the rule's reasons
on the same page, 422 the same page with what to mend.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views import View

from leadwell.actor import Actor, Permission
from leadwell.design import errors
from leadwell.design.downloads import Download
from leadwell.design.pages import Page
from leadwell.reasons import NotPermitted, RuleBroken

__all__ = ["ActionView", "Doorway", "Download", "FormPageView", "NotFound", "PageView", "Sheet"]


class NotFound(LookupError):
    """There is no such thing, or this person may not know that there is."""


class Doorway(View):
    """What every view shares: the permission at the door, and refusals turned into words."""

    permission: ClassVar[Permission]
    by: Actor

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.by = request.actor()  # type: ignore[attr-defined]  # set by the middleware
        if not self.by.may_somewhere(self.permission):
            return errors.refused(request, by=self.by, permission=self.permission)
        try:
            answer = super().dispatch(request, *args, **kwargs)
        except NotPermitted as refusal:
            return errors.refused(
                request, by=self.by, permission=self.permission, says=str(refusal)
            )
        except (NotFound, ObjectDoesNotExist, Http404):
            return errors.not_found(request)
        return self._kept_to_themselves(answer)

    def _kept_to_themselves(self, answer: HttpResponseBase) -> HttpResponseBase:
        """What not everyone may see is not left in anybody's cache."""
        if self.permission is not Permission.PUBLIC:
            answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer


class PageView(Doorway):
    """A page to read. Give `permission`, `template_name` and `page`."""

    template_name: ClassVar[str]
    http_method_names = ["get", "head", "options"]

    def page(self, *, by: Actor, today: date) -> Page:
        """What the page will say. One call in; `self.kwargs` and `self.request.GET` are at hand."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page = self.page(by=self.by, today=timezone.localdate())
        return self.shown(page)

    def shown(self, page: Page, *, status: int = 200, **more: Any) -> HttpResponse:
        """The page in its template."""
        return render(self.request, self.template_name, {"page": page, **more}, status=status)


class FormPageView(PageView):
    """A page with a form. Give also `form_class`, `act` and `success_address`.

    `act` makes one call to an action and may return an address to go to next.
    """

    form_class: ClassVar[type[forms.BaseForm]]
    success_address: str = "."
    http_method_names = ["get", "head", "options", "post"]

    def form(self, data: Any = None, files: Any = None) -> forms.BaseForm:
        """The form, empty or filled with what was typed. Override to give it choices."""
        return self.form_class(data, files, initial=self.initial())

    def initial(self) -> dict[str, Any]:
        """What the boxes hold at first."""
        return {}

    def act(self, form: forms.BaseForm, *, by: Actor, now: datetime) -> str | None:
        """Do it: one call to one action."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self._with(self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self._with(form, status=422)
        try:
            next_address = self.act(form, by=self.by, now=timezone.now())
        except RuleBroken as broken:
            reasons = tuple(reason.in_words(gettext) for reason in broken.reasons)
            return self._with(form, status=409, reasons=reasons)
        return HttpResponseRedirect(next_address or self.success_address)

    def _with(
        self, form: forms.BaseForm, *, status: int = 200, reasons: tuple[str, ...] = ()
    ) -> HttpResponse:
        page = self.page(by=self.by, today=timezone.localdate())
        return self.shown(page, status=status, form=form, reasons=reasons)


ActionView = FormPageView


class Sheet(Doorway):
    """A file to take away. Give `permission` and `sheet`, which answers a `Download`."""

    http_method_names = ["get", "head", "options"]

    def sheet(self, *, by: Actor, today: date) -> Download:
        """The rows. One call in."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.sheet(by=self.by, today=timezone.localdate()).response()
