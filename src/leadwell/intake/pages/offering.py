"""Offering a file: what it may be, how large, and what happens then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from leadwell.design.pages import Crumb, ErrorPage, Link, Page
from leadwell.design.words import data, number
from leadwell.intake.pages.listing import files_crumb
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.reasons import Reason

TOO_LARGE, TOO_OFTEN, NO_ROOM = 413, 429, 507
A_MILLION = 1_000_000


@dataclass(frozen=True, kw_only=True)
class OfferPage(Page):
    """Where a file is offered."""

    steps: tuple[str, ...]
    limit: str
    larger: str
    layout: Link
    care: tuple[Link, ...]


def offer_page(*, largest: int, care: Sequence[Organisation]) -> OfferPage:
    """The page. `largest` is what a browser may send, in bytes."""
    limit = _("A browser may send up to {n} MB. That is about {rows} people.")
    return OfferPage(
        title=_("Which file do you want to offer?"),
        purpose=_(
            "Give us an extract from your staff system. It is checked before it changes anything."
        ),
        crumbs=(files_crumb(),),
        steps=(
            _("First you say which of your columns is which. We remember it for the next time."),
            _("Then every row is checked. You can watch, or leave and come back."),
            _("Good rows go in. Each rejected row says what to correct."),
            _("If something looks wrong, such as many leavers, nothing changes until you say yes."),
        ),
        limit=limit.format(n=number(largest // A_MILLION), rows=number(largest // 250)),
        larger=_("A larger file is loaded from the command line: ./leadwell load workforce"),
        layout=Link(
            _("How a staff file is laid out, and a template to fill"), reverse("intake:layout")
        ),
        care=tuple(_care_link(place) for place in care),
    )


def _care_link(place: Organisation) -> Link:
    name = data(name_to_read(place.name))
    text = format_html(_("Social-care files (ASC-WDS) of {place}"), place=name)
    return Link(text, reverse("intake:care", args=[place.code]))


@dataclass(frozen=True, kw_only=True)
class ChartPage(Page):
    """Where a published organisation chart is loaded."""

    words: tuple[str, ...]


def chart_page(*, largest: int) -> ChartPage:
    """The page. `largest` is what a browser may send, in bytes."""
    return ChartPage(
        title=_("Which organisation chart do you want to load?"),
        purpose=_("Posts and who reports to whom, as the government publishes them."),
        crumbs=(files_crumb(), Crumb(_("Published files"), reverse("intake:published"))),
        words=(
            _("Names, telephone numbers and addresses in the file are never read."),
            _("A chart of an older day than the one we have is not taken."),
            _("A browser may send up to {n} MB.").format(n=number(largest // A_MILLION)),
        ),
    )


def too_large_page(reasons: Sequence[Reason]) -> ErrorPage:
    """413: the file is too large for a browser."""
    return ErrorPage(
        status=TOO_LARGE,
        title=_("That file is too large for a browser"),
        purpose=" ".join(reason.in_words(_) for reason in reasons),
        what_now=(
            _("Nothing of it was kept, and nothing was changed."),
            _("Offer the file without the columns you do not need: it is often enough."),
            _("Or ask your administrator to load it from the command line."),
        ),
        links=(Link(_("Offer another file"), reverse("intake:offer")),),
    )


def too_often_page(reasons: Sequence[Reason]) -> ErrorPage:
    """429: too many files within the hour."""
    return ErrorPage(
        status=TOO_OFTEN,
        title=_("Too many files at once"),
        purpose=" ".join(reason.in_words(_) for reason in reasons),
        what_now=(
            _("This file was not taken, and nothing was changed."),
            _("Those you offered before are being read, one after the other."),
        ),
        links=(Link(_("See what became of them"), reverse("intake:files")),),
    )


def no_room_page() -> ErrorPage:
    """507: the disc of the site is full."""
    return ErrorPage(
        status=NO_ROOM,
        title=_("There is no room for that file"),
        purpose=_("The disc on which files wait is full. That is our fault, not your file's."),
        what_now=(
            _("Nothing of it was kept, and nothing was changed."),
            _("Tell your administrator that the disc is full, then offer the file again."),
        ),
        links=(Link(_("Offer another file"), reverse("intake:offer")),),
    )
