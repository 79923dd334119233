"""Addresses of fairness."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from leadwell.fairness.views import objectives, plans

app_name = "fairness"
AT = "organisations/<str:code>/fairness/"

urlpatterns: list[URLPattern | URLResolver] = [
    # what is done about a figure: before the sets, whose address takes any word
    path(f"{AT}plans/", plans.Plans.as_view(), name="plans"),
    path(f"{AT}plans/add/", plans.AddPlan.as_view(), name="add-plan"),
    path(f"{AT}plans/<int:number>/", plans.Plan.as_view(), name="plan"),
    path(f"{AT}plans/<int:number>/change/", plans.ChangePlan.as_view(), name="change-plan"),
    path(f"{AT}plans/<int:number>/note/", plans.NotePlan.as_view(), name="note-plan"),
    path(f"{AT}plans/<int:number>/done/", plans.FinishPlan.as_view(), name="finish-plan"),
    path(f"{AT}plans/<int:number>/end/", plans.EndPlan.as_view(), name="end-plan"),
    path(f"{AT}objectives/", objectives.Objectives.as_view(), name="objectives"),
    path(f"{AT}objectives/set/", objectives.SetObjective.as_view(), name="set-objective"),
    path(f"{AT}objectives/<int:number>/", objectives.Objective.as_view(), name="objective"),
    path("my/objectives/", objectives.MyObjectives.as_view(), name="my-objectives"),
    path("my/objectives/<int:number>/", objectives.MyObjective.as_view(), name="my-objective"),
]
