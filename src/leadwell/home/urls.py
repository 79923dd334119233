"""The front door, what every site says about itself, and what machines ask."""

from django.urls import path

from leadwell.home import views

app_name = "home"
urlpatterns = [
    path("", views.Front.as_view(), name="front"),
    path("my/", views.My.as_view(), name="my"),
    path("my/record/", views.Record.as_view(), name="record"),
    path("my/record/my-record.json", views.RecordFile.as_view(), name="record-json"),
    path("my/record/my-record.pdf", views.RecordPaper.as_view(), name="record-pdf"),
    path("about/", views.About.as_view(), name="about"),
    path("about/figures/", views.Figures.as_view(), name="figures"),
    path("accessibility/", views.Accessibility.as_view(), name="accessibility"),
    path("privacy/", views.Privacy.as_view(), name="privacy"),
    path(".well-known/security.txt", views.SecurityText.as_view(), name="security"),
    path("healthz", views.Alive.as_view(), name="alive"),
    path("readyz", views.Ready.as_view(), name="ready"),
]
