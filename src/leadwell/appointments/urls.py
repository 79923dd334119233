"""Addresses of appointments."""

from __future__ import annotations

from django.urls import path

from leadwell.appointments.views import gate

app_name = "appointments"
urlpatterns = [
    path("my/route/", gate.MyRoute.as_view(), name="my-route"),
    path("people/<int:person_id>/gate/", gate.Gate.as_view(), name="gate"),
    path("people/<int:person_id>/gate/waive/", gate.Waive.as_view(), name="waive"),
    path(
        "people/<int:person_id>/gate/refuse-waiver/",
        gate.RefuseWaiver.as_view(),
        name="refuse-waiver",
    ),
    path("waivers/", gate.Waivers.as_view(), name="waivers"),
    path("waivers/<int:waiver_id>/end/", gate.EndWaiver.as_view(), name="end-waiver"),
    path(
        "organisations/<str:code>/gate/", gate.OrganisationGate.as_view(), name="organisation-gate"
    ),
    path("organisations/<str:code>/what-if/", gate.WhatIf.as_view(), name="what-if"),
    path("organisations/<str:code>/appoint/", gate.Appoint.as_view(), name="appoint"),
]
