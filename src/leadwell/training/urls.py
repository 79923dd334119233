"""Addresses of training, a block for each part of it."""

from __future__ import annotations

from django.urls import path

from leadwell.training.views import (
    accreditation,
    applying,
    calendars,
    checking,
    credentials,
    desk,
    induction,
    learning,
    lti,
    money,
    places_release,
    prior_learning,
    programmes,
    register,
    reminders,
    rounds,
    statements,
    systems,
)

app_name = "training"
LEARNING = [
    path("training/assess/", learning.ToAssess.as_view(), name="to-assess"),
    path("training/assess/<slug:code>/", learning.AssessRun.as_view(), name="assess-run"),
    path("training/results/<int:number>/", learning.GiveOneResult.as_view(), name="give-result"),
    path(
        "training/results/<int:number>/take-back/",
        learning.TakeBackPass.as_view(),
        name="take-back-pass",
    ),
    path(
        "training/runs/<slug:code>/sessions/", learning.RunSessions.as_view(), name="run-sessions"
    ),
    path("training/registers/<int:number>/", learning.KeepRegister.as_view(), name="register"),
    path("my/reminders/", reminders.MyReminders.as_view(), name="my-reminders"),
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
STATEMENTS = [
    path("xapi/about", statements.About.as_view(), name="xapi-about"),
    path("xapi/statements", statements.Statements.as_view(), name="xapi-statements"),
]
SYSTEM, TOOL = "training/systems/<int:number>/", "training/tools/<int:number>/"
SYSTEMS = [
    path("training/systems/", systems.Systems.as_view(), name="systems"),
    path("training/systems/add/", systems.AddSystem.as_view(), name="add-system"),
    path("training/systems/mapping/", systems.Mapping.as_view(), name="mapping"),
    path(SYSTEM, systems.System.as_view(), name="source"),
    path(f"{SYSTEM}match/", systems.MatchWord.as_view(), name="match-word"),
    path(f"{SYSTEM}unmatch/", systems.UnmatchWord.as_view(), name="unmatch-word"),
    path(f"{SYSTEM}end/", systems.EndSystem.as_view(), name="end-system"),
    path("training/tools/add/", systems.AddTool.as_view(), name="add-tool"),
    path(TOOL, systems.Tool.as_view(), name="tool"),
    path(f"{TOOL}course/", systems.LinkCourse.as_view(), name="link-course"),
    path(f"{TOOL}end/", systems.EndTool.as_view(), name="end-tool"),
    path("training/courses/<int:number>/", lti.OpenCourse.as_view(), name="open-course"),
    path("lti/auth", lti.Auth.as_view(), name="lti-auth"),
    path("lti/token", lti.Token.as_view(), name="lti-token"),
    path("lti/jwks", lti.Keys.as_view(), name="lti-jwks"),
    path("lti/lineitems/<int:number>", lti.LineItem.as_view(), name="lti-lineitem"),
    path("lti/lineitems/<int:number>/scores", lti.Scores.as_view(), name="lti-scores"),
    path("lti/lineitems/<int:number>/results", lti.Results.as_view(), name="lti-results"),
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
DESK = "training/desk/<str:place>/"
PLACES = [
    path("training/", register.Register.as_view(), name="catalogue"),
    path("training/coverage/", register.Coverage.as_view(), name="coverage"),
    path("training/money/", money.Money.as_view(), name="money"),
    path("training/reach/", money.Reach.as_view(), name="reach"),
    path("training/desk/", desk.Desk.as_view(), name="desk"),
    path(DESK, desk.KeepProvider.as_view(), name="keep-provider"),
    path(f"{DESK}add/", desk.AddCourse.as_view(), name="add-course"),
    path(f"{DESK}<slug:code>/accreditation/", desk.AskAccreditation.as_view(),
         name="ask-accreditation"),
    path(f"{DESK}<slug:code>/run/", desk.PlanRun.as_view(), name="plan-run"),
    path("training/programmes/", programmes.Kept.as_view(), name="programmes-kept"),
    path("training/programmes/add/", programmes.AddProgramme.as_view(), name="add-programme"),
    path("training/accreditation/", accreditation.Accreditations.as_view(), name="accreditations"),
    path("training/accreditation/<int:number>/", accreditation.Accreditation.as_view(),
         name="accreditation"),
    path("training/runs/<slug:code>/", register.Run.as_view(), name="run"),
    path("training/runs/<slug:code>/book/", applying.Book.as_view(), name="book-place"),
    path("training/runs/<slug:code>/add-day/", desk.PlanSession.as_view(), name="plan-session"),
    path("training/runs/<slug:code>/cancel/", desk.CancelRun.as_view(), name="cancel-run"),
    path("training/rounds/", rounds.Rounds.as_view(), name="rounds"),
    path("training/rounds/mine/", rounds.RoundsOfMine.as_view(), name="rounds-of-mine"),
    path("training/rounds/open/", rounds.OpenRound.as_view(), name="open-round"),
    path("training/rounds/<slug:draw>/", rounds.Round.as_view(), name="round"),
    path("training/rounds/<slug:draw>/apply/", applying.Apply.as_view(), name="apply"),
    path("training/rounds/<slug:draw>/withdraw/", applying.Withdraw.as_view(),
         name="withdraw-application"),
    path("training/rounds/<slug:draw>/run/", rounds.RunRound.as_view(), name="run-round"),
    path("training/rounds/<slug:draw>/call-off/", rounds.VoidRound.as_view(), name="void-round"),
    path("training/releases/", places_release.Releases.as_view(), name="releases"),
    path("training/releases/<int:number>/", places_release.Release.as_view(), name="release"),
    path("training/appeals/", places_release.Appeals.as_view(), name="appeals"),
    path("training/appeals/<int:number>/", places_release.Appeal.as_view(), name="appeal"),
    path("draws/verify_draw.py", rounds.DrawScript.as_view(), name="draw-script"),
    path("draws/<slug:draw>/", rounds.Draw.as_view(), name="draw"),
    path("draws/<slug:draw>/document.json", rounds.DrawDocument.as_view(), name="draw-document"),
    path("my/applications/", applying.MyApplications.as_view(), name="my-applications"),
    path("my/applications/<int:number>/", applying.MyApplication.as_view(), name="my-application"),
    path("my/applications/<int:number>/proof.json", applying.MyProof.as_view(), name="my-proof"),
    path("my/applications/<int:number>/release/", applying.MyRelease.as_view(), name="my-release"),
    path("my/places/<int:number>/", applying.AnswerPlace.as_view(), name="answer-place"),
]  # fmt: skip
# Last: a programme's own name stands where the words above do.
PROGRAMMES = [
    path("training/<slug:code>/", register.Programme.as_view(), name="programme"),
    path("training/<slug:code>/change/", programmes.ChangeProgramme.as_view(),
         name="change-programme"),
    path("training/<slug:code>/hold/", programmes.HoldProgramme.as_view(), name="hold-programme"),
]  # fmt: skip
urlpatterns = [
    *STATEMENTS,
    *SYSTEMS,
    *PRIOR_LEARNING,
    *INDUCTION,
    *CREDENTIALS,
    *LEARNING,
    *PLACES,
    *PROGRAMMES,
]
