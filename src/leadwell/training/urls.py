"""Addresses of training, a block for each part of it."""

from __future__ import annotations

from django.urls import path

from leadwell.training.views import calendars, learning

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
urlpatterns = [*LEARNING]
