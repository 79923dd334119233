"""The forms that write a plan, put it right, and say what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.pages import Crumb, Fact, Link
from leadwell.design.plain_pages import AskPage
from leadwell.design.words import day
from leadwell.fairness.pages.acting.one_plan import to_plans
from leadwell.fairness.pages.acting.shapes import figure_name, value_of, way_back
from leadwell.fairness.queries.acting.plans import OnePlan, PlanLine
from leadwell.fairness.queries.reports.place import Place


def add_plan_page(place: Place) -> AskPage:
    """The form that writes a plan."""
    return AskPage(
        title=_("Write a plan"),
        of=place.organisation.name,
        purpose=_(
            "Say what is done about one figure. What you leave empty is flagged until it is there."
        ),
        crumbs=way_back(place, to_plans(place)),
        made_up=place.organisation.made_up,
        words=(_("Inspectors and the region see plans, late and empty ones too."),),
        button=_("Keep the plan"),
    )


@dataclass(frozen=True, slots=True)
class _Asks:
    """What a form about a plan says for itself."""

    title: Promise
    purpose: Promise
    button: Promise
    careful: bool = False


_FORMS = {
    "change": _Asks(
        gettext_lazy("Put the plan right"),
        gettext_lazy("What it said before stays in the record of what happened."),
        gettext_lazy("Keep it"),
    ),
    "note": _Asks(
        gettext_lazy("What happened with the plan?"),
        gettext_lazy("One or two sentences. They stay with the plan, with your name."),
        gettext_lazy("Note it"),
    ),
    "done": _Asks(
        gettext_lazy("Is the plan done?"),
        gettext_lazy("Say when, and what came of it. If you do not know yet, say it later."),
        gettext_lazy("It is done"),
    ),
    "end": _Asks(
        gettext_lazy("End the plan without doing it?"),
        gettext_lazy("It stays to be seen, with your reason. It cannot be begun again."),
        gettext_lazy("End it"),
        careful=True,
    ),
}


def plan_form_page(one: OnePlan, doing: str) -> AskPage:
    """The form that changes a plan, notes something, says that it is done, or ends it: with what stands now
    above it."""
    place, plan, asks = one.place, one.line.plan, _FORMS[doing]
    back = reverse("fairness:plan", args=[place.code, plan.pk])
    return AskPage(
        title=str(asks.title),
        purpose=str(asks.purpose),
        crumbs=way_back(place, to_plans(place), Crumb(_("The plan"), back)),
        made_up=plan.made_up,
        facts=tuple(_stands(one.line)),
        button=str(asks.button),
        careful=asks.careful,
        ways=(Link(_("Back to the plan"), back),),
    )


def _stands(line: PlanLine) -> list[Fact]:
    plan = line.plan
    facts = [
        Fact(_("Figure"), figure_name(line.plan.indicator)),
        Fact(_("What is done"), plan.what, is_data=True),
        Fact(_("Who answers for it"), plan.who or _("Nobody yet"), is_data=bool(plan.who)),
        Fact(_("By when"), day(plan.by_on) or _("No day yet")),
        Fact(_("The figure will be"), value_of(plan.expects)),
    ]
    if plan.done_on:
        facts.append(Fact(_("Done on"), day(plan.done_on)))
    return facts
