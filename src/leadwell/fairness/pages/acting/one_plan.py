"""One plan: what was promised, what happened since, and whether the figure moved."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Cell, Crumb, Link, Row, Table
from leadwell.design.plain_pages import ListPage, Part
from leadwell.design.words import day, moment, number
from leadwell.fairness.pages.acting.shapes import (
    columns,
    facts_part,
    figure_name,
    in_words,
    value_of,
    way_back,
)
from leadwell.fairness.queries.acting.plans import (
    OnePlan,
    PlanLine,
)
from leadwell.fairness.queries.reports.place import Place


def to_plans(place: Place) -> Crumb:
    """The way back to the plans of a place."""
    return Crumb(_("What is being done?"), reverse("fairness:plans", args=[place.code]))


def plan_page(one: OnePlan) -> ListPage:
    """One plan, its figure then and now, and what happened since."""
    plan, place = one.line.plan, one.place
    return ListPage(
        title=plan.what if len(plan.what) <= 90 else f"{plan.what[:90]}…",
        title_is_data=True,
        purpose=_(
            "One plan: what was promised, what happened since, and whether the figure moved."
        ),
        crumbs=way_back(place, to_plans(place)),
        made_up=plan.made_up,
        answer=in_words(one.line.reasons) or _whole(one.line),
        ways=_plan_ways(one),
        parts=(
            facts_part("plan", _("The plan"), _facts(one.line)),
            Part("since", _("What happened since"), _notes(one)),
        ),
    )


def _whole(line: PlanLine) -> str:
    if line.plan.ended_at is not None:
        return _("This plan was ended on {day}.").format(day=day(line.plan.ended_at))
    if line.plan.done_on is not None:
        return _("This plan was done on {day}.").format(day=day(line.plan.done_on))
    return _("This plan is in time and says what it must.")


def _facts(line: PlanLine) -> list[tuple[str, object]]:
    plan, then = line.plan, line.then
    facts: list[tuple[str, object]] = [
        (_("What is done"), Cell(plan.what, is_data=True)),
        (_("Figure"), figure_name(line.plan.indicator)),
        (_("Who answers for it"), Cell(plan.who, is_data=True) if plan.who else _("Nobody yet")),
        (_("By when"), day(plan.by_on) or _("No day yet")),
        (
            _("The figure will be"),
            _("Not said yet") if plan.expects is None else number(plan.expects, 2),
        ),
        (_("In words"), Cell(plan.expects_words, is_data=True) if plan.expects_words else ""),
        (_("The figure when it was written"), value_of(then.before)),
        (_("The figure now"), _now(line)),
        (_("Written on"), day(plan.made_at)),
    ]
    if plan.done_on:
        came = Cell(plan.came_of_it, is_data=True) if plan.came_of_it else _("Not said yet")
        facts += [(_("Done on"), day(plan.done_on)), (_("What came of it"), came)]
    if plan.ended_at:
        facts += [
            (_("Ended on"), day(plan.ended_at)),
            (_("Why it ended"), Cell(plan.ended_because, is_data=True)),
        ]
    return facts


def _now(line: PlanLine) -> str:
    then = line.then
    if then.now is None or then.ended_on is None:
        return value_of(None)
    said = value_of(then.now)
    if then.low is not None and then.high is not None:
        said = _("{value} (95% interval {low} to {high})").format(
            value=said, low=number(then.low, 2), high=number(then.high, 2)
        )
    return _("{value}, year to {day}").format(value=said, day=day(then.ended_on))


def _notes(one: OnePlan) -> Table:
    return Table(
        caption=_("What happened since"),
        caption_hidden=True,
        columns=columns(_("When"), _("Who says it"), _("What happened")),
        rows=tuple(
            Row((moment(note.at), Cell(note.by.name, is_data=True), Cell(note.says, is_data=True)))
            for note in one.notes
        ),
        empty=_("Nobody has noted anything yet."),
        stacked=True,
    )


def _plan_ways(one: OnePlan) -> tuple[Link, ...]:
    plan, code = one.line.plan, one.place.code
    if not one.may_keep or plan.ended_at is not None:
        return ()
    doors = [(_("Say what happened"), "note-plan"), (_("Say that it is done"), "finish-plan")]
    if plan.done_on is None:
        doors += [(_("Put it right"), "change-plan"), (_("End it"), "end-plan")]
    else:
        doors[1] = (_("Say what came of it"), "finish-plan")
    return tuple(
        Link(text, reverse(f"fairness:{name}", args=[code, plan.pk])) for text, name in doors
    )
