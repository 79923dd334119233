"""What is being done here: the list of plans, and what wants one."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Link, Row, Table, Tag
from leadwell.design.plain_pages import ListPage, Part
from leadwell.design.words import data, day, number
from leadwell.fairness.pages.acting.shapes import (
    columns,
    figure_name,
    way_back,
)
from leadwell.fairness.queries.acting.plans import (
    LATE,
    WITHOUT_EFFECT,
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
            figure_name(plan.indicator),
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
        columns=columns(_("Figure"), _("Why"), _("What to do")),
        rows=tuple(
            Row(
                (
                    figure_name(one.indicator),
                    one.reason.in_words(_),
                    Cell(
                        write,
                        href=_add(place, one.indicator),
                        hidden=figure_name(one.indicator),
                    )
                    if found.may_keep
                    else _("Ask the equality lead"),
                )
            )
            for one in found.wanting
        ),
        empty=_("Every figure that is away from parity has a plan that runs."),
        stacked=True,
    )
