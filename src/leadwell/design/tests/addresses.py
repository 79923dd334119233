"""The least set of addresses the gallery needs."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("design/", include("leadwell.design.urls"))]
