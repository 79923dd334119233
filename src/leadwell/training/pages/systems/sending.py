"""Systems that send statements: whose words they use, and what their statements mean here."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Table, Tag
from leadwell.design.plain_pages import AskPage, ListPage, Part, plain_table
from leadwell.design.words import day
from leadwell.training.models import StatementSource
from leadwell.training.pages.systems.parts import crumbs, no_provider
from leadwell.training.queries.statements import SourceOpened


def add_system_page(*, providers: int) -> AskPage:
    """A new system that sends statements."""
    return AskPage(
        title=_("Add a system that sends statements"),
        purpose=_("You get a name and a secret for it. Put both into your learning system."),
        crumbs=crumbs(),
        in_the_way=() if providers else (no_provider(),),
        button=_("Add it") if providers else "",
    )


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
    return plain_table(_("Words that wait"), columns, rows, _("Every word is matched."))


def _matches(found: SourceOpened) -> Table:
    rows = [
        Row((Cell(one.actor, is_data=True), Cell(one.person.name, is_data=True)))
        for one in found.matches
    ]
    return plain_table(_("Words that are matched"), (_("Word"), _("Person")), rows, _("None yet."))


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
    return plain_table(_("Courses"), columns, rows, _("It told of no completed course yet."))


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
                plain_table(_("Verbs"), (_("Verb"), _("Means")), rows, _("None.")),
                _("Unless the result says that there was no success, or that it is not complete."),
            ),
            Part(
                "courses",
                _("Which course is which"),
                plain_table(_("Courses"), (_("What"), _("How we know")), _known(), ""),
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
