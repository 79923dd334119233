"""Asking about one's own record, and answering."""

from django.urls import path

from leadwell.keeping import views

app_name = "keeping"
urlpatterns = [
    path("my/record/wrong/<str:kind>/<int:number>/<str:fact>/", views.DisputeFact.as_view(),
         name="dispute-fact"),
    path("my/record/ask/", views.Ask.as_view(), name="ask"),
    path("my/record/claim/", views.Claim.as_view(), name="claim"),
    path("my/record/disputes/<int:number>/", views.MyDispute.as_view(), name="my-dispute"),
    path("my/record/requests/<int:number>/", views.MyRequest.as_view(), name="my-request"),
    path("my/record/requests/<int:number>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("keeping/", views.Waiting.as_view(), name="waiting"),
    path("keeping/times/", views.Times.as_view(), name="times"),
    path("keeping/disputes/<int:number>/", views.AnswerDispute.as_view(), name="dispute"),
    path("keeping/requests/<int:number>/", views.AnswerRequest.as_view(), name="request"),
    path("keeping/claims/<int:number>/", views.AnswerClaim.as_view(), name="answer-claim"),
    path("keeping/holds/", views.Holds.as_view(), name="holds"),
    path("keeping/holds/place/", views.PlaceHold.as_view(), name="place-hold"),
    path("keeping/holds/<int:number>/end/", views.EndHold.as_view(), name="end-hold"),
    path("keeping/over/", views.Over.as_view(), name="over"),
    path("keeping/over/<slug:kept_as>/<str:code>/", views.Decide.as_view(), name="decide"),
    path("keeping/joining/", views.Joining.as_view(), name="joining"),
    path("keeping/joining/<int:keep>/<int:join>/", views.Join.as_view(), name="join"),
    path("keeping/joining/<int:number>/undo/", views.Undo.as_view(), name="undo-joining"),
]  # fmt: skip
