"""Systems that courses open in, and which programme a course teaches."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Table
from leadwell.design.plain_pages import AskPage, ListPage, Part, plain_table
from leadwell.design.words import percent
from leadwell.training.pages.systems.parts import crumbs, no_provider
from leadwell.training.queries.tools import ToolOpened, token_address


def add_tool_page(*, providers: int) -> AskPage:
    """A new system that courses open in."""
    return AskPage(
        title=_("Add a system that courses open in"),
        purpose=_("Your learning system is the tool and Leadwell is the platform (LTI 1.3)."),
        crumbs=crumbs(),
        in_the_way=() if providers else (no_provider(),),
        facts=_platform(),
        button=_("Add it") if providers else "",
    )


def _platform() -> tuple[Fact, ...]:
    address = settings.LEADWELL_ADDRESS
    told = (
        (_("Platform (issuer)"), address),
        (_("Login address"), f"{address}{reverse('training:lti-auth')}"),
        (_("Token address"), token_address()),
        (_("Our public keys"), f"{address}{reverse('training:lti-jwks')}"),
    )
    return tuple(Fact(key, value, is_data=True) for key, value in told)


def tool_page(found: ToolOpened) -> ListPage:
    """One system that courses open in."""
    tool, number = found.tool, [found.tool.pk]
    rows = [
        Row((Cell(fact.key), Cell(fact.value, is_data=True)))
        for fact in (
            *_platform(),
            Fact(_("Client"), tool.client_id),
            Fact(_("Deployment"), tool.deployment),
            Fact(_("Its login address"), tool.login_url),
            Fact(_("Its course address"), tool.launch_url),
        )
    ]
    says = ngettext("%(n)s course opens in it.", "%(n)s courses open in it.", len(found.links))
    ways = (
        Link(_("Tie a course to a programme"), reverse("training:link-course", args=number)),
        Link(_("End this system"), reverse("training:end-tool", args=number)),
    )
    setting = plain_table(_("Settings"), (_("What"), _("Value")), rows, "")
    return ListPage(
        title=tool.title,
        title_is_data=True,
        purpose=_("Its courses, and what to type into it."),
        answer=says % {"n": len(found.links)},
        crumbs=crumbs(),
        ways=() if tool.ended_at else ways,
        parts=(
            Part("courses", _("Courses"), _links(found)),
            Part("settings", _("What both sides know"), setting),
        ),
    )


def _links(found: ToolOpened) -> Table:
    rows = [
        Row(
            (
                Cell(one.title, is_data=True),
                Cell(one.programme.title, is_data=True),
                Cell(one.resource, is_data=True),
                Cell(percent(float(one.threshold) * 100)),
                Cell(str(one.people)),  # type: ignore[attr-defined]  # counted by the query
            )
        )
        for one in found.links
    ]
    columns = (_("Course"), _("Programme"), _("Number"), _("Least score"), _("Opened by"))
    return plain_table(_("Courses"), columns, rows, _("No course is tied to a programme yet."))


def link_page(found: ToolOpened) -> AskPage:
    """Tying a course to a programme."""
    address = reverse("training:tool", args=[found.tool.pk])
    over = (_("It was ended already."),) if found.tool.ended_at else ()
    return AskPage(
        title=_("Which programme does the course teach?"),
        purpose=_("People open it from the programme's page. A score is evidence, never a pass."),
        crumbs=crumbs(Crumb(found.tool.title, address, is_data=True)),
        in_the_way=over,
        button="" if over else _("Keep this"),
    )
