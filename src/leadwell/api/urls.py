"""The address of the page about the open interface."""

from __future__ import annotations

from django.urls import URLPattern, path

from leadwell.api import views
from leadwell.api.pages import Described

app_name = "api"


def addresses(described: Described) -> list[URLPattern]:
    """The page, told by `config` where the interface's description is: it is joined upstairs."""
    return [path("", views.Interface.as_view(described=described), name="interface")]
