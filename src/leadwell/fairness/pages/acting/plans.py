"""Plans: the list, one of them, and the forms that write them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import data, day, moment, number
from leadwell.fairness.pages.acting.shapes import (
    columns,
    facts_part,
    in_words,
    value_of,
    way_back,
)
from leadwell.fairness.queries.acting.plans import (
    LATE,
    WITHOUT_EFFECT,
    OnePlan,
    PlanLine,
    PlansAt,
)
from leadwell.fairness.queries.reports.place import Place


def plans_page(found: PlansAt) -> ListPage:
    """What is being done, what wants doing, and what came of earlier plans."""
    name = found.place.name
    return ListPage(
        title=format_html(_("What is {place} doing about it?"), place=data(name)),
        purpose=_(
            "What is done about each figure, who answers for it, by when, and what came of it."
        ),
        crumbs=way_back(found.place),
        made_up=found.place.organisation.made_up,
        answer=_answer(found),
        ways=_ways(found),
        parts=(
            Part("running", _("Running"), _table(found.running, found.place, _("Running plans"))),
            Part("wanting", _("Away from parity, and no plan"), _wanting(found)),
            Part("over", _("Done or ended"), _table(found.over, found.place, _("Earlier plans"))),
        ),
    )


def _answer(found: PlansAt) -> str:
    running = ngettext("%(n)s plan is running.", "%(n)s plans are running.", len(found.running))
    said = [running % {"n": len(found.running)}] if found.running else [_("No plan is running.")]
    flagged = sum(bool(line.reasons) for line in (*found.running, *found.over))
    if flagged:
        words = ngettext("%(n)s needs attention.", "%(n)s need attention.", flagged)
        said.append(words % {"n": flagged})
    if found.wanting:
        words = ngettext(
            "%(n)s figure is away from parity without one.",
            "%(n)s figures are away from parity without one.",
            len(found.wanting),
        )
        said.append(words % {"n": len(found.wanting)})
    return " ".join(said)


def _ways(found: PlansAt) -> tuple[Link, ...]:
    code = [found.place.code]
    ways = [Link(_("Write a plan"), _add(found.place))] if found.may_keep else []
    ways += [
        Link(_("The six actions, for the board"), reverse("fairness:six-actions", args=code)),
        Link(_("How it grades itself"), reverse("fairness:eds", args=code)),
        Link(_("The equality duty"), reverse("fairness:equality-duty", args=code)),
    ]
    if found.sees_board:
        promised = reverse("fairness:objectives", args=code)
        ways.append(Link(_("What the board has promised"), promised))
    if found.sees_packs:
        ways.append(Link(_("Evidence for the regulator"), reverse("fairness:evidence", args=code)))
    return tuple(ways)


def _add(place: Place, indicator: str = "") -> str:
    address = reverse("fairness:add-plan", args=[place.code])
    return f"{address}?indicator={indicator}" if indicator else address


def _table(lines: tuple[PlanLine, ...], place: Place, caption: str) -> Table:
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=columns(
            _("What is done"), _("Figure"), _("Who"), _("By when"), _("Expected"), _("State")
        ),
        rows=tuple(_row(line, place) for line in lines),
        empty=_("None. A plan says what is done about one figure, by whom and by when."),
        stacked=True,
    )


def _row(line: PlanLine, place: Place) -> Row:
    plan = line.plan
    here = reverse("fairness:plan", args=[place.code, plan.pk])
    return Row(
        (
            Cell(plan.what, href=here, is_data=True),
            _(line.title),
            Cell(plan.who, is_data=True) if plan.who else _("Nobody yet"),
            day(plan.by_on) or _("No day yet"),
            "" if plan.expects is None else number(plan.expects, 2),
            _state(line),
        )
    )


def _state(line: PlanLine) -> Cell:
    plan, codes = line.plan, {reason.code for reason in line.reasons}
    if plan.ended_at is not None:
        return Cell("", tag=Tag(_("Ended"), "quiet"))
    if LATE in codes:
        return Cell("", tag=Tag(_("Late"), "attention"))
    if WITHOUT_EFFECT in codes:
        return Cell("", tag=Tag(_("No change came"), "attention"))
    if codes:
        return Cell("", tag=Tag(_("Says too little"), "attention"))
    return Cell("", tag=Tag(_("Done"), "good") if plan.done_on else Tag(_("In time")))


def _wanting(found: PlansAt) -> Table:
    place = found.place
    write = _("Write a plan")
    return Table(
        caption=_("Figures that want a plan"),
        caption_hidden=True,
        columns=columns(_("Figure"), _("Set"), _("Why"), _("What to do")),
        rows=tuple(
            Row(
                (
                    _(one.title),
                    _(one.of) if one.of else "",
                    one.reason.in_words(_),
                    Cell(write, href=_add(place, one.indicator), hidden=_(one.title))
                    if found.may_keep
                    else _("Ask the equality lead"),
                )
            )
            for one in found.wanting
        ),
        empty=_("Every figure that is away from parity has a plan that runs."),
        stacked=True,
    )


def _to_plans(place: Place) -> Crumb:
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
        crumbs=way_back(place, _to_plans(place)),
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
        (_("Figure"), _(line.title)),
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


def add_plan_page(place: Place) -> AskPage:
    """The form that writes a plan."""
    return AskPage(
        title=_("Write a plan"),
        of=place.organisation.name,
        purpose=_(
            "Say what is done about one figure. What you leave empty is flagged until it is there."
        ),
        crumbs=way_back(place, _to_plans(place)),
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
        crumbs=way_back(place, _to_plans(place), Crumb(_("The plan"), back)),
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
