"""What the pages about learning systems say, to those who open courses and to their providers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part
from leadwell.design.words import day, percent
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.training.actions.launching import Answer
from leadwell.training.models import LearningTool, StatementSource, ToolLink
from leadwell.training.queries.statements import SourceOpened
from leadwell.training.queries.tools import ToolOpened, token_address


@dataclass(frozen=True, kw_only=True)
class LaunchPage(Page):
    """The form that a person's browser carries to a learning system; nothing where it may not."""

    to: str = ""
    id_token: str = ""
    state: str = ""
    words: tuple[str, ...] = ()


def crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """The way back to a provider's systems."""
    desk = Crumb(_("What do we teach?"), reverse("training:desk"))
    return (desk, Crumb(_("Our learning systems"), reverse("training:systems")), *more)


def table(caption: str, columns: Sequence[str], rows: Sequence[Row], empty: str) -> Table:
    """A table whose heading stands above it."""
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=tuple(Column(text) for text in columns),
        rows=tuple(rows),
        empty=empty,
        stacked=True,
    )


# For whoever learns


def open_course_page(link: ToolLink) -> AskPage:
    """A course in another system, before it is opened."""
    provider = name_to_read(link.tool.provider.organisation.name)
    programme = reverse("training:programme", args=[link.programme.code])
    return AskPage(
        title=link.title,
        title_is_data=True,
        purpose=_("This course is in a learning system of its provider. You leave Leadwell."),
        crumbs=(Crumb(link.programme.title, programme, is_data=True),),
        facts=(
            Fact(_("Provider"), provider, is_data=True),
            Fact(_("Learning system"), link.tool.title, is_data=True),
            Fact(_("What it learns about you"), _("A number that stands for you there. No name.")),
            Fact(
                _("What it tells us"),
                _("What you scored. An assurer sees it; it is not a pass by itself."),
            ),
        ),
        button=_("Open the course"),
    )


def launch_page(answer: Answer) -> LaunchPage:
    """One step before the course."""
    return LaunchPage(
        title=answer.title,
        title_is_data=True,
        purpose=_("The last step before your course."),
        words=(_("The learning system knows now that it is you. Go on within five minutes."),),
        to=answer.to,
        id_token=answer.id_token,
        state=answer.state,
    )


def not_opened_page(in_the_way: Sequence[str]) -> LaunchPage:
    """Why a course does not open."""
    return LaunchPage(
        title=_("The course could not be opened"),
        purpose=_("Nothing was told to the learning system."),
        in_the_way=tuple(in_the_way),
        words=(_("Go back to the programme and open the course again."),),
    )


# For its provider


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
    return table(_("Systems that send statements"), columns, rows, _("No system sends any yet."))


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
    return table(_("Systems courses open in"), columns, rows, _("No system is registered yet."))


def add_system_page(*, providers: int) -> AskPage:
    """A new system that sends statements."""
    return AskPage(
        title=_("Add a system that sends statements"),
        purpose=_("You get a name and a secret for it. Put both into your learning system."),
        crumbs=crumbs(),
        in_the_way=() if providers else (_no_provider(),),
        button=_("Add it") if providers else "",
    )


def _no_provider() -> str:
    return _("You offer training for no provider yet.")


def system_added_page(source: StatementSource, secret: str) -> AskPage:
    """The name and the secret, shown this once."""
    return AskPage(
        title=_("Copy this now"),
        purpose=_("We keep only a fingerprint of the secret: nobody can show it to you again."),
        crumbs=crumbs(Crumb(source.title, reverse("training:source", args=[source.pk]))),
        facts=(
            Fact(
                _("Address"),
                f"{settings.LEADWELL_ADDRESS}{reverse('training:xapi-statements')}",
                is_data=True,
            ),
            Fact(_("Name"), source.user, is_data=True),
            Fact(_("Secret"), secret, is_data=True),
        ),
        ways=(Link(_("Go to the system"), reverse("training:source", args=[source.pk])),),
    )


def system_page(found: SourceOpened) -> ListPage:
    """One system: whose words wait, whose are known, and what its activities mean here."""
    source, number = found.source, [found.source.pk]
    words = len(found.words)
    says = ngettext("%(n)s word for a person waits.", "%(n)s words for people wait.", words)
    ways = (
        Link(_("Say who a word is"), reverse("training:match-word", args=number)),
        Link(_("Take a match back"), reverse("training:unmatch-word", args=number)),
        Link(_("End this system"), reverse("training:end-system", args=number)),
    )
    about_words = _(
        "Some of these people we may know by the address they sign in with; we do not tell you which."
    )
    return ListPage(
        title=source.title,
        title_is_data=True,
        purpose=_("What this system told us, and whose words for people wait for you."),
        answer=says % {"n": words},
        crumbs=crumbs(),
        ways=ways[2 - 2 * bool(found.words or found.matches) : 3 - bool(source.ended_at)],
        parts=(
            Part("words", _("Words for people that nobody matched"), _words(found), about_words),
            Part("matches", _("Words that are matched"), _matches(found)),
            Part("meanings", _("What its courses are here"), _meanings(found)),
        ),
    )


