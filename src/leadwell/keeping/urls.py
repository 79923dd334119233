"""Asking about one's own record, and answering."""

from django.urls import path

from leadwell.keeping.views import answering, joining, mine, times

app_name = "keeping"
urlpatterns = [
    path("my/record/wrong/<str:kind>/<int:number>/<str:fact>/", mine.DisputeFact.as_view(),
         name="dispute-fact"),
    path("my/record/ask/", mine.Ask.as_view(), name="ask"),
    path("my/record/claim/", mine.Claim.as_view(), name="claim"),
    path("my/record/disputes/<int:number>/", mine.MyDispute.as_view(), name="my-dispute"),
    path("my/record/requests/<int:number>/", mine.MyRequest.as_view(), name="my-request"),
    path("my/record/requests/<int:number>/withdraw/", mine.Withdraw.as_view(), name="withdraw"),
    path("keeping/", answering.Waiting.as_view(), name="waiting"),
    path("keeping/times/", times.Times.as_view(), name="times"),
    path("keeping/disputes/<int:number>/", answering.AnswerDispute.as_view(), name="dispute"),
    path("keeping/requests/<int:number>/", answering.AnswerRequest.as_view(), name="request"),
    path("keeping/claims/<int:number>/", answering.AnswerClaim.as_view(), name="answer-claim"),
    path("keeping/holds/", times.Holds.as_view(), name="holds"),
    path("keeping/holds/place/", times.PlaceHold.as_view(), name="place-hold"),
    path("keeping/holds/<int:number>/end/", times.EndHold.as_view(), name="end-hold"),
    path("keeping/over/", times.Over.as_view(), name="over"),
    path("keeping/over/<slug:kept_as>/<str:code>/", times.Decide.as_view(), name="decide"),
    path("keeping/joining/", joining.Joining.as_view(), name="joining"),
    path("keeping/joining/<int:keep>/<int:join>/", joining.Join.as_view(), name="join"),
    path("keeping/joining/<int:number>/undo/", joining.Undo.as_view(), name="undo-joining"),
]  # fmt: skip
