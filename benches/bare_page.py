"""The yardstick of every page: the layout, a title and one query. Used by the bench only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path

from leadwell.config.urls import urlpatterns as real
from leadwell.design.pages import Page
from leadwell.organisations.models import Organisation


def bare(request: HttpRequest) -> HttpResponse:
    one = Organisation.objects.order_by("pk").first()
    page = Page(title=str(one), purpose="A bare page.")
    return HttpResponse(render_to_string("layout.jinja", {"page": page}, request=request))


urlpatterns = [path("bare/", bare), *real]
