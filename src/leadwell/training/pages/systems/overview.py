"""Every learning system of somebody's providers, and ending one."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Fact, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part, plain_table
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.training.models import LearningTool, StatementSource
from leadwell.training.pages.systems.parts import crumbs


def systems_page(sources: Sequence[StatementSource], tools: Sequence[LearningTool]) -> ListPage:
    """All systems of somebody's providers."""
    count = len(sources) + len(tools)
    says = ngettext("%(n)s learning system is known.", "%(n)s learning systems are known.", count)
    return ListPage(
        title=_("Our learning systems"),
        purpose=_(
            "Systems that tell us what people completed, and systems people open courses in."
        ),
        answer=says % {"n": count},
        crumbs=crumbs()[:1],
        ways=(
            Link(_("Add a system that sends statements"), reverse("training:add-system")),
            Link(_("Add a system that courses open in"), reverse("training:add-tool")),
            Link(_("What do statements mean here?"), reverse("training:mapping")),
        ),
        parts=(
            Part("sources", _("They send statements (xAPI)"), _sources(sources)),
            Part("tools", _("Courses open in them (LTI)"), _tools(tools)),
        ),
    )


def _state(one: StatementSource | LearningTool) -> Cell:
    return Cell("", tag=Tag(_("Ended"), "quiet") if one.ended_at else Tag(_("In use"), "good"))


def _sources(found: Sequence[StatementSource]) -> Table:
    rows = [
        Row(
            (
                Cell(one.title, href=reverse("training:source", args=[one.pk]), is_data=True),
                Cell(name_to_read(one.provider.organisation.name), is_data=True),
                Cell(str(one.count)),  # type: ignore[attr-defined]  # counted by the query
                _state(one),
            )
        )
        for one in found
    ]
    columns = (_("System"), _("Provider"), _("Statements"), _("State"))
    return plain_table(
        _("Systems that send statements"), columns, rows, _("No system sends any yet.")
    )


def _tools(found: Sequence[LearningTool]) -> Table:
    rows = [
        Row(
            (
                Cell(one.title, href=reverse("training:tool", args=[one.pk]), is_data=True),
                Cell(name_to_read(one.provider.organisation.name), is_data=True),
                Cell(str(one.courses)),  # type: ignore[attr-defined]  # counted by the query
                _state(one),
            )
        )
        for one in found
    ]
    columns = (_("System"), _("Provider"), _("Courses"), _("State"))
    return plain_table(
        _("Systems courses open in"), columns, rows, _("No system is registered yet.")
    )


def end_page(one: StatementSource | LearningTool) -> AskPage:
    """Ending a system."""
    over = (_("It was ended already."),) if one.ended_at else ()
    return AskPage(
        title=_("End this system?"),
        purpose=_("It can send nothing and open nothing any more. What it told before stays."),
        crumbs=crumbs(),
        in_the_way=over,
        facts=(Fact(_("System"), one.title, is_data=True),),
        button="" if over else _("End it"),
        careful=True,
    )
