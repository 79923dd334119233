"""Opening a round, running it and calling it off, for whoever gives the places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Link, Row
from leadwell.design.words import number
from leadwell.training.models import Round
from leadwell.training.pages.programmes_shapes import (
    PlacesPage,
    my_crumbs,
    part,
)
from leadwell.training.pages.rounds import rounds_crumbs, where_it_stands
from leadwell.training.queries.rounds_counts import RoundCounts


def rounds_of_mine_page(found: Sequence[tuple[Round, RoundCounts]], *, now: datetime) -> PlacesPage:
    """Those somebody runs, with their numbers."""
    waits = sum(1 for each, _counts in found if where_it_stands(each, now=now)[0] == "closed")
    says = ngettext("%(n)s round waits to be drawn.", "%(n)s rounds wait to be drawn.", waits)
    rows = [
        Row(
            (
                Cell(
                    each.title, href=reverse("training:run-round", args=[each.draw]), is_data=True
                ),
                Cell("", tag=where_it_stands(each, now=now)[1]),
                Cell(number(counts.applied), numeric=True),
                Cell(number(counts.places), numeric=True),
                Cell(number(counts.accepted), numeric=True),
            )
        )
        for each, counts in found
    ]
    columns = (_("Round"), _("State"), _("Applied"), _("Places"), _("Accepted"))
    return PlacesPage(
        title=_("Which rounds do I run?"),
        purpose=_(
            "Rounds close and are drawn by themselves. You open them and write down the public value."
        ),
        answer=says % {"n": waits},
        first=Link(_("Open a round"), reverse("training:open-round")),
        parts=(part("rounds", _("Rounds"), columns, rows, _("You have not opened a round yet.")),),
        crumbs=my_crumbs(),
    )


def open_round_page() -> PlacesPage:
    """Everything is fixed here."""
    return PlacesPage(
        title=_("Open a round"),
        purpose=_("All you say here is published at once and cannot be changed afterwards."),
        words=(
            _(
                "A secret is made and sealed when you press the button, and only its fingerprint is shown."
            ),
            _("If something is wrong later, the draw can only be called off, in public."),
        ),
        button=_("Publish the round"),
        crumbs=rounds_crumbs(),
    )


def run_round_page(
    each: Round, counts: RoundCounts, *, in_the_way: tuple[str, ...], now: datetime
) -> PlacesPage:
    """The numbers of a round, and the public value once it is known."""
    state, tag = where_it_stands(each, now=now)
    noted = bool(each.public_value)
    void = Link(_("Call this draw off"), reverse("training:void-round", args=[each.draw]))
    return PlacesPage(
        title=_("Run the round {title}").format(title=each.title),
        purpose=_("It closes and is drawn by itself. You write down the public value."),
        in_the_way=() if noted else in_the_way,
        facts=(
            Fact(_("State"), tag.text),
            Fact(_("Applications"), number(counts.applied)),
            Fact(_("Places"), number(counts.places)),
            Fact(_("Places offered or accepted"), number(counts.offered)),
            Fact(_("Places accepted"), number(counts.accepted)),
            Fact(_("Where the public value comes from"), each.public_source, is_data=True),
            Fact(_("Public value"), each.public_value or _("Not written down yet"), is_data=noted),
        ),
        button="" if noted or in_the_way else _("Write it down and draw"),
        ways=() if state == "void" else (void,),
        crumbs=rounds_crumbs(
            Crumb(each.title, reverse("training:round", args=[each.draw]), is_data=True)
        ),
    )


def void_round_page(each: Round, counts: RoundCounts) -> PlacesPage:
    """What ends by it."""
    says = ngettext("%(n)s place would end.", "%(n)s places would end.", counts.offered)
    return PlacesPage(
        title=_("Call off the draw of {title}?").format(title=each.title),
        purpose=_("Everybody reads your reason. All places of this draw end. It cannot be undone."),
        answer=says % {"n": number(counts.offered)},
        button=_("Call it off"),
        careful=True,
        crumbs=my_crumbs(),
    )
