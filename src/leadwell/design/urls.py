"""The gallery's addresses. `config` joins them outside production only."""

from __future__ import annotations

from django.urls import path

from leadwell.design import gallery

app_name = "design"
urlpatterns = [
    path("", gallery.Gallery.as_view(), name="gallery"),
    path("charts/<slug:name>.svg", gallery.ExampleChart.as_view(), name="chart"),
    path("example.csv", gallery.ExampleSheet.as_view(), name="sheet"),
    path("errors/<int:status>/", gallery.ExampleError.as_view(), name="error"),
]
