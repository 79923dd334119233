"""Addresses of fairness."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from leadwell.fairness.views import (
    areas,
    bullying,
    connections,
    definitions,
    funnels,
    graded,
    objectives,
    packs,
    pay,
    plans,
    reports,
    spoken_to,
    tables,
    tried,
)

app_name = "fairness"
AT = "organisations/<str:code>/fairness/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{AT}tables/", tables.Tables.as_view(), name="tables"),
    path(f"{AT}tables/make/", tables.MakeTable.as_view(), name="ask-table"),
    path(f"{AT}tables/<int:number>/", tables.Table.as_view(), name="table"),
    path(f"{AT}tables/<int:number>/table.csv", tables.TableSheet.as_view(), name="table-csv"),
    path(f"{AT}what-if/", tried.WhatIfs.as_view(), name="what-ifs"),
    path(f"{AT}what-if/<int:version>/", tried.WhatIf.as_view(), name="what-if"),
    path(f"{AT}what-if/<int:version>/count/", tried.CountWhatIf.as_view(), name="count-what-if"),
    path(
        f"{AT}what-if/<int:version>/<slug:slug>.svg",
        tried.WhatIfChart.as_view(),
        name="what-if-chart",
    ),
    # what is counted, for anybody
    path("fairness/", definitions.Front.as_view(), name="front"),
    path("fairness/indicators/", definitions.Indicators.as_view(), name="indicator-meanings"),
    path(
        "fairness/indicators/<str:indicator>/",
        definitions.Indicator.as_view(),
        name="indicator-meaning",
    ),
    path("fairness/funnels/", definitions.Funnels.as_view(), name="funnel-meanings"),
    path("fairness/funnels/<str:funnel>/", definitions.Funnel.as_view(), name="funnel-meaning"),
    # what is done about a figure: before the sets, whose address takes any word
    path(f"{AT}plans/", plans.Plans.as_view(), name="plans"),
    path(f"{AT}plans/add/", plans.AddPlan.as_view(), name="add-plan"),
    path(f"{AT}plans/<int:number>/", plans.Plan.as_view(), name="plan"),
    path(f"{AT}plans/<int:number>/change/", plans.ChangePlan.as_view(), name="change-plan"),
    path(f"{AT}plans/<int:number>/note/", plans.NotePlan.as_view(), name="note-plan"),
    path(f"{AT}plans/<int:number>/done/", plans.FinishPlan.as_view(), name="finish-plan"),
    path(f"{AT}plans/<int:number>/end/", plans.EndPlan.as_view(), name="end-plan"),
    path(f"{AT}connections/", connections.Connections.as_view(), name="connections"),
    path(f"{AT}funnels/", funnels.Funnels.as_view(), name="funnels"),
    path(f"{AT}funnels/<slug:funnel>/", funnels.Funnel.as_view(), name="funnel"),
    path(
        f"{AT}funnels/<slug:funnel>/<slug:slug>.svg",
        funnels.FunnelChart.as_view(),
        name="funnel-chart",
    ),
    path(f"{AT}pay/", pay.PayGaps.as_view(), name="pay"),
    path(f"{AT}pay/<slug:indicator>.svg", pay.PayQuarters.as_view(), name="pay-quarters"),
    path(f"{AT}cost-of-bullying/", bullying.CostOfBullying.as_view(), name="cost-of-bullying"),
    path(
        f"{AT}cost-of-bullying/parts.svg",
        bullying.CostChart.as_view(),
        name="cost-of-bullying-chart",
    ),
    path(f"{AT}objectives/", objectives.Objectives.as_view(), name="objectives"),
    path(f"{AT}objectives/set/", objectives.SetObjective.as_view(), name="set-objective"),
    path(f"{AT}objectives/<int:number>/", objectives.Objective.as_view(), name="objective"),
    path("my/objectives/", objectives.MyObjectives.as_view(), name="my-objectives"),
    path("my/objectives/<int:number>/", objectives.MyObjective.as_view(), name="my-objective"),
    path(f"{AT}evidence/", packs.Evidence.as_view(), name="evidence"),
    path(f"{AT}evidence/open/", packs.OpenEvidence.as_view(), name="open-evidence"),
    path("evidence/", packs.MyPacks.as_view(), name="my-packs"),
    path("evidence/<int:number>/", packs.Pack.as_view(), name="pack"),
    path("evidence/<int:number>/pack.pdf", packs.PackPaper.as_view(), name="pack-paper"),
    path(
        "evidence/<int:number>/spoken-to/",
        spoken_to.NoteSpokenTo.as_view(),
        name="note-spoken-to",
    ),
    path(
        "evidence/spoken-to/<int:number>/",
        spoken_to.CorrectSpokenTo.as_view(),
        name="correct-spoken-to",
    ),
    path("evidence/<int:number>/close/", packs.ClosePack.as_view(), name="close-pack"),
    path(f"{AT}eds/", graded.Eds.as_view(), name="eds"),
    path(f"{AT}eds/<slug:outcome>/grade/", graded.GiveGrade.as_view(), name="grade"),
    path(f"{AT}equality-duty/", graded.EqualityDuty.as_view(), name="equality-duty"),
    path(f"{AT}six-actions/", graded.SixActions.as_view(), name="six-actions"),
]

# Last, for a set may have any name: whatever has an address of its own beside the sets stands above.
ONE = f"{AT}<slug:set_code>/"
urlpatterns += [
    path("my/fairness/", reports.Mine.as_view(), name="mine"),
    path("fairness/areas/<str:code>/", areas.Area.as_view(), name="area"),
    path(
        "fairness/areas/<str:code>/<slug:indicator>/",
        areas.AreaFigure.as_view(),
        name="area-figure",
    ),
    path(
        "fairness/areas/<str:code>/<slug:indicator>/funnel.svg",
        areas.AreaChart.as_view(),
        name="area-chart",
    ),
    path("returns/<int:number>/", reports.Return.as_view(), name="return"),
    path("returns/<int:number>/return.csv", reports.ReturnSheet.as_view(), name="return-csv"),
    path("returns/<int:number>/return.pdf", reports.ReturnPaper.as_view(), name="return-pdf"),
    path("returns/<int:number>/take-back/", reports.Withdraw.as_view(), name="withdraw"),
    path(AT, reports.Overview.as_view(), name="overview"),
    path(f"{AT}returns/", reports.Returns.as_view(), name="returns"),
    path(ONE, reports.Set.as_view(), name="set"),
    path(f"{ONE}exact/", reports.ExactSet.as_view(), name="set-exact"),
    path(f"{ONE}publish/", reports.Publish.as_view(), name="publish"),
    path(f"{ONE}figures.csv", reports.SetSheet.as_view(), name="set-csv"),
    path(f"{ONE}figures.xlsx", reports.SetWorkbook.as_view(), name="set-xlsx"),
    path(f"{ONE}figures.pdf", reports.SetPaper.as_view(), name="set-pdf"),
    path(f"{ONE}<slug:slug>.svg", reports.SetChart.as_view(), name="set-chart"),
    path(f"{ONE}<slug:indicator>/", reports.WorkedOut.as_view(), name="indicator"),
    path(
        f"{ONE}<slug:indicator>/beside.svg",
        reports.IndicatorChart.as_view(),
        name="indicator-chart",
    ),
]
