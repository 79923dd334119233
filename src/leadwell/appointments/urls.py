"""Addresses of appointments."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "appointments"
urlpatterns: list[URLPattern] = []
