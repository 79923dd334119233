"""Addresses of the ledger."""

from django.urls import path

from leadwell.history import views

app_name = "history"
urlpatterns = [
    path("history/checkpoints/", views.Checkpoints.as_view(), name="checkpoints"),
    path("history/checkpoints/latest/", views.LatestNote.as_view(), name="latest"),
    path("history/checkpoints/since/<int:size>/", views.Since.as_view(), name="since"),
    path("history/proof/<int:event>/", views.Proof.as_view(), name="proof"),
    path("history/proof/<int:event>/data/", views.ProofData.as_view(), name="proof-data"),
]
