"""Addresses of organisations. The picture of one of them is built in `measures`."""

from django.urls import path

from leadwell.organisations import views

app_name = "organisations"

urlpatterns = [
    path("organisations/", views.Find.as_view(), name="search"),
]
