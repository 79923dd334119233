"""Addresses of fairness."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "fairness"

urlpatterns: list[URLPattern | URLResolver] = []
