"""Every address of the house. Each app's addresses are its own; here they are joined."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
