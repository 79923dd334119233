"""The forms that write a plan, put it right, and say what came of it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, Fact, Link
from leadwell.design.plain_pages import AskPage
from leadwell.design.words import day
from leadwell.fairness.pages.acting.one_plan import to_plans
from leadwell.fairness.pages.acting.shapes import (
    value_of,
    way_back,
)
from leadwell.fairness.queries.acting.plans import (
    OnePlan,
    PlanLine,
)
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


def change_plan_page(one: OnePlan) -> AskPage:
    """The form that puts a plan right, with what stands now above it."""
    return _asking(
        one,
        title=_("Put the plan right"),
        purpose=_("What it said before stays in the record of what happened."),
        button=_("Keep it"),
    )


def note_plan_page(one: OnePlan) -> AskPage:
    """The form that says what happened."""
    return _asking(
        one,
        title=_("What happened with the plan?"),
        purpose=_("One or two sentences. They stay with the plan, with your name."),
        button=_("Note it"),
    )


def finish_plan_page(one: OnePlan) -> AskPage:
    """The form that says that it is done."""
    return _asking(
        one,
        title=_("Is the plan done?"),
        purpose=_("Say when, and what came of it. If you do not know yet, say it later."),
        button=_("It is done"),
    )


def end_plan_page(one: OnePlan) -> AskPage:
    """The form that ends it."""
    return _asking(
        one,
        title=_("End the plan without doing it?"),
        purpose=_("It stays to be seen, with your reason. It cannot be begun again."),
        button=_("End it"),
        careful=True,
    )


def _asking(
    one: OnePlan, *, title: str, purpose: str, button: str, careful: bool = False
) -> AskPage:
    place, plan = one.place, one.line.plan
    back = reverse("fairness:plan", args=[place.code, plan.pk])
    return AskPage(
        title=title,
        purpose=purpose,
        crumbs=way_back(place, to_plans(place), Crumb(_("The plan"), back)),
        made_up=plan.made_up,
        facts=tuple(_stands(one.line)),
        button=button,
        careful=careful,
        ways=(Link(_("Back to the plan"), back),),
    )


def _stands(line: PlanLine) -> list[Fact]:
    plan = line.plan
    facts = [
        Fact(_("Figure"), _(line.title)),
        Fact(_("What is done"), plan.what, is_data=True),
        Fact(_("Who answers for it"), plan.who or _("Nobody yet"), is_data=bool(plan.who)),
        Fact(_("By when"), day(plan.by_on) or _("No day yet")),
        Fact(_("The figure will be"), value_of(plan.expects)),
    ]
    if plan.done_on:
        facts.append(Fact(_("Done on"), day(plan.done_on)))
    return facts
