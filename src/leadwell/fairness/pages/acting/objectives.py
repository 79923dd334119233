"""Objectives of board members: the board's list, one of them, and one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import data, day
from leadwell.fairness.models import Objective
from leadwell.fairness.pages.acting.shapes import columns, figure_name, way_back
from leadwell.fairness.queries.acting.objectives import Board, Member, OneObjective
from leadwell.organisations.rules.name_to_read import name_to_read


def board_page(board: Board, *, today: date) -> ListPage:
    """What each member of a board promised, and what shows it."""
    place = board.place
    return ListPage(
        title=format_html(_("What has the board of {place} promised?"), place=data(place.name)),
        purpose=_(
            "Each member's objectives for inclusive leadership, with the evidence. Nobody is scored."
        ),
        crumbs=way_back(place),
        made_up=place.organisation.made_up,
        answer=_answer(board),
        ways=_ways(board),
        parts=(
            Part(
                "members",
                _("Member by member"),
                _members(board, today),
                _("It is the work of every leader, and of no equality team in their stead."),
            ),
        ),
    )


def _answer(board: Board) -> str:
    promised = [one for member in board.members for one in member.objectives]
    said = ngettext("%(n)s objective is set.", "%(n)s objectives are set.", len(promised))
    words = [said % {"n": len(promised)}] if promised else [_("No objective is set yet.")]
    if board.without:
        said = ngettext(
            "%(n)s member of the board has none.",
            "%(n)s members of the board have none.",
            board.without,
        )
        words.append(said % {"n": board.without})
    return " ".join(words)


def _ways(board: Board) -> tuple[Link, ...]:
    if not board.may_keep:
        return ()
    address = reverse("fairness:set-objective", args=[board.place.code])
    return (Link(_("Set an objective"), address),)


def _members(board: Board, today: date) -> Table:
    rows = [row for member in board.members for row in _of(member, board, today)]
    return Table(
        caption=_("Members and their objectives"),
        caption_hidden=True,
        columns=columns(_("Member"), _("Objective"), _("Shows in"), _("By when"), _("State")),
        rows=tuple(rows),
        empty=_("Nobody who sits on the board is known here."),
        stacked=True,
    )


def _of(member: Member, board: Board, today: date) -> list[Row]:
    who = Cell(f"{member.person.name}, {member.post}", is_data=True)
    if not member.objectives:
        none = Cell("", tag=Tag(_("No objective"), "attention"))
        return [Row((who, _("None yet"), "", "", none))]
    return [
        Row(
            (
                who,
                Cell(
                    one.says,
                    href=reverse("fairness:objective", args=[board.place.code, one.pk]),
                    is_data=True,
                ),
                figure_name(one.indicator) if one.indicator else _("No figure"),
                day(one.by_on),
                Cell("", tag=state(one, today=today)),
            )
        )
        for one in member.objectives
    ]


def state(objective: Objective, *, today: date) -> Tag:
    """How an objective stands, in a word or two."""
    if objective.met is not None:
        return Tag(_("Met"), "good") if objective.met else Tag(_("Not met"), "attention")
    if objective.evidence:
        return Tag(_("Evidence is there"))
    if objective.by_on < today:
        return Tag(_("Late"), "attention")
    return Tag(_("No evidence yet"), "quiet")


def set_objective_page(board: Board) -> AskPage:
    """The form that sets one."""
    back = reverse("fairness:objectives", args=[board.place.code])
    return AskPage(
        title=_("Set an objective for a member of the board"),
        purpose=_("What they will do themselves, by when, and in which figure it will show."),
        crumbs=way_back(board.place, Crumb(_("What has the board promised?"), back)),
        made_up=board.place.organisation.made_up,
        words=(
            _("A good objective is one thing that they do themselves: not “support diversity”, but"
              " “sponsor three nurses into band 7 posts by June”."),
            _("The whole board sees it. Nobody else does."),
        ),
        button=_("Set it"),
        ways=(Link(_("Back to the board"), back),),
    )  # fmt: skip


def objective_page(one: OneObjective, *, today: date) -> AskPage:
    """One objective, and for those who may the question whether it was met."""
    name = name_to_read(one.organisation.name)
    back = reverse("fairness:objectives", args=[one.organisation.code])
    asks = one.may_keep and not one.own and bool(one.objective.evidence)
    return AskPage(
        title=format_html(_("What has {name} promised?"), name=data(one.objective.person.name)),
        purpose=_("A promise and what shows it. The figures of the organisation stand elsewhere."),
        crumbs=(Crumb(name, _place(one), is_data=True), Crumb(_("The board"), back)),
        made_up=one.objective.made_up,
        facts=_facts(one.objective, today=today),
        words=tuple(hint.in_words(_) for hint in one.hints),
        button=_("Keep the answer") if asks else "",
        ways=(Link(_("Back to the board"), back),),
    )


def _place(one: OneObjective) -> str:
    return f"{reverse('organisations:search')}{one.organisation.code}/"


def _facts(objective: Objective, *, today: date) -> tuple[Fact, ...]:
    shows = figure_name(objective.indicator) if objective.indicator else _("No figure chosen")
    return (
        Fact(_("Objective"), objective.says, is_data=True),
        Fact(_("Shows in"), shows),
        Fact(_("By when"), day(objective.by_on)),
        Fact(_("State"), state(objective, today=today).text),
        Fact(
            _("Evidence"),
            objective.evidence or _("None yet"),
            is_data=bool(objective.evidence),
        ),
        Fact(_("Evidence given on"), day(objective.evidence_at) or _("Not yet")),
    )


def my_objectives_page(mine: Sequence[Objective], *, today: date) -> ListPage:
    """One's own objectives."""
    waiting = sum(one.met is None and not one.evidence for one in mine)
    said = ngettext(
        "%(n)s objective waits for your evidence.", "%(n)s objectives wait for your evidence.", waiting
    )  # fmt: skip
    return ListPage(
        title=_("What have I promised for inclusive leadership?"),
        purpose=_("Objectives you were set as a member of a board. You say what shows them."),
        crumbs=(Crumb(_("My page"), reverse("home:my")),),
        answer=said % {"n": waiting} if waiting else _("Nothing waits for you here."),
        parts=(Part("mine", _("My objectives"), _mine(mine, today)),),
    )


def _mine(mine: Sequence[Objective], today: date) -> Table:
    return Table(
        caption=_("My objectives"),
        caption_hidden=True,
        columns=columns(_("Objective"), _("Where"), _("By when"), _("State")),
        rows=tuple(
            Row(
                (
                    Cell(one.says, href=reverse("fairness:my-objective", args=[one.pk]), is_data=True),
                    Cell(name_to_read(one.organisation.name), is_data=True),
                    day(one.by_on),
                    Cell("", tag=state(one, today=today)),
                )
            )
            for one in mine
        ),
        empty=_("You have none. Members of a board are set theirs by the accountable officer."),
        stacked=True,
    )  # fmt: skip


def my_objective_page(one: OneObjective, *, today: date) -> AskPage:
    """One's own objective, and the box for what shows it."""
    back = reverse("fairness:my-objectives")
    open_ = one.objective.met is None
    return AskPage(
        title=_("What shows that I kept this promise?"),
        purpose=_("Say what you did and what is different now. Your board reads it."),
        crumbs=(Crumb(_("My page"), reverse("home:my")), Crumb(_("My objectives"), back)),
        made_up=one.objective.made_up,
        facts=_facts(one.objective, today=today),
        words=tuple(hint.in_words(_) for hint in one.hints),
        button=_("Keep the evidence") if open_ else "",
        ways=(Link(_("Back to my objectives"), back),),
    )
