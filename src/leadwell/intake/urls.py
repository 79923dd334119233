"""Addresses of files coming in."""

from django.urls import path

from leadwell.intake import views

app_name = "intake"


def _described(layout):
    """The page of a layout beside the staff file, and its files."""
    at, say = f"files/template/{layout}/", {"layout": layout}
    return [
        path(at, views.Layout.as_view(**say), name=f"{layout}-layout"),
        path(f"{at}template.csv", views.Template.as_view(**say), name=f"{layout}-template"),
        path(f"{at}example.csv", views.OneRow.as_view(**say), name=f"{layout}-example"),
        path(
            f"{at}datapackage.json",
            views.Frictionless.as_view(**say),
            name=f"{layout}-frictionless",
        ),
        path(f"{at}template.csv-metadata.json", views.Csvw.as_view(**say), name=f"{layout}-csvw"),
    ]


urlpatterns = [
    *_described("applications"),
    *_described("completions"),
    *_described("pay"),
    *_described("cases"),
    path("files/", views.Files.as_view(), name="files"),
    path("files/published/", views.Published.as_view(), name="published"),
    path("files/chart/", views.LoadChart.as_view(), name="chart"),
    path("files/offer/", views.Offer.as_view(), name="offer"),
    path("files/template/", views.Layout.as_view(), name="layout"),
    path("files/template/template.csv", views.Template.as_view(), name="template"),
    path("files/template/example.csv", views.Example.as_view(), name="example"),
    path("files/template/datapackage.json", views.Frictionless.as_view(), name="frictionless"),
    path("files/template/template.csv-metadata.json", views.Csvw.as_view(), name="csvw"),
    path("files/<int:file_id>/", views.File.as_view(), name="file"),
    path("files/<int:file_id>/match/", views.Match.as_view(), name="match"),
    path("files/<int:file_id>/rejected.csv", views.Rejected.as_view(), name="rejected"),
    path("organisations/<str:code>/asc-wds/", views.Care.as_view(), name="care"),
    path(
        "organisations/<str:code>/asc-wds/<slug:file>.csv",
        views.CareFile.as_view(),
        name="care_file",
    ),
]
