"""A person's own declarations. There is no address of anybody else's."""

from __future__ import annotations

from django.urls import path

from leadwell.equality import views

app_name = "equality"

urlpatterns = [
    path("my/declarations/", views.Declarations.as_view(), name="declarations"),
    path("my/declarations/take-back/", views.TakeBack.as_view(), name="take-back"),
    path("my/declarations/<slug:question>/", views.Question.as_view(), name="question"),
]