def _words(found: SourceOpened) -> Table:
    rows = [
        Row((Cell(one.actor, is_data=True), Cell(str(one.statements)), Cell(day(one.last))))
        for one in found.words
    ]
    columns = (_("Word"), _("Statements"), _("Last"))
    return table(_("Words that wait"), columns, rows, _("Every word is matched."))


def _matches(found: SourceOpened) -> Table:
    rows = [
        Row((Cell(one.actor, is_data=True), Cell(one.person.name, is_data=True)))
        for one in found.matches
    ]
    return table(_("Words that are matched"), (_("Word"), _("Person")), rows, _("None yet."))


def _meanings(found: SourceOpened) -> Table:
    rows = [
        Row(
            (
                Cell(one.activity, is_data=True),
                Cell(one.programme.title, is_data=True)
                if one.programme
                else Cell("", tag=Tag(_("None of ours"), "attention")),
                Cell(str(one.statements)),
            )
        )
        for one in found.meanings
    ]
    columns = (_("Its address"), _("Programme here"), _("Completions told"))
    return table(_("Courses"), columns, rows, _("It told of no completed course yet."))


def match_page(found: SourceOpened) -> AskPage:
    """Saying who a word is."""
    way = []
    if not found.words:
        way.append(_("No word waits."))
    if not found.people:
        way.append(_("Nobody has taken a place with you yet."))
    return AskPage(
        title=_("Who is this word for?"),
        purpose=_("What the system said about them counts on their record from now on."),
        crumbs=_of_source(found.source),
        in_the_way=tuple(way),
        button="" if way else _("Match them"),
    )


def unmatch_page(found: SourceOpened) -> AskPage:
    """Taking a match back."""
    none = () if found.matches else (_("No word is matched."),)
    return AskPage(
        title=_("Take a match back"),
        purpose=_(
            "What was shown through it leaves the person's record, and the word waits again."
        ),
        crumbs=_of_source(found.source),
        in_the_way=none,
        button=_("Take it back") if found.matches else "",
        careful=True,
    )


def _of_source(source: StatementSource) -> tuple[Crumb, ...]:
    address = reverse("training:source", args=[source.pk])
    return crumbs(Crumb(source.title, address, is_data=True))


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


def mapping_page(verbs: Sequence[str]) -> ListPage:
    """What statements mean here, for anybody."""
    rows = [Row((Cell(verb, is_data=True), _("The course was completed"))) for verb in verbs]
    example = f"{settings.LEADWELL_ADDRESS}{reverse('training:catalogue')}"
    about = _(
        "A course is one of our programmes where its address ends with the programme's short name, for "
        "example {address}lead/. A system tells of national programmes and of its own provider's courses."
    ).format(address=example)
    return ListPage(
        title=_("What do statements of learning systems mean here?"),
        purpose=_("The whole list: nothing else that a system says changes anything here."),
        answer=_(
            "A completion is evidence with its source. Whether somebody passed is said by an assurer."
        ),
        parts=(
            Part(
                "verbs",
                _("Verbs that show a completion"),
                table(_("Verbs"), (_("Verb"), _("Means")), rows, _("None.")),
                _("Unless the result says that there was no success, or that it is not complete."),
            ),
            Part(
                "courses",
                _("Which course is which"),
                table(_("Courses"), (_("What"), _("How we know")), _known(), ""),
                about,
            ),
        ),
    )


def _known() -> list[Row]:
    return [
        Row((_("The course"), _("By the end of its address"))),
        Row((_("The person"), _("By the address they sign in with, or as their provider says"))),
        Row((_("The day"), _("By the system's clock, and never later than today"))),
        Row((_("Taken back"), _("By a statement that voids it, whenever that comes"))),
    ]


def add_tool_page(*, providers: int) -> AskPage:
    """A new system that courses open in."""
    return AskPage(
        title=_("Add a system that courses open in"),
        purpose=_("Your learning system is the tool and Leadwell is the platform (LTI 1.3)."),
        crumbs=crumbs(),
        in_the_way=() if providers else (_no_provider(),),
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
    setting = table(_("Settings"), (_("What"), _("Value")), rows, "")
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
    return table(_("Courses"), columns, rows, _("No course is tied to a programme yet."))


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
