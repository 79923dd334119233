"""Addresses of training, a block for each part of it."""

from __future__ import annotations

from django.urls import path

from leadwell.training.views import (
    calendars,
    checking,
    credentials,
    induction,
    learning,
    prior_learning,
)

app_name = "training"
LEARNING = [
    path("training/assess/", learning.ToAssess.as_view(), name="to-assess"),
    path("training/assess/<slug:code>/", learning.AssessRun.as_view(), name="assess-run"),
    path("training/results/<int:number>/", learning.GiveOneResult.as_view(), name="give-result"),
    path(
        "training/runs/<slug:code>/sessions/", learning.RunSessions.as_view(), name="run-sessions"
    ),
    path("training/registers/<int:number>/", learning.KeepRegister.as_view(), name="register"),
    path("my/calendar/", calendars.MyCalendar.as_view(), name="my-calendar"),
    path("my/calendar/new/", calendars.NewAddress.as_view(), name="new-calendar"),
    path("calendar/<str:token>.ics", calendars.Feed.as_view(), name="calendar-feed"),
    path("training/sessions/<int:number>.ics", calendars.OneDate.as_view(), name="session-date"),
]
MINE, STATUS = "credentials/<uuid:number>/", "credentials/status/"
CREDENTIALS = [
    path("credentials/", credentials.MyCredentials.as_view(), name="my-credentials"),
    path(MINE, credentials.MyCredential.as_view(), name="my-credential"),
    path(f"{MINE}share/", credentials.Share.as_view(), name="share-credential"),
    path(f"{MINE}stop-sharing/", credentials.StopSharing.as_view(), name="stop-sharing-credential"),
    path(f"{MINE}credential.json", credentials.CredentialFile.as_view(), name="credential-json"),
    path(f"{MINE}credential.jws", credentials.CredentialToken.as_view(), name="credential-token"),
    path(f"{MINE}certificate.pdf", credentials.CredentialPaper.as_view(), name="credential-paper"),
    path("credentials/shared/<str:token>/", credentials.SharedCredential.as_view(),
         name="shared-credential"),
    path("credentials/shared/<str:token>/credential.json",
         credentials.SharedCredentialFile.as_view(), name="shared-credential-json"),
    path("credentials/assure/", credentials.AssureCredentials.as_view(), name="assure-credentials"),
    path("credentials/assure/<uuid:number>/", credentials.DecideCredential.as_view(),
         name="decide-credential"),
    path("verify/", checking.Verify.as_view(), name="verify"),
    path("credentials/issuer", checking.Issuer.as_view(), name="issuer"),
    path("credentials/keys/<str:name>", checking.Key.as_view(), name="key"),
    path(f"{STATUS}<slug:purpose>/<int:number>", checking.StatusListDocument.as_view(),
         name="status-list"),
    path("credentials/achievements/<uuid:item>/", checking.AchievementMeaning.as_view(),
         name="achievement"),
    path("credentials/achievements/<uuid:item>/<slug:code>/", checking.AchievementMeaning.as_view(),
         name="achievement-by"),
]  # fmt: skip
INDUCTION = [
    path("my/induction/", induction.MyInduction.as_view(), name="my-induction"),
    path("my/team/induction/", induction.TeamInduction.as_view(), name="team-induction"),
    path("inductions/<int:period_id>/", induction.Induction.as_view(), name="induction"),
    path(
        "inductions/<int:period_id>/exempt/",
        induction.ExemptFromInduction.as_view(),
        name="induction-exempt",
    ),
    path(
        "inductions/<int:period_id>/parts/",
        induction.InductionTrack.as_view(),
        name="induction-track",
    ),
    path(
        "organisations/<str:code>/induction/",
        induction.PlaceInduction.as_view(),
        name="place-induction",
    ),
    path(
        "organisations/<str:code>/induction/induction.csv",
        induction.PlaceInductionSheet.as_view(),
        name="induction-sheet",
    ),
    path(
        "organisations/<str:code>/induction/<slug:slug>.svg",
        induction.PlaceInductionChart.as_view(),
        name="induction-chart",
    ),
    path(
        "organisations/<str:code>/induction/people/",
        induction.InductionPeople.as_view(),
        name="induction-people",
    ),
    path(
        "organisations/<str:code>/induction/parts/",
        induction.InductionParts.as_view(),
        name="induction-parts",
    ),
    path(
        "induction-parts/<int:part_id>/end/",
        induction.EndInductionPart.as_view(),
        name="induction-end-part",
    ),
]
PRIOR_LEARNING = [
    path("my/learning/", prior_learning.MyLearning.as_view(), name="my-learning"),
    path("my/learning/new/", prior_learning.ClaimLearning.as_view(), name="claim-learning"),
    path("my/learning/<int:number>/", prior_learning.MyClaim.as_view(), name="my-claim"),
    path(
        "my/learning/<int:number>/appeal/",
        prior_learning.AppealLearning.as_view(),
        name="appeal-learning",
    ),
    path("training/claims/", prior_learning.Claims.as_view(), name="claims"),
    path("training/claims/<int:number>/", prior_learning.DecideClaim.as_view(), name="claim"),
    path("training/evidence/<int:number>/", prior_learning.EvidenceFile.as_view(), name="evidence"),
]
urlpatterns = [*PRIOR_LEARNING, *INDUCTION, *CREDENTIALS, *LEARNING]
