"""What an assurer's pages about credentials say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design import words
from leadwell.design.pages import Cell, Column, Crumb, Fact, Page, Row, Table, Tag
from leadwell.training.models import Credential
from leadwell.training.pages.credentials import (
    facts_of,
    name_of,
    standing_sentence,
    standing_tag,
)


@dataclass(frozen=True, kw_only=True)
class AssurePage(Page):
    answer: str
    suspended: Table


@dataclass(frozen=True, kw_only=True)
class DecidePage(Page):
    answer: str
    tag: Tag
    facts: tuple[Fact, ...]


def assure_page(suspended: Sequence[Credential]) -> AssurePage:
    """Find one, and see which are suspended."""
    said = ngettext(
        "%(n)s credential is suspended now.", "%(n)s credentials are suspended now.", len(suspended)
    )
    return AssurePage(
        title=_("Which credential should not count?"),
        purpose=_(
            "Suspend a credential while something is looked into, or withdraw it for good. Everybody"
            " who checks it sees that within minutes."
        ),
        answer=said % {"n": len(suspended)},
        suspended=_table(suspended),
        crumbs=(Crumb(_("My page"), reverse("home:my")),),
    )


def _table(suspended: Sequence[Credential]) -> Table:
    rows = tuple(
        Row(
            (
                Cell(
                    name_of(one),
                    href=reverse("training:decide-credential", args=[one.identifier]),
                    is_data=True,
                ),
                words.day(one.suspended_at) if one.suspended_at else "",
                Cell(one.because, is_data=True),
            )
        )
        for one in suspended
    )
    columns = (Column(_("What")), Column(_("Since")), Column(_("Why")))
    return Table(
        caption=_("Suspended now"),
        columns=columns,
        rows=rows,
        empty=_("None is suspended."),
        stacked=True,
    )


def decide_page(credential: Credential, *, today: date) -> DecidePage:
    """One credential to decide about. Whose it is does not matter here, and is not shown."""
    return DecidePage(
        title=_("Should this credential count?"),
        purpose=_("The person sees what you decide and why, and may dispute it."),
        answer=standing_sentence(credential, today),
        tag=standing_tag(credential, today),
        facts=(Fact(_("Name"), name_of(credential), is_data=True), *facts_of(credential)),
        crumbs=(
            Crumb(_("My page"), reverse("home:my")),
            Crumb(_("Credentials"), reverse("training:assure-credentials")),
        ),
        made_up=credential.person.made_up,
    )
