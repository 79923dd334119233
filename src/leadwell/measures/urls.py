"""Addresses of published figures."""

from django.urls import path

from leadwell.measures.views import enough_managers, figures

app_name = "measures"
urlpatterns = [
    path("organisations/<str:code>/", figures.Picture.as_view(), name="picture"),
    path(
        "organisations/<str:code>/picture.csv", figures.PictureSheet.as_view(), name="picture-sheet"
    ),
    path(
        "organisations/<str:code>/ratings.svg", figures.RatingsChart.as_view(), name="ratings-chart"
    ),
    path("organisations/<str:code>/managers/", enough_managers.Managers.as_view(), name="managers"),
    path(
        "organisations/<str:code>/managers/managers.csv",
        enough_managers.ManagersSheet.as_view(),
        name="managers-sheet",
    ),
    path(
        "organisations/<str:code>/managers/<slug:slug>.svg",
        enough_managers.ManagersChart.as_view(),
        name="managers-chart",
    ),
    path(
        "organisations/<str:code>/managers/public/",
        enough_managers.PublicManagers.as_view(),
        name="public-managers",
    ),
    path(
        "organisations/<str:code>/managers/public/managers.csv",
        enough_managers.PublicManagersSheet.as_view(),
        name="public-managers-sheet",
    ),
    path(
        "organisations/<str:code>/managers/public/<slug:slug>.svg",
        enough_managers.PublicManagersChart.as_view(),
        name="public-managers-chart",
    ),
    path(
        "organisations/<str:code>/measures/<slug:slug>/", figures.Measure.as_view(), name="measure"
    ),
    path(
        "organisations/<str:code>/measures/<slug:slug>.csv",
        figures.MeasureSheet.as_view(),
        name="sheet",
    ),
    path(
        "organisations/<str:code>/measures/<slug:slug>/chart.svg",
        figures.MeasureChart.as_view(),
        name="chart",
    ),
    path(
        "organisations/<str:code>/measures/<slug:slug>/years.svg",
        figures.YearsChart.as_view(),
        name="years",
    ),
    path("compare/", figures.Compare.as_view(), name="compare"),
    path("compare/<slug:slug>.svg", figures.CompareChart.as_view(), name="compare-chart"),
    path("measures/", figures.Library.as_view(), name="library"),
    path("measures/<slug:slug>/", figures.Definition.as_view(), name="definition"),
]
