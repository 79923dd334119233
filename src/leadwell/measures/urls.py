"""Addresses of published figures."""

from django.urls import path

from leadwell.measures import views

app_name = "measures"
urlpatterns = [
    path("organisations/<str:code>/", views.Picture.as_view(), name="picture"),
    path(
        "organisations/<str:code>/picture.csv", views.PictureSheet.as_view(), name="picture-sheet"
    ),
    path(
        "organisations/<str:code>/ratings.svg", views.RatingsChart.as_view(), name="ratings-chart"
    ),
    path("organisations/<str:code>/measures/<slug:slug>/", views.Measure.as_view(), name="measure"),
    path(
        "organisations/<str:code>/measures/<slug:slug>.csv",
        views.MeasureSheet.as_view(),
        name="sheet",
    ),
    path(
        "organisations/<str:code>/measures/<slug:slug>/chart.svg",
        views.MeasureChart.as_view(),
        name="chart",
    ),
    path(
        "organisations/<str:code>/measures/<slug:slug>/years.svg",
        views.YearsChart.as_view(),
        name="years",
    ),
    path("compare/", views.Compare.as_view(), name="compare"),
    path("compare/<slug:slug>.svg", views.CompareChart.as_view(), name="compare-chart"),
    path("measures/", views.Library.as_view(), name="library"),
    path("measures/<slug:slug>/", views.Definition.as_view(), name="definition"),
]
