"""Doors that are open to anybody: checking a credential, our keys and lists, what an achievement means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import ActionView, Doorway, PageView
from leadwell.gateways.open_badges.documents import NotReadable
from leadwell.training.forms import credentials as forms
from leadwell.training.pages import checking as pages
from leadwell.training.queries import credentials as queries

READ = ["get", "head", "options"]
FOR_A_MINUTE, FOR_A_DAY = 60, 86_400  # seconds


class Verify(ActionView):
    """Look at what somebody brings. A camera comes with a number in the address."""

    permission = Permission.PUBLIC
    template_name = "training/credentials/verify.jinja"
    form_class = forms.Check

    def page(self, *, by, today):
        number = self.request.GET.get("number", "")
        return self._looked_at(number) if number else pages.verify_page()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = forms.Check(request.POST, request.FILES)
        if not form.is_valid():
            return self._with(form, status=422)
        return self.shown(self._looked_at(form.brought()), form=forms.Check(), reasons=())

    def _looked_at(self, brought: str) -> pages.VerifyPage:
        try:
            found = queries.looked_up(brought, now=timezone.now())
        except NotReadable:
            return pages.verify_page(
                trouble=_("That is not a credential, as far as we can read it.")
            )
        if found is None:
            return pages.verify_page(trouble=_("We know no credential with this number."))
        return pages.verify_page(found)


def _public(document: Mapping[str, Any], kind: str, keep: int) -> HttpResponse:
    """For any program anywhere: other sites may read it from a browser too."""
    answer = HttpResponse(json.dumps(document, ensure_ascii=False), content_type=kind)
    patch_cache_control(answer, public=True, max_age=keep)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


class Issuer(PageView):
    """Who we are: a page for people, a document for programs."""

    permission = Permission.PUBLIC
    template_name = "training/credentials/issuer.jinja"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "text/html" in request.headers.get("accept", ""):
            answer = super().get(request, *args, **kwargs)
        else:
            answer = _public(queries.issuer_document(), "application/ld+json", FOR_A_MINUTE)
        patch_vary_headers(answer, ["accept", "cookie"])
        return answer

    def page(self, *, by, today):
        return pages.issuer_page(
            queries.issuer_name(),
            queries.issuer_address(),
            list(queries.keys_published()),
            list(queries.lists_published()),
        )


class Key(Doorway):
    permission = Permission.PUBLIC
    http_method_names = READ

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        return _public(queries.key_document(name), "application/json", FOR_A_DAY)


class StatusListDocument(Doorway):
    permission = Permission.PUBLIC
    http_method_names = READ

    def get(self, request: HttpRequest, purpose: str, number: int) -> HttpResponse:
        document = queries.list_document(purpose, number)
        return _public(queries.in_order(document), "application/vc+ld+json", FOR_A_MINUTE)


class AchievementMeaning(PageView):
    permission = Permission.PUBLIC
    template_name = "training/credentials/achievement.jinja"

    def page(self, *, by, today):
        item: UUID = self.kwargs["item"]
        return pages.achievement_page(queries.achievement_said(item, self.kwargs.get("code", "")))
